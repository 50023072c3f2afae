import { v5 } from 'uuid';
import { type TableName, tableDefinition } from './tables.ts';

/** Natural keys below an account hold ids already, so they need no workspace to be unique. */
const ACCOUNT_NAMESPACE = '6f2b1f0e-5d0b-5c39-9a57-0d6c1c9a7f10';

/** Id of a row that two devices must meet on (sync.md 2.2): a UUIDv5 of its table and natural key. */
export const naturalId = (name: TableName, workspaceId: string, key: readonly string[]): string => {
  const shared = tableDefinition(name).bucket === 'workspace' || name === 'external_ref';
  return v5(JSON.stringify([name, ...key]), shared ? workspaceId : ACCOUNT_NAMESPACE);
};

/** Id of an imported row: the same file imported on two laptops makes the same rows (O1). */
export const importedId = (name: TableName, workspaceId: string, source: string, externalId: string): string =>
  v5(JSON.stringify(['import', source, name, externalId]), workspaceId);

/** Whether an import brought the account: only then its id follows from a file (UUIDv5), by hand it is a new one. */
export const isImportedAccount = (id: string): boolean => id[14] === '5';

/** Id of a conflict: a mutation that comes again makes the same ones (sync.md 2.7). */
export const conflictId = (mutationId: string, t: string, rowId: string, field: string | null): string =>
  v5(JSON.stringify(['conflict', mutationId, t, rowId, field]), ACCOUNT_NAMESPACE);

/** Id of a row that follows from another one below an account: what a firing creates per step, the next task of a series. */
export const followingId = (name: TableName, from: readonly string[]): string =>
  v5(JSON.stringify([name, 'from', ...from]), ACCOUNT_NAMESPACE);
