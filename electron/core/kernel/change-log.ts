import type { TableName } from '#shared/sync/tables.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';

/** What one unit of work changed, announced after commit. */
export interface Change {
  mutationId: string;
  label: string | null;
  tables: TableName[];
  accounts: string[];
}

export interface LoggedWrite {
  t: TableName;
  id: string;
  bucket: string;
  /** Values written. */
  fields: Record<string, FieldValue>;
  /** Values before; null for a new row. */
  before: Record<string, FieldValue> | null;
}

export interface LoggedMutation {
  id: string;
  label: string | null;
  writes: LoggedWrite[];
}

/** All that core knows of sync (architecture.md): the log that turns captured changes into mutations. */
export interface ChangeLog {
  /** Turns what was captured since the last call into one mutation; call inside the transaction. Null: nothing changed. */
  drain(label: string | null): Change | null;
  find(mutationId: string): LoggedMutation | null;
  /** The mutation that wrote a field last; null where the row is unknown. */
  token(t: TableName, id: string, field: string): string | null;
  /** Every mutation that a value of the row carries now. */
  rowTokens(t: TableName, id: string): string[];
  markUndone(mutationId: string): void;
}
