import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import {
  asSetting,
  type MethodSettingName,
  type MethodSettings,
  settingsFrom,
} from '#shared/domain/method-settings.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { RowWriter } from '../kernel/rows.ts';

/** The thresholds and switches in force: the defaults of `shared/domain/method-settings.ts` with the workspace's own. */
export const readMethodSettings = async (db: Kysely<Database>): Promise<MethodSettings> => {
  const rows = await db
    .selectFrom('workspace_setting')
    .select(['name', 'value'])
    .where('deleted_at', 'is', null)
    .execute();
  return settingsFrom(rows.map(({ name, value }) => [name, asJson(value)] as const));
};

/** @throws DomainError VALUE_REFUSED, and ROLE_FORBIDDEN for who may not change the method */
export const writeMethodSetting = (rows: RowWriter, name: MethodSettingName, value: number | boolean): void => {
  if (asSetting(name, value) === null) throw new DomainError('VALUE_REFUSED', { field: name, reason: 'out_of_range' });
  rows.put('workspace_setting', { name, value: JSON.stringify(value) });
};

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
