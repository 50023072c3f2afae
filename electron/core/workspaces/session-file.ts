import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseKey } from '#database/connection.ts';
import { workspacePolicy } from '#shared/contract/server/policy.ts';
import type { TokenKeeper } from '#sync/session.ts';
import type { HostPort } from '../host-port.ts';
import { writeWhole } from '../kernel/whole-file.ts';

const keptToken = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), wrapped: z.string() }),
  /** Under a key derived from the database's, which a passphrase opens. */
  z.object({ kind: z.literal('key'), nonce: z.string(), wrapped: z.string() }),
  /** A workspace that is not encrypted, on a machine without a keychain; the file is its owner's alone. */
  z.object({ kind: z.literal('plain'), token: z.string() }),
]);

const sessionFile = z.object({
  address: z.string(),
  fingerprint: z.nullable(z.string()),
  workspaceId: z.uuid(),
  teamId: z.uuid(),
  memberId: z.uuid(),
  deviceName: z.string(),
  email: z.string(),
  policy: workspacePolicy,
  /** When the server last knew this device, in UTC milliseconds, whether it took anything from it or not. */
  contactAt: z.number().optional(),
  token: z.nullable(keptToken),
});
export type SessionRecord = z.infer<typeof sessionFile>;
export type SessionPlace = Omit<SessionRecord, 'token'>;

export interface SessionFileOptions {
  folder: string;
  key: DatabaseKey;
  /** The user let the keychain guard this workspace, or nothing does. */
  keychainFirst: boolean;
  host: Pick<HostPort, 'keychainStatus' | 'keychainWrap' | 'keychainUnwrap'>;
}

const OWNER_ONLY = 0o600;
const TAG_BYTES = 16;

const path = (folder: string) => join(folder, 'session.json');

/** Null in a workspace that never joined a server. */
export const readSessionRecord = async (folder: string): Promise<SessionRecord | null> => {
  try {
    return sessionFile.parse(JSON.parse(await readFile(path(folder), 'utf8')));
  } catch {
    return null;
  }
};

/** Which server this workspace belongs to, as whom, and the wrapped refresh token (security.md 5.3). */
export class SessionFile implements TokenKeeper {
  readonly #options: SessionFileOptions;
  #record: SessionRecord;
  #written: Promise<void> = Promise.resolve();

  constructor(options: SessionFileOptions, record: SessionRecord) {
    this.#options = options;
    this.#record = record;
  }

  get record(): SessionRecord {
    return this.#record;
  }

  async put(patch: Partial<SessionPlace>): Promise<void> {
    await this.#write(patch);
  }

  async load(): Promise<string | null> {
    const { token } = this.#record;
    if (!token) return null;
    try {
      if (token.kind === 'plain') return token.token;
      const wrapped = Buffer.from(token.wrapped, 'base64');
      if (token.kind === 'key') return this.#unseal(wrapped, Buffer.from(token.nonce, 'base64'));
      return Buffer.from(await this.#options.host.keychainUnwrap(wrapped)).toString('utf8');
    } catch {
      // Moved to another machine, or the keychain changed: signing in again makes a new one.
      return null;
    }
  }

  async save(refreshToken: string): Promise<void> {
    await this.#write({ token: await this.#wrap(refreshToken) });
  }

  async forget(): Promise<void> {
    await this.#write({ token: null });
  }

  remove(): Promise<void> {
    return rm(path(this.#options.folder), { force: true });
  }

  async #wrap(refreshToken: string): Promise<z.infer<typeof keptToken>> {
    const { key, keychainFirst, host } = this.#options;
    if (keychainFirst && (await host.keychainStatus()).available) {
      const wrapped = await host.keychainWrap(Buffer.from(refreshToken, 'utf8')).catch(() => null);
      if (wrapped) return { kind: 'keychain', wrapped: Buffer.from(wrapped).toString('base64') };
    }
    if (!key) return { kind: 'plain', token: refreshToken };
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sessionKey(key), nonce);
    const wrapped = Buffer.concat([cipher.update(refreshToken, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { kind: 'key', nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') };
  }

  #unseal(wrapped: Buffer, nonce: Buffer): string | null {
    const { key } = this.#options;
    if (!key) return null;
    const decipher = createDecipheriv('aes-256-gcm', sessionKey(key), nonce);
    decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(wrapped.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** One after the other: a contact that is noted never puts the token from before back. */
  #write(patch: Partial<SessionRecord>): Promise<void> {
    const written = this.#written.then(async () => {
      const record = { ...this.#record, ...patch };
      await writeWhole(path(this.#options.folder), JSON.stringify(record, null, 2), OWNER_ONLY);
      this.#record = record;
    });
    this.#written = written.catch(() => undefined);
    return written;
  }
}

const sessionKey = (key: Uint8Array): Uint8Array =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), 'ongoing session', 32));
