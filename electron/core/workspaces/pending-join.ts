import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { invitationAnswer } from '#shared/contract/server/sign-in.ts';
import { writeWhole } from '../kernel/whole-file.ts';

const content = z.object({
  /** Of the invitation's secret: which join this belongs to, without being able to repeat it. */
  secretHash: z.string(),
  /** An invitation used up by this device still lets this device in. */
  deviceId: z.uuid(),
  facts: invitationAnswer,
});
export type PendingJoin = z.infer<typeof content>;

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * A join under way. The server uses up an invitation in the moment it answers, so a join that was cut after that goes on
 * as the same device instead of asking for a new invitation.
 */
export class PendingJoinFile {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'joining.json');
  }

  async find(secret: string): Promise<PendingJoin | null> {
    try {
      const found = content.parse(JSON.parse(await readFile(this.#path, 'utf8')));
      return found.secretHash === hashOf(secret) ? found : null;
    } catch {
      return null;
    }
  }

  async put(pending: PendingJoin): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await writeWhole(this.#path, JSON.stringify(pending), 0o600);
  }

  async clear(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}
