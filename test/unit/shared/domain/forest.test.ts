import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildForest, descendantIds, flattenForest } from '#shared/domain/forest.ts';

type Row = { id: string; parent: string | null };
const parentOf = (row: Row) => row.parent;
const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);
const forest = (rows: Row[]) =>
  flattenForest(buildForest(rows, parentOf, byId)).map(({ row, depth }) => `${depth}${row.id}`);

describe('forest', () => {
  it('puts parents before children, siblings in order', () => {
    const rows = [
      { id: 'd', parent: 'a' },
      { id: 'c', parent: 'b' },
      { id: 'b', parent: 'a' },
      { id: 'a', parent: null },
      { id: 'e', parent: null },
    ];
    expect(forest(rows)).toEqual(['0a', '1b', '2c', '1d', '0e']);
  });

  it('shows a row whose parent is missing, or itself, as a root', () => {
    expect(
      forest([
        { id: 'a', parent: 'gone' },
        { id: 'b', parent: 'b' },
      ]),
    ).toEqual(['0a', '0b']);
  });

  it('opens a cycle at its first row and keeps what hangs on it', () => {
    const rows = [
      { id: 'x', parent: 'c' },
      { id: 'c', parent: 'b' },
      { id: 'b', parent: 'a' },
      { id: 'a', parent: 'c' },
    ];
    expect(forest(rows)).toEqual(['0a', '1b', '2c', '3x']);
  });

  it('shows every row exactly once, whatever the parents say', () => {
    const rows = fc
      .array(fc.option(fc.nat({ max: 15 })), { maxLength: 15 })
      .map((parents) =>
        parents.map((parent, index): Row => ({ id: `r${index}`, parent: parent === null ? null : `r${parent}` })),
      );
    fc.assert(
      fc.property(rows, (any) => {
        const flat = flattenForest(buildForest(any, parentOf, byId));
        expect(flat.map(({ row }) => row.id).toSorted()).toEqual(any.map(({ id }) => id).toSorted());
        for (const node of flat) for (const child of node.children) expect(child.depth).toBe(node.depth + 1);
      }),
    );
  });

  it('gives the same forest whatever the order of the rows', () => {
    const rows = [
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
      { id: 'c', parent: 'b' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 3 }), (any) => {
        expect(forest(any)).toEqual(forest(rows));
      }),
    );
  });

  it('survives a chain of twenty thousand rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, index): Row => ({
      id: `r${index}`,
      parent: index === 0 ? null : `r${index - 1}`,
    }));
    expect(flattenForest(buildForest(rows, parentOf, () => 0)).at(-1)?.depth).toBe(19_999);
  });

  it('finds everything below a row, cycles included', () => {
    const rows = [
      { id: 'a', parent: 'c' },
      { id: 'b', parent: 'a' },
      { id: 'c', parent: 'b' },
      { id: 'd', parent: null },
    ];
    expect([...descendantIds(rows, 'a', parentOf)]).toEqual(['b', 'c']);
    expect(descendantIds(rows, 'd', parentOf).size).toBe(0);
  });
});
