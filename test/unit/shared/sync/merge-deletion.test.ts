import { describe, expect, it } from 'vitest';
import { formatStamp } from '#shared/sync/clock.ts';
import { type Author, mergeWrite, type StoredRow } from '#shared/sync/merge.ts';
import { cellOf, type FieldValues, type RowWrite, tokensOf, UNWRITTEN } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';

const noon = Date.UTC(2026, 2, 1, 12);
const token = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [ana, bruno] = [token(91), token(92)];
const by = (device: string, n: number): Author => ({
  mutationId: token(n),
  stamp: formatStamp({ ms: noon + n * 60_000, counter: 0, device }),
  device,
});

const write = (t: TableName, f: FieldValues, base: Record<string, number> = {}, seen?: string[]): RowWrite => ({
  t,
  id: token(1),
  b: `a:${token(2)}`,
  f,
  base: Object.fromEntries(Object.entries(base).map(([field, n]) => [field, token(n)])),
  ...(seen && { seen }),
});

const chain = (...steps: [RowWrite, Author][]) => {
  let row: StoredRow | null = null;
  const conflicts = [];
  for (const [w, author] of steps) {
    const merged = mergeWrite(w.t as TableName, row, w, author);
    row = { ...merged.row, seq: merged.row.seq + 1 };
    conflicts.push(...merged.conflicts);
  }
  return { row: row!, conflicts };
};

const at = (n: number) => `2026-03-01T12:${n}:00.000Z`;

describe('a row that says that something is so', () => {
  const tag = (member: string) => write('account_tag', { name: 'vip', account_id: token(2), created_by: member });
  const deletion = (seen: number[]) =>
    write('account_tag', { deleted_at: at(20) }, { deleted_at: 10 }, seen.map(token));

  it('comes back when somebody says it again without knowing that it was taken away, whichever came first', () => {
    const one = chain([tag('a'), by(ana, 10)], [deletion([10]), by(ana, 20)], [tag('b'), by(bruno, 12)]);
    const other = chain([tag('a'), by(ana, 10)], [tag('b'), by(bruno, 12)], [deletion([10]), by(ana, 20)]);
    for (const { row, conflicts } of [one, other]) {
      expect(row.values).toEqual({ name: 'vip', account_id: token(2), created_by: 'a' });
      expect(conflicts).toEqual([]);
    }
  });

  it('goes when somebody takes it away who knows that two said it', () => {
    const { row } = chain([tag('a'), by(ana, 10)], [tag('b'), by(bruno, 12)]);
    expect(tokensOf(row.cells).toSorted()).toEqual([token(10), token(12)]);
    const gone = mergeWrite('account_tag', row, deletion([10, 12]), by(ana, 20));
    expect(gone.row.values['deleted_at']).toBe(at(20));
  });

  it('is made by two with different values as two concurrent writes', () => {
    const series = (name: string, unit: string | null, n: number): [RowWrite, Author] => [
      write('metric_series', { name, ...(unit && { unit }) }),
      by(n === 10 ? ana : bruno, n),
    ];
    const one = chain(series('Users', null, 10), series('Logins', 'people', 12));
    const other = chain(series('Logins', 'people', 12), series('Users', null, 10));
    for (const { row, conflicts } of [one, other]) {
      expect(row.values['unit']).toBe('people');
      expect(conflicts.filter(({ field }) => field === 'unit')).toEqual([]);
    }
  });

  it('does not count what only the other one wrote as seen by its second maker', () => {
    const { row } = chain(
      [write('metric_series', { name: 'Users', unit: 'people' }), by(ana, 10)],
      [write('metric_series', { name: 'Users' }), by(bruno, 12)],
    );
    const edit = write('metric_series', { unit: 'seats' }, { unit: 12, deleted_at: 12 });
    const later = mergeWrite('metric_series', row, edit, by(token(93), 13));
    expect(later.conflicts).toMatchObject([{ field: 'unit', loser: { value: 'people' } }]);
  });
});

describe('a deletion and a restore', () => {
  const created: [RowWrite, Author] = [write('account', { name: 'Acme' }), by(ana, 10)];
  const deleted: [RowWrite, Author] = [
    write('account', { deleted_at: at(20) }, { deleted_at: 10 }, [token(10)]),
    by(ana, 20),
  ];
  const restored: [RowWrite, Author] = [write('account', { deleted_at: null }, { deleted_at: 20 }), by(ana, 21)];
  const alsoDeleted = (n: number): [RowWrite, Author] => [
    write('account', { deleted_at: at(n) }, { deleted_at: 10 }, [token(10)]),
    by(bruno, n),
  ];

  it.each([15, 25])('that did not see each other are settled by the later one, with a draft of the other (%i)', (n) => {
    const { row, conflicts } = chain(created, deleted, restored, alsoDeleted(n));
    expect(row.values['deleted_at'] !== undefined).toBe(n > 21);
    expect(conflicts).toMatchObject([{ kind: 'delete-edit', field: 'deleted_at' }]);
  });

  it('keeps in mind the deletion of somebody else through a restore that did not see it', () => {
    const own = (deletedAt: string | null, n: number, base: number, seen: number[]): [RowWrite, Author] => [
      write('account', { deleted_at: deletedAt }, { deleted_at: base }, seen.map(token)),
      by(bruno, n),
    ];
    const theirs: [RowWrite, Author] = [write('account', { deleted_at: at(40) }, { deleted_at: 10 }), by(ana, 40)];
    const steps = [
      created,
      theirs,
      own(at(25), 25, 10, [10]),
      own(null, 26, 25, [10, 25]),
      own(at(27), 27, 26, [10, 26]),
    ];
    const { row } = chain(...steps);
    expect(tokensOf(row.cells)).toContain(token(40));
    const last = chain(...steps, own(null, 28, 27, [10, 27]));
    expect(last.conflicts.at(-1)).toMatchObject({ kind: 'delete-edit', field: 'deleted_at' });
  });

  it('lets two restores agree', () => {
    const again: [RowWrite, Author] = [write('account', { deleted_at: null }, { deleted_at: 20 }), by(bruno, 22)];
    const { row, conflicts } = chain(created, deleted, restored, again);
    expect(row.values).not.toHaveProperty('deleted_at');
    expect(conflicts).toEqual([]);
  });
});

describe('after a server was restored from a backup', () => {
  it('takes an edit before the creation that it builds on, without a conflict', () => {
    const { row, conflicts } = chain(
      [write('account', { name: 'Beta' }, { name: 10, deleted_at: 10 }), by(bruno, 12)],
      [write('account', { name: 'Acme', size: 'small' }), by(ana, 10)],
    );
    expect(row.values).toEqual({ name: 'Beta', size: 'small' });
    expect(row.cells.m).toBe(token(10));
    expect(conflicts).toEqual([]);
  });

  it('knows a mutation that was built on before it came again', () => {
    const first = mergeWrite('account', null, write('account', { name: 'Beta' }, { name: 11 }), by(bruno, 12)).row;
    expect(cellOf(first.cells, 'size').m).toBe(UNWRITTEN);
    const late = mergeWrite('account', first, write('account', { name: 'Alpha' }, { name: 10 }), by(ana, 11));
    expect(late.row.values['name']).toBe('Beta');
    expect([late.changed, late.conflicts]).toEqual([[], []]);
  });
});
