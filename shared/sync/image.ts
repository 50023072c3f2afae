import type { StoredRow } from './merging.ts';
import { type FieldValue, type FieldValues, UNWRITTEN } from './mutation.ts';
import { syncedTables, type TableName } from './tables.ts';
import type { RowImage } from './wire.ts';

export const toImage = (t: string, id: string, row: StoredRow): RowImage => ({
  t,
  id,
  b: row.bucket,
  s: row.seq,
  c: row.cells,
  v: row.values,
});

export const toStored = (image: RowImage): StoredRow => ({
  bucket: image.b,
  seq: image.s,
  cells: image.c,
  values: image.v,
});

/** What stays of a purged row: that it was there (sync.md 2.9). */
export const purgedImage = (t: string, id: string, bucket: string, seq: number): RowImage => ({
  t,
  id,
  b: bucket,
  s: seq,
  c: { m: UNWRITTEN, h: '' },
  v: {},
  purged: true,
});

const EPOCH = '1970-01-01T00:00:00.000Z';
const stopgaps: readonly FieldValue[] = ['', 0, EPOCH.slice(0, 10), EPOCH, UNWRITTEN];

const emptyRows = new Map<string, Readonly<FieldValues>>();

/** Every column as it is when no value came: null, or the plainest value of a column that must hold one. */
const emptyRow = (name: TableName): Readonly<FieldValues> => {
  let row = emptyRows.get(name);
  if (!row) {
    const fields = Object.entries(syncedTables[name].fields).map(([field, { schema }]): [string, FieldValue] => {
      const options: unknown[] = 'options' in schema && Array.isArray(schema.options) ? schema.options : [];
      const candidates: FieldValue[] = [null, options.find((option) => typeof option === 'string') ?? '', ...stopgaps];
      // A column that may be empty stays empty: null is found, and is no reason to look on.
      const found = candidates.find((candidate) => schema.safeParse(candidate).success);
      return [field, found === undefined ? '' : found];
    });
    row = { created_at: EPOCH, created_by: UNWRITTEN, deleted_at: null, ...Object.fromEntries(fields) };
    emptyRows.set(name, row);
  }
  return row;
};

/**
 * The columns of a row for SQLite, without id and bucket. An image always applies (sync.md 2.2): what it lacks because
 * its creation was lost in a restore gets a stopgap that shows until whoever holds it brings it back.
 */
export const applyImageDefaults = (name: TableName, values: FieldValues): FieldValues => {
  const empty = emptyRow(name);
  const row: FieldValues = {};
  for (const field in empty) row[field] = values[field] ?? empty[field] ?? null;
  return row;
};

/** Fields that only a newer app knows; null where there are none. They are kept for after the upgrade (sync.md 2.14). */
export const unknownValues = (name: TableName, values: FieldValues): FieldValues | null => {
  const empty = emptyRow(name);
  let unknown: FieldValues | null = null;
  for (const field in values) if (!(field in empty)) (unknown ??= {})[field] = values[field] ?? null;
  return unknown;
};
