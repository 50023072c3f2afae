import { describe, expect, it } from 'vitest';
import { HEADER_HEIGHT, planTable, type Row, rowHeight } from '#core/outputs/deck/table-plan.ts';

const columns = [{ header: 'A', width: 4 }];
const row = (text: string): Row => [{ texts: [{ text, size: 16 }] }];
const rows = (count: number): Row[] => Array.from({ length: count }, (_unused, index) => row(`linha ${index}`));
const sizes = (pages: { rows: Row[] }[]): number[] => pages.map((page) => page.rows.length);

describe('planning a table', () => {
  it('spreads rows evenly over as few slides as they need', () => {
    expect(sizes(planTable(columns, rows(12), { height: 5, perPage: 6 }))).toEqual([6, 6]);
    expect(sizes(planTable(columns, rows(7), { height: 5, perPage: 6 }))).toEqual([4, 3]);
    expect(planTable(columns, [], { height: 5 })).toEqual([]);
  });

  it('fills no slide past its height', () => {
    for (const page of planTable(columns, rows(40), { height: 3 })) {
      expect(page.heights.reduce((sum, height) => sum + height, HEADER_HEIGHT)).toBeLessThanOrEqual(3.001);
    }
  });

  it('goes on in the next slide with a row that no slide could hold, and loses no word', () => {
    const words = Array.from({ length: 600 }, (_unused, index) => `palavra${index}`).join(' ');
    const pages = planTable(columns, [row('antes'), row(words), row('depois')], { height: 4 });
    const texts = pages.flatMap((page) =>
      page.rows.map(([cell]) => cell?.texts.map(({ text }) => text).join(' ') ?? ''),
    );
    expect(texts.join(' ')).toBe(`antes ${words} depois`);
    expect(pages.length).toBeGreaterThan(2);
  });

  it('stretches rows to fill, but not past the most', () => {
    const [page] = planTable(columns, rows(2), { height: 5, maxRow: 0.8 });
    expect(page?.heights).toEqual([0.8, 0.8]);
  });

  it('gives the rows of a page one height where a chart stands beside them', () => {
    const tall = row('um texto que precisa de mais de uma linha nesta coluna estreita, sem dúvida nenhuma');
    const [page] = planTable(columns, [row('curta'), tall], { height: 5, uniform: true, maxRow: 0.1 });
    expect(new Set(page?.heights).size).toBe(1);
    expect(page?.heights[0]).toBeCloseTo(rowHeight(columns, tall), 5);
  });
});
