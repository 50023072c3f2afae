import { diff3Merge } from 'node-diff3';
import { formatStamp, parseStamp } from '#shared/sync/clock.ts';
import { mergeWrite } from '#shared/sync/merge.ts';
import { cellOf } from '#shared/sync/mutation.ts';
import type { Rules } from './run-seed.ts';

type Merge = typeof mergeWrite;

export interface Mutant {
  /** What it does wrong. */
  name: string;
  /** Where to begin with one that shows rarely. */
  from?: number;
  /** Made anew for each run, because some remember. */
  rules: () => Rules;
}

/** The later stamp wins, whoever saw what; nothing is kept of the other. */
const lastWriterWins: Merge = (name, current, write, author) => {
  const merged = mergeWrite(name, current, write, author);
  if (!current) return merged;
  const row = { ...current, cells: { ...current.cells, x: { ...current.cells.x } }, values: { ...current.values } };
  const changed: string[] = [];
  for (const field in write.f) {
    if (author.stamp <= cellOf(current.cells, field).h) continue;
    row.cells.x[field] = { m: author.mutationId, h: author.stamp };
    const value = write.f[field] ?? null;
    if (value === null) delete row.values[field];
    else row.values[field] = value;
    changed.push(field);
  }
  return { row, changed, exact: false, conflicts: [] };
};

/** Two texts become one wherever diff3 finds a way, as the plain library does. */
const unguardedTexts: Merge = (name, current, write, author) => {
  const merged = mergeWrite(name, current, write, author);
  const conflicts = merged.conflicts.filter(({ kind, field }) => {
    const [seen, theirs, ours] = [write.bt?.[field ?? ''], current?.values[field ?? ''], write.f[field ?? '']];
    if (kind !== 'text' || field === null) return true;
    if (seen === undefined || typeof theirs !== 'string' || typeof ours !== 'string') return true;
    const regions = diff3Merge(theirs.split('\n'), seen.split('\n'), ours.split('\n'));
    if (regions.some(({ conflict }) => conflict)) return true;
    merged.row.values[field] = regions.flatMap(({ ok }) => ok ?? []).join('\n');
    merged.changed.push(field);
    return false;
  });
  return { ...merged, conflicts };
};

/** Each breaks one rule on which an invariant rests (sync.md 2.19, 4.3). */
export const mutants: readonly Mutant[] = [
  { name: 'no idempotency', rules: () => ({ server: { isRepeat: () => false, taken: () => Promise.resolve([]) } }) },
  { name: 'what a copied disk brings is taken again', rules: () => ({ server: { taken: () => Promise.resolve([]) } }) },
  {
    name: 'no clamp',
    rules: () => ({
      server: {
        stamp: (claimed, _now, _before, device) => formatStamp({ ...parseStamp(claimed), ...(device && { device }) }),
      },
    }),
  },
  { name: 'pure last-writer-wins', rules: () => ({ server: { merge: lastWriterWins } }) },
  { name: 'losing value dropped', rules: () => ({ server: { kept: () => [] } }) },
  {
    name: 'log of changed cells',
    rules: () => ({
      server: {
        logged: (image, changed) => ({
          ...image,
          v: Object.fromEntries(Object.entries(image.v).filter(([field]) => changed.includes(field))),
        }),
      },
    }),
  },
  { name: 'text merge without guards', rules: () => ({ server: { merge: unguardedTexts } }) },
  {
    name: 'access asked outside the transaction',
    rules: () => {
      const before = new Map<string, string[]>();
      return {
        server: {
          readable: async (tx, { workspaceId, memberId }, buckets) => {
            const now = await tx.access.readable(workspaceId, memberId, null);
            const known = new Set([...now, ...(before.get(memberId) ?? [])]);
            before.set(memberId, now);
            return buckets.filter((bucket) => known.has(bucket));
          },
        },
      };
    },
  },
  { name: 'no sequence guard', rules: () => ({ client: { guardSequence: false } }) },
  { name: 'evict before push', rules: () => ({ client: { pushBeforeEviction: false } }) },
  { name: 'cursor stored before the page', rules: () => ({ client: { cursorWithPage: false } }) },
  {
    name: 'cursor before the rest of a page',
    // A slow laptop has to die between two parts of one page.
    from: 351,
    rules: () => ({ client: { cursorBehindParts: false } }),
  },
  { name: 'pending writes not laid over', rules: () => ({ client: { rebasePending: false } }) },
  { name: 'nothing sent again after a restore', rules: () => ({ client: { resendAfterRestore: false } }) },
  { name: 'numbers given anew', rules: () => ({ client: { keepNumbers: false } }) },
];
