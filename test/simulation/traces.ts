import { conflictId } from '#shared/sync/ids.ts';
import { cellOf, type FieldValue, type FieldValues } from '#shared/sync/mutation.ts';
import { syncedTables, tableDefinition, type TableName } from '#shared/sync/tables.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { Laptop } from './laptop.ts';
import type { SimServer } from './sim-server.ts';
import { countLines } from './texts.ts';
import type { Report } from './watch.ts';

/** One value that somebody wrote. */
interface Written {
  laptop: string;
  device: Laptop;
  n: number;
  m: string;
  t: string;
  id: string;
  field: string;
  value: FieldValue;
  base: string | null;
  seen: readonly string[];
  /** What the field held before. */
  before: FieldValue;
  outcome: string | null;
  /** The server took it, whether the laptop heard of that or not. */
  isTaken: boolean;
  /** Still in the outbox of its author's laptop. */
  isThere: boolean;
}

const TAKEN = `SELECT mutation_id AS id FROM sync_outcome WHERE outcome LIKE '{"o":"applied"%'`;

const CREATION = new Set(['created_at', 'created_by']);

/**
 * I2: everything that anybody ever wrote has a trace. It is what the row shows, or somebody overwrote it who had seen it
 * (or the same value), or it stands in a conflict or among the late edits, or it lies refused on its author's laptop.
 */
export const checkTraces = (server: SimServer, laptops: readonly Laptop[], report: Report): void => {
  const images = server.images();
  const rows = new Map(images.map((image) => [`${image.t} ${image.id}`, image]));
  const kept = new Set(
    images.filter(({ t }) => t === 'conflict').map(({ v }) => `${v['mutation_id']} ${v['row_id']} ${v['field'] ?? ''}`),
  );
  const lost = images.filter(({ t }) => t === 'conflict').map(({ v }) => v);
  const taken = new Set(server.all<{ id: string }>(TAKEN).map(({ id }) => id));
  const written = laptops.flatMap((laptop) => writesOf(laptop, taken, report));
  const byField = new Map<string, Written[]>();
  for (const one of written) {
    const key = `${one.t} ${one.id} ${one.field}`;
    const list = byField.get(key);
    if (list) list.push(one);
    else byField.set(key, [one]);
  }
  for (const one of written) {
    if (one.outcome === 'rejected' || one.outcome === 'deferred') continue;
    // Where the server takes nothing from a laptop any more, what it wrote lies there, to be exported.
    if (one.device.stopped && one.isThere) continue;
    if (one.outcome === null) {
      report('I2', `${nameOf(one)} waits although all was sent`);
      continue;
    }
    if (one.outcome === 'parked') {
      // What was kept of it goes with the row that it is about.
      const isPurged = rows.get(`conflict ${conflictId(one.m, one.t, one.id, null)}`)?.purged;
      if (!isPurged && !kept.has(`${one.m} ${one.id} `))
        report('I2', `${nameOf(one)} was parked and is not among the late edits`);
      continue;
    }
    const image = rows.get(`${one.t} ${one.id}`);
    if (image?.purged || settlesItself(one)) continue;
    if (kept.has(`${one.m} ${one.id} ${one.field}`) || isInLostText(one, lost)) continue;
    if (isShown(one, image) || isOverwritten(one, byField)) continue;
    report('I2', `${nameOf(one)} has no trace: ${image ? JSON.stringify(cellOf(image.c, one.field)) : 'no row'}`);
  }
};

const nameOf = ({ laptop, n, t, id, field, value, m }: Written) =>
  `${t}.${field} = ${JSON.stringify(value)} of ${id} by ${laptop} (${n}, ${m})`;

const writesOf = (laptop: Laptop, taken: ReadonlySet<string>, report: Report): Written[] => {
  const { sql } = laptop.device;
  const now = new Map(
    sql
      .all<{ n: number; mutation_id: string; body: string; outcome: string | null; seq: number | null }>(
        'SELECT n, mutation_id, body, outcome FROM outbox',
      )
      .map((row) => [row.n, row]),
  );
  const found: Written[] = [];
  for (const { n, mutation, before } of laptop.kept.values()) {
    const row = now.get(n);
    // What the server answered and a backup covers may be forgotten; what it has not answered may not.
    if (!row && !laptop.taken.has(mutation.id)) report('I2', `mutation ${n} of ${laptop.name} left its outbox`);
    const { id: m, w } = row ? (JSON.parse(row.body) as typeof mutation) : mutation;
    const outcome = row ? row.outcome : 'applied';
    const name = row?.mutation_id ?? m;
    for (const [index, write] of w.entries())
      for (const field in write.f)
        found.push({
          laptop: laptop.name,
          device: laptop,
          n,
          m: name,
          t: write.t,
          id: write.id,
          field,
          value: write.f[field] ?? null,
          base: write.base[field] ?? null,
          seen: write.seen ?? [],
          before: before[index]?.[field] ?? null,
          outcome,
          isTaken: outcome === 'applied' || (outcome === null && taken.has(name)),
          isThere: row !== undefined,
        });
  }
  return found;
};

