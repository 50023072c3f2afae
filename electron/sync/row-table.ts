import { applyImageDefaults } from '#shared/sync/image.ts';
import type { ColumnType } from '#shared/sync/fields.ts';
import type { FieldValue, FieldValues } from '#shared/sync/mutation.ts';
import { type TableName, syncedTables } from '#shared/sync/tables.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { Statements } from './statements.ts';

/** How one synced table is read and written past its repositories. */
export interface RowTable {
  name: TableName;
  fields: readonly string[];
  /** Columns that must hold something. */
  needed: ReadonlySet<string>;
  types: Readonly<Record<string, ColumnType>>;
  insert: string;
  update: string;
  select: string;
  remove: string;
}

const CREATION: Record<string, ColumnType> = { created_at: 'TEXT', created_by: 'TEXT', deleted_at: 'TEXT' };

const describe = (name: TableName): RowTable => {
  const columns = Object.entries(syncedTables[name].fields).map(([field, { column }]) => [field, column] as const);
  const types = { ...CREATION, ...Object.fromEntries(columns) };
  const fields = Object.keys(types);
  const all = ['id', 'bucket', ...fields].map((field) => `"${field}"`).join(', ');
  const empty = applyImageDefaults(name, {});
  return {
    name,
    fields,
    needed: new Set(fields.filter((field) => (empty[field] ?? null) !== null)),
    types,
    // FAIL: a fault takes the whole transaction back anyway. Otherwise SQLite, because of the triggers, keeps a copy of
    // each page that a row changes, to take back that row alone.
    insert: `INSERT OR FAIL INTO ${name} (${all}) VALUES (?, ?${', ?'.repeat(fields.length)})`,
    update: `UPDATE ${name} SET bucket = ?, ${fields.map((field) => `"${field}" = ?`).join(', ')} WHERE id = ?`,
    select: `SELECT ${fields.map((field) => `"${field}"`).join(', ')} FROM ${name} WHERE id = ?`,
    remove: `DELETE FROM ${name} WHERE id = ?`,
  };
};

const tables = new Map<string, RowTable>(
  (Object.keys(syncedTables) as TableName[]).map((name) => [name, describe(name)]),
);

/** Null for a table that only a newer app knows. */
export const rowTable = (t: string): RowTable | null => tables.get(t) ?? null;

const fits = (type: ColumnType, value: FieldValue): boolean =>
  value === null ||
  (type === 'TEXT'
    ? typeof value === 'string'
    : typeof value === 'number' && (type === 'REAL' || Number.isInteger(value)));

/**
 * What of an image does not stand in its table as it is: fields of a newer app, values of a kind that the column does
 * not take, and null where a stopgap fills a column that must hold something.
 */
export const leftOver = (table: RowTable, values: FieldValues, columns: FieldValues): FieldValues | null => {
  let left: FieldValues | null = null;
  for (const field in values) {
    const value = values[field] ?? null;
    if (columns[field] !== value) (left ??= {})[field] = value;
  }
  for (const field of table.fields) {
    if ((columns[field] ?? null) !== null && (values[field] ?? null) === null) (left ??= {})[field] = null;
  }
  return left;
};

export const columnsOf = (table: RowTable, values: FieldValues): FieldValues => {
  let fitting = values;
  for (const field of table.fields) {
    const value = values[field] ?? null;
    if (value === null || fits(table.types[field] ?? 'TEXT', value)) continue;
    if (fitting === values) fitting = { ...values };
    delete fitting[field];
  }
  return applyImageDefaults(table.name, fitting);
};

/**
 * What `insert` takes for a row whose values all stand in their columns as they are, which nearly every row's do; null
 * for the others.
 */
export const plainParams = (table: RowTable, { id, b, v }: RowImage): FieldValue[] | null => {
  const params: FieldValue[] = [id, b];
  let placed = 0;
  for (const field of table.fields) {
    const value = v[field] ?? null;
    params.push(value);
    if (value === null ? table.needed.has(field) : !fits(table.types[field] ?? 'TEXT', value)) return null;
    if (value !== null) placed += 1;
  }
  for (const field in v) if (v[field] !== null) placed -= 1;
  return placed === 0 ? params : null;
};

/** Values of a row as they stand, without what is null. */
export const readValues = (sql: Statements, table: RowTable, id: string): FieldValues | null => {
  const row = sql.get<Record<string, FieldValue>>(table.select, id);
  if (!row) return null;
  const values: FieldValues = {};
  for (const field of table.fields) {
    const value = row[field] ?? null;
    if (value !== null) values[field] = value;
  }
  return values;
};
