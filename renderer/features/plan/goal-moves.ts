import type { TreeMove } from '#renderer/components/tree.tsx';
import type { DropPlace } from '#renderer/components/use-tree-drag.ts';

export interface MovingGoal {
  id: string;
  parentId: string | null;
  position: string;
}

/** Where a goal is put: below a parent, right after a sibling (null = as the first). */
export interface GoalPlace {
  parentId: string | null;
  afterId: string | null;
}

/** Rows whose parent is missing stand at the top, as the tree shows them. */
function parentOf(goals: readonly MovingGoal[], goal: MovingGoal): string | null {
  return goals.some(({ id }) => id === goal.parentId) ? goal.parentId : null;
}

function siblingsOf(goals: readonly MovingGoal[], parentId: string | null): MovingGoal[] {
  return goals
    .filter((goal) => parentOf(goals, goal) === parentId)
    .toSorted((a, b) => (a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1));
}

/** The place after one step by keyboard; null where there is nowhere to go. */
export function placeAfterMove(goals: readonly MovingGoal[], id: string, move: TreeMove): GoalPlace | null {
  const goal = goals.find((each) => each.id === id);
  if (!goal) return null;
  const parentId = parentOf(goals, goal);
  const siblings = siblingsOf(goals, parentId);
  const index = siblings.findIndex((each) => each.id === id);
  const above = siblings[index - 1];
  switch (move) {
    case 'up':
      return above ? { parentId, afterId: siblings[index - 2]?.id ?? null } : null;
    case 'down': {
      const below = siblings[index + 1];
      return below ? { parentId, afterId: below.id } : null;
    }
    case 'in':
      return above ? { parentId: above.id, afterId: siblingsOf(goals, above.id).at(-1)?.id ?? null } : null;
    case 'out': {
      const parent = goals.find((each) => each.id === parentId);
      return parent ? { parentId: parentOf(goals, parent), afterId: parent.id } : null;
    }
  }
}

/** The place after a drop: before or after the row under the pointer, or below it as the last. */
export function placeAfterDrop(
  goals: readonly MovingGoal[],
  targetId: string,
  where: DropPlace,
  movedId: string,
): GoalPlace | null {
  const target = goals.find(({ id }) => id === targetId);
  if (!target) return null;
  if (where === 'inside') {
    const last = siblingsOf(goals, targetId).findLast(({ id }) => id !== movedId);
    return { parentId: targetId, afterId: last?.id ?? null };
  }
  const parentId = parentOf(goals, target);
  if (where === 'after') return { parentId, afterId: targetId };
  const siblings = siblingsOf(goals, parentId).filter(({ id }) => id !== movedId);
  const index = siblings.findIndex(({ id }) => id === targetId);
  return { parentId, afterId: siblings[index - 1]?.id ?? null };
}
