import type { Kysely } from 'kysely';
import { accessStore } from './access-store.ts';
import { auditStore } from './audit-store.ts';
import { deviceStore } from './device-store.ts';
import { erasureStore } from './erasure-store.ts';
import { fileStore } from './file-store.ts';
import { logStore } from './log-store.ts';
import { rowStore } from './row-store.ts';
import type { Sql } from './sql.ts';
import type { StorageTransaction } from './storage.ts';
import { workspaceStore } from './workspace-store.ts';

/** All stores over one connection. `kysely` makes the query builder of the identity tables when it is asked for. */
export const sqlTransaction = (sql: Sql, kysely: () => Kysely<unknown>): StorageTransaction => ({
  workspaces: workspaceStore(sql),
  devices: deviceStore(sql),
  access: accessStore(sql),
  rows: rowStore(sql),
  log: logStore(sql),
  audit: auditStore(sql),
  files: fileStore(sql),
  erasures: erasureStore(sql),
  kysely: <Tables>() => kysely() as unknown as Kysely<Tables>,
});
