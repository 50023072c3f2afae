import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceOf, formatStamp } from '#shared/sync/clock.ts';
import { type Author, mergeWrite, type RowMerge, type StoredRow } from '#shared/sync/merge.ts';
import { cellOf, type FieldValue, type FieldValues, type RowWrite, tokensOf } from '#shared/sync/mutation.ts';

const RUNS = { numRuns: 10_000 };
const noon = Date.UTC(2026, 2, 1, 12);
const token = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`;
const device = (n: number) => token(900 + n);
const account = token(1);
const PARAGRAPHS = 'one\n\ntwo\n\nthree\n\nfour';
const FIELDS = ['name', 'website', 'needs'] as const;

const stampOf = (minutes: number, of: string) => formatStamp({ ms: noon + minutes * 60_000, counter: 0, device: of });
const write = (f: FieldValues, base: RowWrite['base'], more: Partial<RowWrite> = {}): RowWrite => ({
  t: 'account',
  id: account,
  b: `a:${account}`,
  f,
  base,
  ...more,
});

const creation = { mutationId: token(10), stamp: stampOf(0, device(0)), device: device(0) };
const created: StoredRow = {
  ...mergeWrite('account', null, write({ name: 'Acme', needs: PARAGRAPHS }, {}), creation).row,
  seq: 1,
};

type Edit = { name?: string; website?: string; line?: [number, string]; deletes?: boolean };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        name: fc.constantFrom('A', 'B', 'C'),
        website: fc.constantFrom('x', 'y'),
        line: fc.tuple(fc.nat(3), fc.constantFrom('red', 'green', 'blue')),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ deletes: true }) },
);

/** What a device that sees `view` sends for an edit; null where it changes nothing. */
const authored = (view: StoredRow, { name, website, line, deletes }: Edit, n: number): RowWrite | null => {
  const tokenOf = (field: string) => cellOf(view.cells, field).m;
  if (deletes && view.values['deleted_at'] === undefined) {
    const at = new Date(noon + n * 1000).toISOString();
    return write({ deleted_at: at }, { deleted_at: tokenOf('deleted_at') }, { seen: tokensOf(view.cells) });
  }
  const needs = String(view.values['needs'] ?? '');
  const typed =
    line &&
    needs
      .split('\n')
      .with(line[0] * 2, `${line[1]} ${n}`)
      .join('\n');
  const wanted: FieldValues = { ...(name && { name }), ...(website && { website }), ...(typed && { needs: typed }) };
  const f = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => view.values[field] !== value));
  if (Object.keys(f).length === 0) return null;
  const base = Object.fromEntries(Object.keys(f).map((field) => [field, tokenOf(field)]));
  const bt = 'needs' in f ? { bt: { needs } } : {};
  return write(f, { ...base, deleted_at: tokenOf('deleted_at') }, bt);
};

const apply = (row: StoredRow, w: RowWrite, author: Author): RowMerge => {
  const merged = mergeWrite('account', row, w, author);
  return { ...merged, row: { ...merged.row, seq: row.seq + 1 } };
};

const losersOf = (merges: RowMerge[]) =>
  merges
    .flatMap(({ conflicts }) => conflicts.map(({ kind, field, loser }) => `${kind} ${field} ${loser.m}`))
    .toSorted();

describe('two writes that did not see each other', () => {
  it('come to the same values and the same losers, whichever came first', () => {
    fc.assert(
      fc.property(
        edit,
        edit,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (one, other, at, then) => {
          const left = authored(created, one, 11);
          const right = authored(created, other, 12);
          if (!left || !right) return;
          const ana = { mutationId: token(11), stamp: stampOf(at, device(1)), device: device(1) };
          const bruno = { mutationId: token(12), stamp: stampOf(then, device(2)), device: device(2) };
          const first = apply(created, left, ana);
          const second = apply(first.row, right, bruno);
          const turned = apply(created, right, bruno);
          const last = apply(turned.row, left, ana);
          expect(last.row.values).toEqual(second.row.values);
          expect(losersOf([turned, last])).toEqual(losersOf([first, second]));
        },
      ),
      RUNS,
    );
  });

  it('do not quarrel over equal values', () => {
    fc.assert(
      fc.property(edit, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (both, at, then) => {
        const w = authored(created, both, 11);
        if (!w) return;
        const first = apply(created, w, { mutationId: token(11), stamp: stampOf(at, device(1)), device: device(1) });
        const again = { mutationId: token(12), stamp: stampOf(then, device(2)), device: device(2) };
        const second = apply(first.row, w, again);
        expect(second.row.values).toEqual(first.row.values);
        expect(second.conflicts).toEqual([]);
      }),
      RUNS,
    );
  });
});

interface Device {
  id: string;
  /** Own clock, minutes after noon. */
  minutes: number;
  server: StoredRow;
  pending: { w: RowWrite; author: Author; shown: FieldValues; seen: Map<string, Set<string>> }[];
  /** Of each field, every mutation whose value this device ever had in sight. */
  seen: Map<string, Set<string>>;
}

const ALL = [...FIELDS, 'deleted_at'];
const nothing = () => new Map(ALL.map((field) => [field, new Set<string>([creation.mutationId])]));
const copy = (sets: Map<string, Set<string>>) => new Map([...sets].map(([field, set]) => [field, new Set(set)]));

const action = fc.record({
  who: fc.nat(2),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('edit' as const) },
    { weight: 3, arbitrary: fc.constant('push' as const) },
    { weight: 2, arbitrary: fc.constant('pull' as const) },
  ),
  edit,
  clock: fc.nat(9),
});

describe('three devices that edit, push and pull as they like', () => {
  const visible = ({ server, pending }: Device) =>
    pending.reduce((row, { w, author }) => mergeWrite('account', row, w, author).row, server);

  it('lose nothing that somebody had not seen, and never quarrel with whoever saw everything', () => {
    const tally = { merges: 0, conflicts: 0, fast: 0, exact: 0, trashed: 0 };
    fc.assert(
      fc.property(fc.array(action, { minLength: 8, maxLength: 30 }), (actions) => {
        agreed.clear();
        let server = created;
        /** Of each field, the mutations whose values are in what is in sight. */
        const inSight = nothing();
        const devices = [0, 1, 2].map((n): Device => ({
          id: device(n),
          minutes: 0,
          server: created,
          pending: [],
          seen: nothing(),
        }));
        let n = 20;
        const look = ({ seen }: Device) => {
          for (const field of ALL) for (const m of inSight.get(field)!) seen.get(field)!.add(m);
        };
        for (const { who, what, edit: typed, clock } of actions) {
          const here = devices[who]!;
          if (what === 'pull') {
            here.server = server;
            look(here);
          } else if (what === 'edit') {
            const view = visible(here);
            const w = authored(view, typed, ++n);
            if (!w) continue;
            const author = {
              mutationId: token(n),
              stamp: stampOf((here.minutes += clock + 1), here.id),
              device: here.id,
            };
            here.pending.push({ w, author, shown: view.values, seen: copy(here.seen) });
            for (const field in w.f) here.seen.get(field)!.add(author.mutationId);
          } else {
            const pushed = here.pending.shift();
            if (!pushed) continue;
            const sent = { ...pushed.w, s: here.server.seq };
            const merged = apply(server, sent, pushed.author);
            check(server, merged, pushed, inSight, tally);
            if (merged.exact) {
              tally.exact++;
              const known = apply(here.server, sent, pushed.author);
              expect(known.row).toEqual(merged.row);
            }
            here.server = server = merged.row;
            look(here);
          }
        }
      }),
      { numRuns: 5_000 },
    );
    for (const count of Object.values(tally)) expect(count).toBeGreaterThan(500);
  }, 60_000);

  /** Mutations that wrote what others had written: whoever saw them saw those. */
  const agreed = new Map<string, Set<string>>();
  const unseenOf = (field: string, inSight: Set<string>, seen: Set<string>) =>
    [...inSight].filter((m) => !seen.has(m) && ![...seen].some((other) => agreed.get(`${field} ${other}`)?.has(m)));

  const check = (
    before: StoredRow,
    merged: RowMerge,
    { w, author, shown, seen }: Device['pending'][number],
    inSight: Map<string, Set<string>>,
    tally: Record<string, number>,
  ) => {
    const { row, conflicts } = merged;
    const about = (field: string) => conflicts.filter((conflict) => conflict.field === field);
    for (const field of Object.keys(w.f)) {
      const old = inSight.get(field)!;
      const value = (of: StoredRow): FieldValue => of.values[field] ?? null;
      const unseen = unseenOf(field, old, seen.get(field)!);
      const cell = cellOf(row.cells, field);
      if (unseen.length === 0 && value(before) === (shown[field] ?? null) && field !== 'deleted_at') {
        tally['fast']!++;
        expect(value(row)).toBe(w.f[field]);
        expect(about(field).filter(({ kind }) => kind !== 'delete-edit')).toEqual([]);
      }
      if (value(before) === w.f[field]) {
        agreed.set(`${field} ${author.mutationId}`, old);
      } else if (value(row) === w.f[field]) {
        inSight.set(field, new Set([author.mutationId]));
        if (unseen.length > 0 && (field !== 'deleted_at' || value(before) === null))
          expect(about(field).map(({ loser }) => loser.value)).toContain(value(before));
      } else if (value(row) === value(before)) {
        if (field !== 'deleted_at' || value(row) === null)
          expect(about(field)).toMatchObject([{ loser: { m: author.mutationId, value: w.f[field] } }]);
        else old.add(author.mutationId);
      } else {
        tally['merges']!++;
        expect(cell.m).toBe(author.mutationId);
        for (const line of w.f[field]!.toString().split('\n'))
          if (!w.bt![field]!.split('\n').includes(line)) expect(String(value(row)).split('\n')).toContain(line);
        old.add(author.mutationId);
      }
    }
    tally['conflicts']! += conflicts.length;
    if (w.f['deleted_at'] && row.values['deleted_at'] !== undefined) {
      tally['trashed']!++;
      for (const field of FIELDS) {
        const unseen = unseenOf(field, inSight.get(field)!, seen.get(field)!).length > 0;
        expect(about(field).map(({ kind }) => kind)).toEqual(unseen ? ['delete-edit'] : []);
      }
    }
    for (const { kind, winner, loser } of conflicts) {
      expect(winner.m).not.toBe(loser.m);
      if (kind === 'concurrent') expect(deviceOf(winner.h)).not.toBe(deviceOf(loser.h));
    }
  };
});
