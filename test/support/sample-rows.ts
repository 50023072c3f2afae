import { v7 } from 'uuid';
import { bucketOf, workspaceBucket } from '#shared/sync/buckets.ts';
import { type TableName, syncedTables, tableDefinition } from '#shared/sync/tables.ts';

/** A row with a value in every column, made from the table's definition alone. */
export const sampleRow = (name: TableName) => {
  const id = v7();
  const fields = Object.fromEntries(
    Object.entries(syncedTables[name].fields).map(([field, { column }]) => [
      field,
      column === 'TEXT' ? (field.endsWith('_id') ? v7() : 'x') : 1,
    ]),
  );
  const row = {
    id,
    bucket: tableDefinition(name).bucket === 'same' ? workspaceBucket : bucketOf(name, id, fields, v7()),
    created_at: '2026-01-01T00:00:00.000Z',
    created_by: v7(),
    deleted_at: null,
    ...fields,
  };
  return { id, row, columns: Object.keys(row), values: Object.values(row) };
};
