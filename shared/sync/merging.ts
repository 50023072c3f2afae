import { deviceOf, type Stamp } from './clock.ts';
import type { MergePolicy } from './fields.ts';
import { type Cell, type FieldValue, type FieldValues, type RowCells, type RowWrite, cellOf } from './mutation.ts';

/** A row as the server, or a device for the server, holds it. `values` names nothing that is null. */
export interface StoredRow {
  bucket: string;
  /** Commit that wrote it last; 0 before any server has. */
  seq: number;
  cells: RowCells;
  values: FieldValues;
}

/** Who writes: the stamp is the one that the server gave (`clampStamp`), which names the device. */
export interface Author {
  mutationId: string;
  stamp: Stamp;
  device: string;
  /** The server came back from a backup once: the author may have seen what it forgot (sync.md 2.11). */
  isServerRestored?: boolean;
}

export interface Contender {
  value: FieldValue;
  m: string;
  h: string;
}

/** What could not be kept in sight. With `delete-edit` the winner is the deletion, the loser what it did not see. */
export interface ConflictDraft {
  kind: 'concurrent' | 'text' | 'delete-edit' | 'duplicate' | 'late';
  field: string | null;
  base: FieldValue;
  winner: Contender;
  loser: Contender;
}

export interface RowMerge {
  row: StoredRow;
  /** Fields whose value or cell is another one now; empty: the row is as it was. */
  changed: string[];
  /**
   * The row is what the device knew plus what it wrote: nothing merged, lost or corrected, and `write.s` was the
   * newest. A second write of one push into one row must say in `s` what the first one, if exact itself, left behind.
   */
  exact: boolean;
  conflicts: ConflictDraft[];
}

/** One merge under way. */
export interface Merging {
  readonly current: StoredRow;
  readonly write: RowWrite;
  readonly author: Author;
  readonly natural: boolean;
  readonly fresh: boolean;
  readonly policies: Readonly<Record<string, MergePolicy>>;
  readonly cells: RowCells;
  readonly values: FieldValues;
  readonly changed: string[];
  /** Fields that show what the author wrote. */
  readonly applied: string[];
  /** Something was written that the row did not know yet. */
  touched: boolean;
  exact: boolean;
  readonly conflicts: ConflictDraft[];
}

/** Tokens kept of those that agreed or were merged; older ones count as unseen. */
const MOST_TOKENS = 16;

const withToken = (tokens: readonly string[] | undefined, token: string): string[] =>
  [...(tokens ?? []), token].slice(-MOST_TOKENS);

export const contenderOf = ({ mutationId, stamp }: Author, value: FieldValue): Contender => ({
  value,
  m: mutationId,
  h: stamp,
});

/** What the author wrote on, where the row does not carry that. */
const skippedBase = ({ write }: Merging, field: string, { m, e }: Cell): string | undefined => {
  const base = write.base[field] ?? undefined;
  return base === m || (base !== undefined && e?.includes(base)) ? undefined : base;
};

/** The author's value is in sight, under the author's token. */
export const keep = (merging: Merging, field: string, value: FieldValue, stamp = merging.author.stamp): void => {
  const { cells, values, author, current } = merging;
  const skipped = skippedBase(merging, field, cellOf(current.cells, field));
  (cells.x ??= {})[field] = { m: author.mutationId, h: stamp, ...(skipped && { p: skipped }) };
  if (value === null) delete values[field];
  else values[field] = value;
  merging.changed.push(field);
  merging.applied.push(field);
  merging.touched = true;
};

/**
 * Both wrote the same: whoever saw the one saw the other. The author's token leads, because what the author writes next
 * builds on it. Without a field: both made the row.
 */
export const agree = (merging: Merging, field: string | null): void => {
  const { cells, current, author } = merging;
  const cell = field === null ? current.cells : cellOf(current.cells, field);
  const replaced = (field !== null && skippedBase(merging, field, cell)) || cell.p;
  const agreed: Cell = {
    m: author.mutationId,
    h: newerStamp(author, cell.h),
    e: withToken(cell.e, cell.m),
    ...(replaced && { p: replaced }),
    ...(cell.o && { o: cell.o }),
  };
  if (field === null) Object.assign(cells, agreed);
  else (cells.x ??= {})[field] = agreed;
  merging.changed.push(field ?? 'created_at');
  merging.exact = false;
};

/** A value made of the stored one and the author's, who has not seen it. */
export const keepMerged = (merging: Merging, field: string, value: FieldValue): void => {
  const cell = cellOf(merging.current.cells, field);
  keep(merging, field, value, newerStamp(merging.author, cell.h));
  const own = cellOf(merging.cells, field);
  (merging.cells.x ??= {})[field] = { ...own, o: withToken(cell.o, cell.m) };
};

/** The later time of both, under the device of the author: a stamp always names who wrote its mutation. */
const newerStamp = ({ stamp, device }: Author, other: Stamp): Stamp => {
  const time = other.slice(0, -device.length);
  return time > stamp.slice(0, -device.length) ? `${time}${device}` : stamp;
};

/**
 * Whether the author wrote on what the cell holds: by token, or because an own earlier mutation put it there. After a
 * restore those that agreed with an old value may have seen newer ones than the server remembers: who wrote on that
 * old value has not seen theirs.
 */
export const saw = ({ author, write }: Merging, field: string, cell: Cell): boolean => {
  const base = write.base[field] ?? null;
  if (base === null) return isOwn(author, cell);
  return cell.m === base || (!author.isServerRestored && cell.e?.includes(base) === true) || isOwn(author, cell);
};

/** Mutations of one device come in the order in which they were made. */
export const isOwn = (author: Author, cell: Cell): boolean => cell.h !== '' && deviceOf(cell.h) === author.device;

/** A cell without the exceptions that a default one carries. */
export const cellOnly = ({ m, h, e, p, o }: Cell): Cell => ({
  m,
  h,
  ...(e && { e }),
  ...(p && { p }),
  ...(o && { o }),
});
