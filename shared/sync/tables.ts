import type { z } from 'zod';
import type { Field, SyncedTable } from './fields.ts';
import { accountTables } from './tables/account-tables.ts';
import { methodTables } from './tables/method-tables.ts';
import { ongoingTables } from './tables/ongoing-tables.ts';
import { planTables } from './tables/plan-tables.ts';
import { relationTables } from './tables/relation-tables.ts';
import { syncTables } from './tables/sync-tables.ts';
import { workspaceTables } from './tables/workspace-tables.ts';

/**
 * The one list of synced tables. Change capture, search, the types of the database and (with a server) validation and
 * the protocol hash come from it; a table that is missing here fails a test.
 */
export const syncedTables = {
  ...workspaceTables,
  ...accountTables,
  ...relationTables,
  ...planTables,
  ...methodTables,
  ...ongoingTables,
  ...syncTables,
} as const;

export type SyncedTables = typeof syncedTables;
export type TableName = keyof SyncedTables;

export const tableNames = Object.keys(syncedTables) as TableName[];

export const isTableName = (name: string): name is TableName => Object.hasOwn(syncedTables, name);

export const tableDefinition = (name: TableName): SyncedTable => syncedTables[name];

type FieldValue<F> = F extends Field<infer Schema> ? z.infer<Schema> : never;

/** What every synced row carries beside its fields. */
export interface SyncedColumns {
  id: string;
  bucket: string;
  created_at: string;
  /** Member id. */
  created_by: string;
  /** Set while the row is in the trash (sync.md 2.9). */
  deleted_at: string | null;
}

export type FieldsOf<Name extends TableName> = {
  -readonly [F in keyof SyncedTables[Name]['fields']]: FieldValue<SyncedTables[Name]['fields'][F]>;
};

/** A row as it lies in SQLite. */
export type RowOf<Name extends TableName> = SyncedColumns & FieldsOf<Name>;
