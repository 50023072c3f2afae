import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { MethodSettingName, MethodSettings } from '#shared/domain/method-settings.ts';
import type { Actor } from '../kernel/clock.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { readMethodSettings, writeMethodSetting } from './method-settings.ts';

/** Leads and admins write how the workspace works (sync.md 2.2); alone everybody is the admin of their own. */
export const mayWriteMethod = async (db: Kysely<Database>, { memberId }: Pick<Actor, 'memberId'>): Promise<boolean> => {
  const member = await db.selectFrom('member').select('role').where('id', '=', memberId).executeTakeFirst();
  return member !== undefined && member.role !== 'consultant';
};

/** Thresholds and switches of the method. */
export class MethodService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  settings(): Promise<{ values: MethodSettings; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => ({
      values: await readMethodSettings(db),
      mayWrite: await mayWriteMethod(db, this.#kernel.actor),
    }));
  }

  async putSetting({
    name,
    value,
  }: {
    name: MethodSettingName;
    value: number | boolean;
  }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('method.setting', ({ rows }) => writeMethodSetting(rows, name, value));
    return {};
  }
}
