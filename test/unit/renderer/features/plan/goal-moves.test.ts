import { describe, expect, it } from 'vitest';
import { placeAfterDrop, placeAfterMove } from '#renderer/features/plan/goal-moves.ts';

const goals = [
  { id: 'a', parentId: null, position: '1' },
  { id: 'b', parentId: null, position: '2' },
  { id: 'b1', parentId: 'b', position: '1' },
  { id: 'b2', parentId: 'b', position: '2' },
  { id: 'c', parentId: null, position: '3' },
];

describe('moving a goal by keyboard', () => {
  it('goes among its siblings and stops at the ends', () => {
    expect(placeAfterMove(goals, 'c', 'up')).toEqual({ parentId: null, afterId: 'a' });
    expect(placeAfterMove(goals, 'b', 'up')).toEqual({ parentId: null, afterId: null });
    expect(placeAfterMove(goals, 'a', 'up')).toBeNull();
    expect(placeAfterMove(goals, 'a', 'down')).toEqual({ parentId: null, afterId: 'b' });
    expect(placeAfterMove(goals, 'c', 'down')).toBeNull();
  });

  it('goes into the sibling above, as its last child', () => {
    expect(placeAfterMove(goals, 'c', 'in')).toEqual({ parentId: 'b', afterId: 'b2' });
    expect(placeAfterMove(goals, 'b', 'in')).toEqual({ parentId: 'a', afterId: null });
    expect(placeAfterMove(goals, 'a', 'in')).toBeNull();
  });

  it('goes out to stand right after its parent', () => {
    expect(placeAfterMove(goals, 'b1', 'out')).toEqual({ parentId: null, afterId: 'b' });
    expect(placeAfterMove(goals, 'b', 'out')).toBeNull();
  });

  it('treats a goal whose parent is missing as one at the top, as the tree shows it', () => {
    const lost = [...goals, { id: 'x', parentId: 'gone', position: '4' }];
    expect(placeAfterMove(lost, 'x', 'up')).toEqual({ parentId: null, afterId: 'b' });
  });
});

describe('dropping a goal', () => {
  it('puts it before, after or below the row under the pointer', () => {
    expect(placeAfterDrop(goals, 'b', 'before', 'c')).toEqual({ parentId: null, afterId: 'a' });
    expect(placeAfterDrop(goals, 'a', 'before', 'c')).toEqual({ parentId: null, afterId: null });
    expect(placeAfterDrop(goals, 'b1', 'after', 'c')).toEqual({ parentId: 'b', afterId: 'b1' });
    expect(placeAfterDrop(goals, 'b', 'inside', 'c')).toEqual({ parentId: 'b', afterId: 'b2' });
    expect(placeAfterDrop(goals, 'b', 'inside', 'b2')).toEqual({ parentId: 'b', afterId: 'b1' });
  });
});