/** Fields about which nobody is asked: who made a row, its natural key, its place among siblings. */
const settlesItself = ({ t, field, base }: Written): boolean => {
  if (CREATION.has(field)) return true;
  // Whose a new account is, the server says (sync.md 2.2).
  if (t === 'account' && field === 'owner_id' && base === null) return true;
  const natural = tableDefinition(t as TableName).naturalKey !== undefined;
  if (field === 'deleted_at') return natural;
  if (t === 'conflict') return true;
  const policy = policyOf({ t, field });
  return policy === 'silent' || policy === 'append';
};

const policyOf = ({ t, field }: Pick<Written, 't' | 'field'>): string | undefined =>
  (syncedTables[t as TableName].fields[field as never] as { policy: string } | undefined)?.policy;

const isShown = (one: Written, image: RowImage | undefined): boolean => {
  if (!image) return false;
  const cell = cellOf(image.c, one.field);
  if (cell.m !== one.m && !cell.e?.includes(one.m) && !cell.o?.includes(one.m)) {
    // The row was made by two: the values that only one of them gave may stand under the other's token.
    return image.c.m === one.m && same(one, image);
  }
  return cell.o !== undefined || same(one, image);
};

const same = ({ field, value }: Written, { v }: RowImage): boolean =>
  field === 'deleted_at' ? (v[field] === undefined) === (value === null) : (v[field] ?? null) === value;

const isOverwritten = (one: Written, byField: ReadonlyMap<string, readonly Written[]>): boolean => {
  const { t, id, field } = one;
  const others = byField.get(`${t} ${id} ${field}`) ?? [];
  return others.some((other) => {
    if (other === one || !other.isTaken) return false;
    if (other.base === one.m || other.seen.includes(one.m)) return true;
    if (other.laptop === one.laptop && other.n > one.n) return true;
    if (showedMerged(one, other.before)) return true;
    // Somebody who saw the same value from a third one.
    if (other.base === null) return false;
    const seen = others.find(({ m }) => m === other.base);
    if (seen === one) return false;
    if (seen?.value === one.value) return true;
    // Of a new account the server says the owner: what its author named, or the author.
    if (t !== 'account' || field !== 'owner_id' || (seen && seen.base !== null)) return false;
    const made = byField.get(`${t} ${id} created_by`)?.find(({ m }) => m === other.base);
    return made !== undefined && made.value === one.value;
  });
};

/** Lines by which a text differs from the one before: more often there (positive) or less. */
const changedLines = ({ before, value }: Written): Map<string, number> => {
  const changed = countLines(String(value));
  for (const [line, count] of countLines(String(before ?? ''))) changed.set(line, (changed.get(line) ?? 0) - count);
  for (const [line, count] of changed) if (count === 0) changed.delete(line);
  return changed;
};

/** Somebody wrote on a text into which this one had been merged: every line of it stood there, and none that it took out. */
const showedMerged = (one: Written, seen: FieldValue): boolean => {
  if (typeof one.value !== 'string' || typeof seen !== 'string' || policyOf(one) !== 'text') return false;
  const lines = countLines(seen);
  const own = countLines(one.value);
  const changed = changedLines(one);
  return (
    changed.size > 0 &&
    [...changed].every(([line, count]) =>
      count > 0 ? lines.has(line) : (lines.get(line) ?? 0) <= (own.get(line) ?? 0),
    )
  );
};

/** It was merged with another one's text before that one lost: what it added stands in the text that was kept. */
const isInLostText = ({ id, field, value, before }: Written, lost: readonly FieldValues[]): boolean => {
  if (typeof value !== 'string') return false;
  const had = new Set(String(before ?? '').split('\n'));
  const added = value.split('\n').filter((line) => !had.has(line));
  return lost.some(
    ({ row_id, field: of, kind, loser_value }) =>
      row_id === id &&
      of === field &&
      kind !== 'late' &&
      typeof loser_value === 'string' &&
      added.every((line) => String(JSON.parse(loser_value)).split('\n').includes(line)),
  );
};
