import { mergeDeletion, mergeRestore, unawareOfDeletion } from './merge-deletion.ts';
import {
  agree,
  type Author,
  cellOnly,
  contenderOf,
  keep,
  keepMerged,
  type Merging,
  type RowMerge,
  type StoredRow,
  saw,
} from './merging.ts';
import { type Cell, type FieldValue, type RowWrite, cellOf, isFresh, UNWRITTEN } from './mutation.ts';
import type { MergePolicy } from './fields.ts';
import { type TableName, tableDefinition, tableNames } from './tables.ts';
import { mergeText } from './text-merge.ts';

export type { Author, ConflictDraft, Contender, RowMerge, StoredRow } from './merging.ts';

const CREATION: Readonly<Record<string, MergePolicy>> = { created_at: 'append', created_by: 'append' };

const policies = new Map<string, Readonly<Record<string, MergePolicy>>>(
  tableNames.map((name) => [
    name,
    {
      ...CREATION,
      ...Object.fromEntries(Object.entries(tableDefinition(name).fields).map(([field, { policy }]) => [field, policy])),
    },
  ]),
);

/**
 * One write into one row (sync.md 2.5, 2.9): the server decides with it, a device previews its pending writes with it,
 * and both come to the same row. `current` is not touched. `row.seq` is the caller's to raise; it is raised where
 * `changed` is not empty.
 */
export const mergeWrite = (name: TableName, current: StoredRow | null, write: RowWrite, author: Author): RowMerge => {
  if (!current) return firstWrite(write, author);
  const merging: Merging = {
    current,
    write,
    author,
    natural: tableDefinition(name).naturalKey !== undefined,
    fresh: isFresh(write),
    policies: policies.get(name) ?? CREATION,
    cells: { ...current.cells, ...(current.cells.x && { x: { ...current.cells.x } }) },
    values: { ...current.values },
    changed: [],
    applied: [],
    touched: false,
    exact: (write.s ?? 0) === current.seq,
    conflicts: [],
  };
  if (merging.fresh) meetCreation(merging);
  if (!merging.fresh || !isKnown(current.cells, author.mutationId)) {
    for (const field in write.f) if (field !== 'deleted_at') settle(merging, field, write.f[field] ?? null);
    const deletion = write.f['deleted_at'];
    if (deletion) mergeDeletion(merging, deletion);
    else if (deletion === null) mergeRestore(merging);
    unawareOfDeletion(merging);
  } else merging.exact = false;
  return {
    row: { bucket: current.bucket, seq: current.seq, cells: merging.cells, values: merging.values },
    changed: merging.changed,
    exact: merging.exact,
    conflicts: merging.conflicts,
  };
};

const firstWrite = (write: RowWrite, { mutationId, stamp }: Author): RowMerge => {
  const values: Record<string, FieldValue> = {};
  for (const field in write.f) {
    const value = write.f[field] ?? null;
    if (value !== null) values[field] = value;
  }
  const row: StoredRow = { bucket: write.b, seq: 0, cells: { m: mutationId, h: stamp }, values };
  const fresh = isFresh(write);
  if (!fresh) {
    // An edit of a row that the server lost in a restore: what it does not name stays open for whoever brings it.
    row.cells = { m: UNWRITTEN, h: '', x: {} };
    for (const field in write.f) {
      const base = write.base[field];
      row.cells.x![field] = { m: mutationId, h: stamp, ...(base && { p: base }) };
    }
  }
  return { row, changed: Object.keys(write.f), exact: fresh && !write.s, conflicts: [] };
};

const isKnown = (cell: Cell, mutationId: string): boolean =>
  cell.m === mutationId ||
  cell.p === mutationId ||
  (cell.e?.includes(mutationId) ?? false) ||
  (cell.o?.includes(mutationId) ?? false);

/**
 * Two devices made the same natural-key row. The row's default cell says that both did; a value that only the other
 * one wrote keeps a cell of its own, because the author has not seen it.
 */
const meetCreation = (merging: Merging): void => {
  const { cells, current, write, author } = merging;
  if (isKnown(current.cells, author.mutationId)) return;
  if (cells.m === UNWRITTEN) {
    Object.assign(cells, { m: author.mutationId, h: author.stamp });
    merging.changed.push('created_at');
    return;
  }
  const own = current.cells;
  for (const field in current.values) {
    if (own.x?.[field] || merging.policies[field] === 'append') continue;
    if ((write.f[field] ?? null) === current.values[field]) continue;
    (cells.x ??= {})[field] = cellOnly(own);
  }
  agree(merging, null);
};

const settle = (merging: Merging, field: string, value: FieldValue): void => {
  const { current, write, author, fresh } = merging;
  const cell = cellOf(current.cells, field);
  if (cell.m === UNWRITTEN) return keep(merging, field, value);
  if (isKnown(cell, author.mutationId)) return void (merging.exact = false);
  merging.touched = true;
  const value0 = current.values[field] ?? null;
  const policy = merging.policies[field] ?? 'surface';
  const untouched = !current.cells.x?.[field];
  if (value === value0) {
    if (fresh && untouched) merging.exact = false;
    else agree(merging, field);
    return;
  }
  if (saw(merging, field, cell)) {
    // Text that the server merged stands under the token of somebody who has not seen it.
    const seen = policy === 'text' && cell.o ? write.bt?.[field] : undefined;
    if (seen === undefined || seen === (value0 ?? '')) return keep(merging, field, value);
  }
  // The other one left the field empty when making the row: nobody wrote it yet.
  if (fresh && untouched && value0 === null) return keep(merging, field, value);
  merging.exact = false;
  contend(merging, field, value, policy);
};

const contend = (merging: Merging, field: string, value: FieldValue, policy: MergePolicy): void => {
  const { current, write, author } = merging;
  const cell = cellOf(current.cells, field);
  const value0 = current.values[field] ?? null;
  const incoming = contenderOf(author, value);
  const stored = { value: value0, m: cell.m, h: cell.h };
  const newer = author.stamp !== cell.h ? author.stamp > cell.h : author.mutationId > cell.m;
  switch (policy) {
    case 'append':
      return;
    case 'silent':
      if (newer) keep(merging, field, value);
      return;
    case 'max':
      if (value0 === null || (value !== null && value > value0)) keep(merging, field, value);
      return;
    case 'text': {
      const seen = write.bt?.[field];
      const merged =
        seen !== undefined && typeof value === 'string' && typeof value0 === 'string'
          ? mergeText(seen, value0, value)
          : null;
      if (merged !== null) return keepMerged(merging, field, merged);
      break;
    }
    case 'surface':
      break;
  }
  if (newer) keep(merging, field, value);
  merging.conflicts.push({
    kind: policy === 'text' ? 'text' : 'concurrent',
    field,
    base: write.bt?.[field] ?? null,
    winner: newer ? incoming : stored,
    loser: newer ? stored : incoming,
  });
};
