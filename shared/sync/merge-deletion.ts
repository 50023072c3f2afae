import { agree, contenderOf, isOwn, keep, type Merging, saw } from './merging.ts';
import { type Cell, type FieldValue, cellOf, UNWRITTEN } from './mutation.ts';

/**
 * Deleting and editing what the other one had not seen (sync.md 2.9): the row stays in the trash, the edit is applied
 * there, and a draft offers to restore it; the same, whichever came first. A natural-key row comes back instead: it
 * says that something is so, and somebody just said it again.
 */
const DELETED = 'deleted_at';

const holds = (cell: Cell, token: string): boolean =>
  cell.m === token || cell.p === token || (cell.e?.includes(token) ?? false);

const isNewer = ({ author }: Merging, cell: Cell): boolean =>
  author.stamp !== cell.h ? author.stamp > cell.h : author.mutationId > cell.m;

export const mergeDeletion = (merging: Merging, value: FieldValue): void => {
  const { current, author, natural } = merging;
  const cell = cellOf(current.cells, DELETED);
  if (holds(cell, author.mutationId)) return void (merging.exact = false);
  merging.touched = true;
  const unseen = unseenFields(merging);
  if (natural && unseen.length > 0) return void (merging.exact = false);
  const value0 = current.values[DELETED] ?? null;
  const aware = cell.m === UNWRITTEN || saw(merging, DELETED, cell);
  // Somebody else's deletion stays with it: only who saw that one may take it back.
  const isSecond = value0 !== null && (!aware || unseenToken(merging, cell) !== undefined);
  if (isSecond) secondDeletion(merging, value, cell);
  else if (aware) keep(merging, DELETED, value);
  else if (!overRestore(merging, value, cell)) return;
  const deletion = cellOf(merging.cells, DELETED);
  for (const field of unseen) {
    const lost = cellOf(merging.cells, field);
    if (field === DELETED || (lost.m === author.mutationId && !lost.o)) continue;
    merging.exact = false;
    merging.conflicts.push({
      kind: 'delete-edit',
      field,
      base: null,
      winner: { value: merging.values[DELETED] ?? null, m: deletion.m, h: deletion.h },
      loser: { value: merging.values[field] ?? null, m: lost.m, h: lost.h },
    });
  }
};

/** One that agreed with the cell's and that the author had not in sight. */
const unseenToken = ({ write }: Merging, { e }: Cell): string | undefined =>
  e?.find((token) => write.seen?.includes(token) === false);

/** Two deletions mean the same; the later date stays. */
const secondDeletion = (merging: Merging, value: FieldValue, cell: Cell): void => {
  agree(merging, DELETED);
  if (isNewer(merging, cell)) merging.values[DELETED] = value;
};

/** A deletion by somebody who had not seen that the row was restored. */
const overRestore = (merging: Merging, value: FieldValue, cell: Cell): boolean => {
  const newer = isNewer(merging, cell);
  const incoming = contenderOf(merging.author, value);
  const stored = { value: null, m: cell.m, h: cell.h };
  merging.exact = false;
  if (newer) keep(merging, DELETED, value);
  merging.conflicts.push({
    kind: 'delete-edit',
    field: DELETED,
    base: null,
    winner: newer ? incoming : stored,
    loser: newer ? stored : incoming,
  });
  return newer;
};

export const mergeRestore = (merging: Merging): void => {
  const { current, write, author } = merging;
  const cell = cellOf(current.cells, DELETED);
  if (cell.m === UNWRITTEN) return keep(merging, DELETED, null);
  if (holds(cell, author.mutationId)) return void (merging.exact = false);
  merging.touched = true;
  const value0 = current.values[DELETED] ?? null;
  // Two deletions that agree are still two: a restore answers only those it saw.
  const other = unseenToken(merging, cell);
  const sees = cell.m === write.base[DELETED] || isOwn(author, cell);
  const aware = value0 === null ? saw(merging, DELETED, cell) : sees && other === undefined;
  if (aware) return keep(merging, DELETED, null);
  if (value0 === null) return agree(merging, DELETED);
  const newer = isNewer(merging, cell);
  const incoming = contenderOf(author, null);
  // Whose the other deletion is, the cell no longer tells.
  const stored = { value: value0, m: other ?? cell.m, h: other && sees ? '' : cell.h };
  merging.exact = false;
  if (newer) keep(merging, DELETED, null);
  merging.conflicts.push({
    kind: 'delete-edit',
    field: DELETED,
    base: null,
    winner: newer ? incoming : stored,
    loser: newer ? stored : incoming,
  });
};

/** An edit of a row that was in the trash without the author knowing. */
export const unawareOfDeletion = (merging: Merging): void => {
  const { current, write, author, natural, fresh } = merging;
  const deletedAt = merging.values[DELETED] ?? null;
  if (deletedAt === null || (write.f[DELETED] ?? null) !== null) return;
  const cell = cellOf(current.cells, DELETED);
  if (saw(merging, DELETED, cell)) return;
  // The creation of a row of which only later writes had survived.
  if (fresh && current.cells.m === UNWRITTEN) return;
  if (natural) {
    if (!merging.touched) return;
    merging.exact = false;
    keep(merging, DELETED, null);
    return;
  }
  const deletion = cellOf(merging.cells, DELETED);
  for (const field of merging.applied) {
    const edit = cellOf(merging.cells, field);
    if (field === DELETED || !isAsked(merging, field)) continue;
    merging.exact = false;
    merging.conflicts.push({
      kind: 'delete-edit',
      field,
      base: write.bt?.[field] ?? null,
      winner: { value: deletedAt, m: deletion.m, h: deletion.h },
      loser: { value: merging.values[field] ?? null, m: author.mutationId, h: edit.h },
    });
  }
};

/** Fields about which people are asked; the others settle themselves. */
const isAsked = ({ policies }: Merging, field: string): boolean => {
  const policy = policies[field] ?? 'surface';
  return policy === 'surface' || policy === 'text';
};

/** Fields that carry what the deletion had not seen. */
const unseenFields = (merging: Merging): string[] => {
  const { current, write, author, natural } = merging;
  const seen = new Set(write.seen ?? []);
  const sees = (token: string) => seen.has(token) || token === author.mutationId || token === UNWRITTEN;
  const { x = {}, ...made } = current.cells;
  if (natural) {
    const tokens = [made, ...Object.values(x)].flatMap((cell) => [cell.m, ...(cell.e ?? []), ...(cell.o ?? [])]);
    return tokens.every(sees) ? [] : [DELETED];
  }
  return Object.keys(x).filter((field) => {
    const cell = x[field]!;
    const isWriterSeen = isOwn(author, cell) || sees(cell.m) || (cell.e?.some(sees) ?? false);
    const isSeen = isWriterSeen && (cell.o?.every(sees) ?? true);
    return isAsked(merging, field) && !isSeen;
  });
};
