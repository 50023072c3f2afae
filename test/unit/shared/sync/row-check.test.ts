import { describe, expect, it } from 'vitest';
import type { FieldValues, RowWrite } from '#shared/sync/mutation.ts';
import { checkWrite } from '#shared/sync/row-check.ts';

const id = '0192f0c1-0000-7000-8000-000000000001';
const created = { created_at: '2026-03-01T12:00:00.000Z', created_by: id };
const note = {
  account_id: id,
  body: 'Text',
  written_at: '2026-03-01T12:00:00.000Z',
  author_id: id,
  audience: 'client',
};

const write = (f: FieldValues, more: Partial<RowWrite> = {}): RowWrite => ({
  t: 'note',
  id,
  b: `a:${id}`,
  f,
  base: {},
  ...more,
});
const check = (f: FieldValues, isNew: boolean, more?: Partial<RowWrite>) => checkWrite('note', write(f, more), isNew);

describe('checking a write', () => {
  it('finds nothing wrong with a whole new row and with an edit of one field', () => {
    expect(check({ ...created, ...note }, true)).toEqual([]);
    expect(check({ body: 'Other' }, false)).toEqual([]);
    expect(check({ deleted_at: '2026-03-01T12:00:00.000Z' }, false)).toEqual([]);
    expect(check({ deleted_at: null }, false)).toEqual([]);
  });

  it('names what a new row cannot stand without', () => {
    const { body: _, ...rest } = note;
    expect(check({ ...created, ...rest }, true)).toEqual([{ field: 'body', code: 'invalid_value' }]);
    expect(check(note, true).map(({ field }) => field)).toEqual(['created_at', 'created_by']);
  });

  it.each([
    ['unknown_field', { colour: 'red' }],
    ['unknown_field', JSON.parse('{"__proto__":"x"}') as FieldValues],
    ['unknown_field', { constructor: 'x' }],
    ['invalid_value', { body: null }],
    ['invalid_value', { body: 7 }],
    ['invalid_value', { audience: 'everybody' }],
    ['invalid_value', { written_at: 'yesterday' }],
    ['invalid_value', { body: 'half \ud83d of a pair' }],
    ['invalid_value', { body: 'x'.repeat(200_001) }],
  ] as [string, FieldValues][])('answers %s to %j', (code, f) => {
    expect(check(f, false)).toEqual([{ field: Object.keys(f)[0], code }]);
  });

  it('measures rows in bytes', () => {
    expect(check({ body: 'x'.repeat(190_000) }, false)).toEqual([]);
    expect(check({ body: 'é'.repeat(140_000) }, false)).toEqual([{ field: null, code: 'row_too_large' }]);
  });

  it('takes no longer text as seen than a text can be', () => {
    expect(check({ body: 'x' }, false, { bt: { body: 'x'.repeat(200_001) } })).toEqual([
      { field: 'body', code: 'invalid_value' },
    ]);
  });
});
