import type { SyncLocalTables } from '#database/sync-schema.ts';
import type { Statements } from './statements.ts';

export type SyncState = Omit<SyncLocalTables['sync_state'], 'one'>;
export type SyncStatePatch = Partial<SyncState>;

export interface LocalIdentity {
  device_id: string;
  member_id: string;
  access_version: number;
  clock: string;
}

/** Null in a workspace that never joined a server. */
export const readSyncState = (sql: Statements): SyncState | null =>
  sql.get<SyncState>('SELECT * FROM sync_state') ?? null;

export const patchSyncState = (sql: Statements, patch: SyncStatePatch): void => {
  const columns = Object.keys(patch);
  if (columns.length === 0) return;
  sql.run(
    `UPDATE sync_state SET ${columns.map((column) => `${column} = ?`).join(', ')}`,
    ...columns.map((column) => patch[column as keyof SyncState]),
  );
};

/** Makes this file one that belongs to a server; once, when joining. */
export const startSyncState = (
  sql: Statements,
  { address, certificate, schema }: Pick<SyncState, 'address' | 'certificate' | 'schema'>,
): void => {
  sql.run(
    `INSERT INTO sync_state (one, address, certificate, cursor, head, safe_seq, last_n, acked_n, schema, offset_ms, paused)
     VALUES (1, ?, ?, 0, 0, 0, 0, 0, ?, 0, 0)`,
    address,
    certificate,
    schema,
  );
};

export const readIdentity = (sql: Statements): LocalIdentity => {
  const row = sql.get<LocalIdentity>('SELECT device_id, member_id, access_version, clock FROM local_state');
  if (!row) throw new Error('this file belongs to nobody');
  return row;
};
