import { describe, expect, it } from 'vitest';
import { formatStamp } from '#shared/sync/clock.ts';
import { type Author, mergeWrite, type StoredRow } from '#shared/sync/merge.ts';
import type { FieldValues, RowWrite } from '#shared/sync/mutation.ts';

const noon = Date.UTC(2026, 2, 1, 12);
const token = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`;
const account = token(1);
const ana = token(91);
const bruno = token(92);

/** Mutation `n`, stamped `n` minutes after noon. */
const by = (device: string, n: number): Author => ({
  mutationId: token(n),
  stamp: formatStamp({ ms: noon + n * 60_000, counter: 0, device }),
  device,
});

const write = (f: FieldValues, base: Record<string, number>, more: Partial<RowWrite> = {}): RowWrite => ({
  t: 'account',
  id: account,
  b: `a:${account}`,
  f,
  base: Object.fromEntries(Object.entries(base).map(([field, n]) => [field, token(n)])),
  ...more,
});

const created = (values: FieldValues = { name: 'Acme', needs: 'one\ntwo\nthree\nfour' }): StoredRow => ({
  ...mergeWrite('account', null, write(values, {}), by(ana, 10)).row,
  seq: 1,
});

const merge = (row: StoredRow, w: RowWrite, author: Author) => {
  const merged = mergeWrite('account', row, w, author);
  return { ...merged, row: { ...merged.row, seq: row.seq + 1 } };
};

describe('merging a write', () => {
  it('takes a new row as it is', () => {
    const { row, exact, conflicts } = mergeWrite('account', null, write({ name: 'Acme', size: null }, {}), by(ana, 10));
    expect(row.values).toEqual({ name: 'Acme' });
    expect(row.cells).toEqual({ m: token(10), h: by(ana, 10).stamp });
    expect([exact, conflicts]).toEqual([true, []]);
  });

  it('takes an edit by somebody who saw the value, even with an older clock', () => {
    const { row, exact, conflicts } = merge(created(), write({ name: 'Beta' }, { name: 10 }, { s: 1 }), by(bruno, 5));
    expect(row.values['name']).toBe('Beta');
    expect([exact, conflicts]).toEqual([true, []]);
  });

  it('is not exact where the device had not the newest row', () => {
    const first = merge(created(), write({ size: 'small' }, { size: 10 }, { s: 1 }), by(ana, 11));
    const second = merge(first.row, write({ name: 'Beta' }, { name: 10 }, { s: 1 }), by(bruno, 12));
    expect([second.exact, second.conflicts]).toEqual([false, []]);
  });

  it('keeps the newer of two concurrent values and drafts a conflict of the other, in either order', () => {
    const older = write({ name: 'Older' }, { name: 10 });
    const newer = write({ name: 'Newer' }, { name: 10 });
    const one = merge(merge(created(), older, by(ana, 11)).row, newer, by(bruno, 12));
    const other = merge(merge(created(), newer, by(bruno, 12)).row, older, by(ana, 11));
    expect(one.row.values['name']).toBe('Newer');
    expect(other.row.values['name']).toBe('Newer');
    expect(one.conflicts).toEqual(other.conflicts);
    expect(one.conflicts).toMatchObject([
      { kind: 'concurrent', field: 'name', loser: { value: 'Older', m: token(11) } },
    ]);
  });

  it('takes the same value twice as agreement, seen by whoever saw either', () => {
    const first = merge(created(), write({ name: 'Beta' }, { name: 10 }), by(ana, 11));
    const second = merge(first.row, write({ name: 'Beta' }, { name: 10 }), by(bruno, 12));
    expect(second.conflicts).toEqual([]);
    const third = merge(second.row, write({ name: 'Gamma' }, { name: 12 }), by(bruno, 13));
    expect(third.row.values['name']).toBe('Gamma');
    expect(third.conflicts).toEqual([]);
  });

  it('gives a value that two wrote the later of their times, whichever came first', () => {
    const same = write({ name: 'Beta' }, { name: 10 });
    const between = write({ name: 'Gamma' }, { name: 10 });
    const writers: [RowWrite, Author][] = [
      [same, by(ana, 13)],
      [same, by(bruno, 11)],
    ];
    for (const order of [writers, writers.toReversed()]) {
      const row = order.reduce((at, [w, author]) => merge(at, w, author).row, created());
      const third = merge(row, between, by(token(93), 12));
      expect(third.row.values['name']).toBe('Beta');
      expect(third.conflicts).toMatchObject([{ loser: { value: 'Gamma' } }]);
    }
  });

  it('takes what a device writes after a value of its own, whatever its preview had shown', () => {
    const older = merge(created(), write({ name: 'Older' }, { name: 10 }), by(ana, 11));
    const own = merge(older.row, write({ name: 'Own' }, { name: 10 }), by(bruno, 12));
    const next = merge(own.row, write({ name: 'Next' }, { name: 11 }), by(bruno, 13));
    expect(next.row.values['name']).toBe('Next');
    expect(next.conflicts).toEqual([]);
  });

  it('changes nothing when it comes again', () => {
    const edit = write({ name: 'Beta' }, { name: 10 });
    const first = merge(created(), edit, by(ana, 11));
    const again = mergeWrite('account', first.row, edit, by(ana, 11));
    expect(again.row).toEqual(first.row);
    expect([again.changed, again.exact]).toEqual([[], false]);
  });
});

describe('after a server was restored from a backup', () => {
  const restored = (device: string, n: number): Author => ({ ...by(device, n), isServerRestored: true });
  const back = (base: number): [RowWrite, Author] => [write({ name: 'Acme' }, { name: base }), restored(bruno, 20)];

  it('keeps what somebody wrote back over a value that the backup had not, when that value comes', () => {
    const first = merge(created(), ...back(11));
    const late = merge(first.row, write({ name: 'Beta' }, { name: 10 }), restored(ana, 11));
    expect(late.row.values['name']).toBe('Acme');
    expect([late.changed, late.conflicts]).toEqual([[], []]);
  });

  it('loses neither where two such values come', () => {
    const first = merge(created(), ...back(12));
    const late = merge(first.row, write({ name: 'Beta' }, { name: 10 }), restored(ana, 11));
    expect(late.row.values['name']).toBe('Acme');
    expect(late.conflicts).toMatchObject([{ loser: { value: 'Beta', m: token(11) } }]);
    const later = merge(late.row, write({ name: 'Gamma' }, { name: 11 }), restored(ana, 12));
    expect(later.row.values['name']).toBe('Acme');
    expect(later.conflicts).toEqual([]);
  });

  it('still takes the same value as agreement', () => {
    const same = write({ name: 'Beta' }, { name: 10 });
    const second = merge(merge(created(), same, restored(ana, 11)).row, same, restored(bruno, 12));
    expect(second.conflicts).toEqual([]);
    const third = merge(second.row, write({ name: 'Gamma' }, { name: 12 }), restored(token(93), 13));
    expect([third.row.values['name'], third.conflicts]).toEqual(['Gamma', []]);
  });
});

describe('merging text', () => {
  const edit = (needs: string, base = 10, seen = 'one\ntwo\nthree\nfour') =>
    write({ needs }, { needs: base }, { bt: { needs: seen } });

  it('puts two edits of different lines together', () => {
    const first = merge(created(), edit('ONE\ntwo\nthree\nfour'), by(ana, 11));
    const second = merge(first.row, edit('one\ntwo\nthree\nFOUR'), by(bruno, 12));
    expect(second.row.values['needs']).toBe('ONE\ntwo\nthree\nFOUR');
    expect([second.exact, second.conflicts]).toEqual([false, []]);
  });

  it('merges again when the author built on the own text, not on the merged one', () => {
    const first = merge(created(), edit('ONE\ntwo\nthree\nfour'), by(ana, 11));
    const second = merge(first.row, edit('one\ntwo\nthree\nFOUR'), by(bruno, 12));
    const third = merge(second.row, edit('one\ntwo\nthree\nFOUR!', 12, 'one\ntwo\nthree\nFOUR'), by(bruno, 13));
    expect(third.row.values['needs']).toBe('ONE\ntwo\nthree\nFOUR!');
  });

  it('keeps both where one line was changed twice', () => {
    const first = merge(created(), edit('ONE\ntwo\nthree\nfour'), by(ana, 11));
    const second = merge(first.row, edit('uno\ntwo\nthree\nfour'), by(bruno, 12));
    expect(second.row.values['needs']).toBe('uno\ntwo\nthree\nfour');
    expect(second.conflicts).toMatchObject([{ kind: 'text', loser: { value: 'ONE\ntwo\nthree\nfour' } }]);
  });
});

describe('deleting and editing', () => {
  const deletion = (seen: number[], n = 20) =>
    write({ deleted_at: `2026-03-01T12:${n}:00.000Z` }, { deleted_at: 10 }, { seen: seen.map(token) });
  const edit = write({ name: 'Beta' }, { name: 10, deleted_at: 10 });

  it('keeps the row in the trash with the edit in it, and says so, whichever came first', () => {
    const edited = merge(created(), edit, by(bruno, 12));
    const one = merge(edited.row, deletion([10]), by(ana, 20));
    const deleted = merge(created(), deletion([10]), by(ana, 20));
    const other = merge(deleted.row, edit, by(bruno, 12));
    for (const { row } of [one, other])
      expect(row.values).toMatchObject({ name: 'Beta', deleted_at: expect.any(String) });
    expect(one.conflicts).toEqual(other.conflicts);
    expect(one.conflicts).toMatchObject([
      { kind: 'delete-edit', field: 'name', loser: { value: 'Beta', m: token(12) } },
    ]);
  });

  it('says nothing where the deletion had seen the edit', () => {
    const edited = merge(created(), edit, by(bruno, 12));
    expect(merge(edited.row, deletion([10, 12]), by(ana, 20)).conflicts).toEqual([]);
  });

  it('says nothing where the edit had seen the deletion', () => {
    const deleted = merge(created(), deletion([10]), by(ana, 20));
    const later = write({ name: 'Beta' }, { name: 10, deleted_at: 20 });
    expect(merge(deleted.row, later, by(bruno, 21)).conflicts).toEqual([]);
  });

  it('lets two deletions agree', () => {
    const deleted = merge(created(), deletion([10]), by(ana, 20));
    const twice = merge(deleted.row, deletion([10], 21), by(bruno, 21));
    expect(twice.row.values['deleted_at']).toBe('2026-03-01T12:21:00.000Z');
    expect(twice.conflicts).toEqual([]);
  });

  it('restores what is in the trash', () => {
    const deleted = merge(created(), deletion([10]), by(ana, 20));
    const restored = merge(deleted.row, write({ deleted_at: null }, { deleted_at: 20 }, { s: 2 }), by(bruno, 21));
    expect(restored.row.values).not.toHaveProperty('deleted_at');
    expect([restored.exact, restored.conflicts]).toEqual([true, []]);
  });
});
