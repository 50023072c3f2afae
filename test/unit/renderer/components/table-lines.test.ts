import { expect, it } from 'vitest';
import { rowPlace, tableLines } from '#renderer/components/table-lines.ts';

interface Row {
  model: string;
  value: number;
}
const rows = (['high', 'tech', 'high', 'none'] as const).map((model, place) => ({
  id: `r${place}`,
  original: { model, value: place },
}));
const compare = (a: string, b: string) => a.localeCompare(b);
const grouping = {
  of: ({ model }: Row) => ({ key: model, label: model, rank: model === 'none' ? 9 : 0 }),
  sum: (members: readonly Row[]) => String(members.reduce((sum, { value }) => sum + value, 0)),
};

it('keeps rows as they are without grouping', () => {
  expect(tableLines(rows, undefined, compare).map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r3']);
});

it('puts the rows of a heading below it in their order, headings by rank and name', () => {
  const lines = tableLines(rows, grouping, compare);
  expect(lines.map(({ id }) => id)).toEqual(['group:high', 'r0', 'r2', 'group:tech', 'r1', 'group:none', 'r3']);
  expect(lines[0]).toMatchObject({ label: 'high', count: 2, sum: '2' });
});

it('walks from row to row, over the headings and never past the ends', () => {
  const lines = tableLines(rows, grouping, compare);
  expect(rowPlace(lines, 2, 3)).toBe(4);
  expect(rowPlace(lines, 4, 3)).toBe(2);
  expect(rowPlace(lines, 1, 0)).toBe(1);
  expect(rowPlace(lines, 0, 99)).toBe(6);
  expect(rowPlace([], 0, 0)).toBe(-1);
});
