import { buildForest, descendantIds, flattenForest, type TreeNode } from './forest.ts';
import { keyBetween } from './fractional-index.ts';

/** What a row needs to stand in the success plan; `position` is a key of fractional-index.ts. */
export type GoalRow = { id: string; parentId: string | null; position: string };

export type FlatGoal<Row> = { row: Row; depth: number; childCount: number };

const parentOf = (row: GoalRow) => row.parentId;

// Two devices may make the same key only by a fault; the id still gives both the same order.
function byPosition(a: GoalRow, b: GoalRow): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** E1. The plan as trees of any depth; rows with a missing parent, and cycles, stay visible as roots. */
export function buildGoalTree<Row extends GoalRow>(rows: readonly Row[]): TreeNode<Row>[] {
  return buildForest(rows, parentOf, byPosition);
}

/** The tree line by line, parents before children, as a list or a document shows it. */
export function flattenGoalTree<Row extends GoalRow>(rows: readonly Row[]): FlatGoal<Row>[] {
  return flattenForest(buildGoalTree(rows)).map(({ row, depth, children }) => ({
    row,
    depth,
    childCount: children.length,
  }));
}

/** A goal may go below any row that is neither itself nor one of its own descendants, or to the top (null). */
export function canMoveGoal(rows: readonly GoalRow[], id: string, newParentId: string | null): boolean {
  if (newParentId === null) return true;
  if (newParentId === id || !rows.some((row) => row.id === newParentId)) return false;
  return !descendantIds(rows, id, parentOf).has(newParentId);
}

/** The position of a goal put below `parentId`, right after `afterId` (null = as the first). */
export function positionIn(
  rows: readonly GoalRow[],
  { id, parentId, afterId, suffix }: { id: string; parentId: string | null; afterId: string | null; suffix: string },
): string {
  const siblings = rows.filter((row) => row.parentId === parentId && row.id !== id).toSorted(byPosition);
  const after = siblings.findIndex((row) => row.id === afterId);
  return keyBetween(siblings[after]?.position ?? null, siblings[after + 1]?.position ?? null, suffix);
}

/** The position after the last child of `parentId`. */
export function lastPositionIn(rows: readonly GoalRow[], parentId: string | null, suffix: string): string {
  const last = rows
    .filter((row) => row.parentId === parentId)
    .toSorted(byPosition)
    .at(-1);
  return keyBetween(last?.position ?? null, null, suffix);
}
