import { expect, it } from 'vitest';
import { flattenTree, isBelow, type TreeNode } from '#renderer/components/tree-rows.ts';

const node = (id: string, children: TreeNode[] = []): TreeNode => ({ id, content: id, children });
const tree = [node('a', [node('b', [node('c')]), node('d')]), node('e')];

it('lists a tree from top to bottom with level and place among siblings', () => {
  const rows = flattenTree(tree, new Set()).map(({ node: { id }, level, position, siblings }) => [
    id,
    level,
    position,
    siblings,
  ]);
  expect(rows).toEqual([
    ['a', 1, 1, 2],
    ['b', 2, 1, 2],
    ['c', 3, 1, 1],
    ['d', 2, 2, 2],
    ['e', 1, 2, 2],
  ]);
});

it('hides everything below a closed row', () => {
  expect(flattenTree(tree, new Set(['a'])).map(({ node: { id } }) => id)).toEqual(['a', 'e']);
});

it('knows what stands below what, so that nothing is dropped into itself', () => {
  expect(isBelow(tree, 'a', 'c')).toBe(true);
  expect(isBelow(tree, 'c', 'a')).toBe(false);
  expect(isBelow(tree, 'a', 'a')).toBe(false);
  expect(isBelow(tree, 'b', 'd')).toBe(false);
});
