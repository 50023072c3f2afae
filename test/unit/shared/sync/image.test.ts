import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyImageDefaults, purgedImage, toImage, toStored, unknownValues } from '#shared/sync/image.ts';
import type { FieldValues } from '#shared/sync/mutation.ts';
import { tableDefinition, tableNames } from '#shared/sync/tables.ts';
import { rowImage } from '#shared/sync/wire.ts';

const RUNS = { numRuns: 10_000 };
const id = '0192f0c1-0000-7000-8000-000000000001';
const row = { bucket: 'w', seq: 3, cells: { m: id, h: 'h' }, values: { name: 'x' } };

const value = fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const values = fc.dictionary(
  fc.oneof(fc.constantFrom('name', 'needs', 'size', 'deleted_at'), fc.stringMatching(/^new_[a-z]{1,8}$/)),
  value,
  { maxKeys: 6 },
);

describe('images', () => {
  it('go to the wire and back', () => {
    expect(toStored(rowImage.parse(JSON.parse(JSON.stringify(toImage('account', id, row)))))).toEqual(row);
    expect(rowImage.parse(purgedImage('account', id, 'w', 4))).toMatchObject({ purged: true, v: {} });
  });

  it('lose no field of a newer app on the way to the columns and back', () => {
    fc.assert(
      fc.property(values, (v: FieldValues) => {
        const columns = applyImageDefaults('account', v);
        const unknown = unknownValues('account', v);
        const merged = { ...columns, ...unknown };
        for (const field in v) expect(merged[field]).toBe(v[field]);
        expect(Object.keys(unknown ?? {}).every((field) => field.startsWith('new_'))).toBe(true);
      }),
      RUNS,
    );
  });

  it.each(tableNames)('make a row of %s that reads, out of nothing', (name) => {
    const columns = applyImageDefaults(name, {});
    for (const [field, { schema }] of Object.entries(tableDefinition(name).fields)) {
      expect(schema.safeParse(columns[field]).success, field).toBe(true);
      if (schema.safeParse(null).success) expect(columns[field], field).toBeNull();
    }
    expect(columns['deleted_at']).toBeNull();
  });
});
