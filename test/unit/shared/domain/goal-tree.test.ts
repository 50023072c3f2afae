import { describe, expect, it } from 'vitest';
import { keyBetween } from '#shared/domain/fractional-index.ts';
import { buildGoalTree, canMoveGoal, flattenGoalTree, lastPositionIn, positionIn } from '#shared/domain/goal-tree.ts';

const [p1, p2, p3] = ['a1', 'a2', 'a3'];
const rows = [
  { id: 'action', parentId: 'goal-2', position: p1 },
  { id: 'goal-2', parentId: 'objective', position: p3 },
  { id: 'goal-1', parentId: 'objective', position: p2 },
  { id: 'objective', parentId: null, position: p1 },
];

describe('goal tree', () => {
  it('lists the plan in its order, with depth and number of children', () => {
    expect(flattenGoalTree(rows).map(({ row, depth, childCount }) => [row.id, depth, childCount])).toEqual([
      ['objective', 0, 2],
      ['goal-1', 1, 0],
      ['goal-2', 1, 1],
      ['action', 2, 0],
    ]);
  });

  it('orders rows of the same position by id, on every device', () => {
    const same = [
      { id: 'b', parentId: null, position: p1 },
      { id: 'a', parentId: null, position: p1 },
    ];
    expect(buildGoalTree(same).map(({ row }) => row.id)).toEqual(['a', 'b']);
  });

  it('lets a goal go anywhere but below itself', () => {
    expect(canMoveGoal(rows, 'goal-2', 'goal-1')).toBe(true);
    expect(canMoveGoal(rows, 'goal-2', null)).toBe(true);
    expect(canMoveGoal(rows, 'goal-2', 'goal-2')).toBe(false);
    expect(canMoveGoal(rows, 'objective', 'action')).toBe(false);
    expect(canMoveGoal(rows, 'goal-2', 'gone')).toBe(false);
  });

  it('gives the place after a sibling, as the first and as the last', () => {
    const place = (afterId: string | null) =>
      positionIn(rows, { id: 'new', parentId: 'objective', afterId, suffix: 'x' });
    expect(place('goal-1') > p2 && place('goal-1') < p3).toBe(true);
    expect(place(null) < p2).toBe(true);
    expect(place('goal-2') > p3).toBe(true);
    expect(lastPositionIn(rows, 'objective', 'x') > p3).toBe(true);
    expect(lastPositionIn(rows, 'action', 'x')).toBe(keyBetween(null, null, 'x'));
  });

  it('takes no row of another parent for a neighbour', () => {
    const place = positionIn(rows, { id: 'new', parentId: 'goal-1', afterId: 'goal-2', suffix: 'x' });
    expect(place).toBe(keyBetween(null, null, 'x'));
  });

  it('does not count the moved row among its own neighbours', () => {
    const moved = positionIn(rows, { id: 'goal-1', parentId: 'objective', afterId: 'goal-2', suffix: 'x' });
    expect(moved > p3).toBe(true);
  });
});
