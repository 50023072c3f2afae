import type { NewFields, RowWriter } from '#core/kernel/rows.ts';
import type { TableName } from '#shared/sync/tables.ts';

/** One row of the demo, ready to be written; without an id it is the natural key's. */
export interface DemoRow {
  table: TableName;
  id: string | null;
  fields: Record<string, unknown>;
  insert(rows: RowWriter): void;
}

export function row<Name extends TableName>(table: Name, id: string | null, fields: NewFields<Name>): DemoRow {
  return {
    table,
    id,
    fields: fields as Record<string, unknown>,
    insert: (rows) => void rows.insert(table, fields, id ?? undefined),
  };
}
