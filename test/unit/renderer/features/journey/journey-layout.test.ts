import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnIds, type Item, rowIds } from '#renderer/features/journey/journey-cells.ts';
import { cut, type LayoutOptions, layoutPicture } from '#renderer/features/journey/journey-layout.ts';

const measure = (text: string) => text.length * 6;
const options: LayoutOptions = {
  width: 900,
  height: 640,
  columns: columnIds,
  rows: rowIds,
  measure: null,
  zoomed: false,
};
const anItem = fc.record({
  column: fc.constantFrom(...columnIds),
  row: fc.constantFrom(...rowIds),
  label: fc.string({ minLength: 3, maxLength: 40 }),
  value: fc.option(fc.integer({ min: 0, max: 900_000_00 })),
});
const someItems = (maxLength: number) =>
  fc
    .array(anItem, { maxLength, size: 'max' })
    .map((items): Item[] => items.map((item, index) => ({ ...item, id: String(index) })));

describe('D4: the picture of the portfolio', () => {
  it('keeps every disc in its cell, and no two on one another', () => {
    fc.assert(
      fc.property(someItems(150), (items) => {
        const { discs, columns, rows } = layoutPicture(items, options);
        expect(discs).toHaveLength(items.length);
        const item = new Map(items.map((one) => [one.id, one]));
        for (const { id, x, y, r } of discs) {
          const column = columns.find((band) => band.id === item.get(id)?.column);
          const row = rows.find((band) => band.id === item.get(id)?.row);
          if (!column || !row) throw new Error('a disc without a cell');
          expect(x - r).toBeGreaterThanOrEqual(column.start);
          expect(x + r).toBeLessThanOrEqual(column.start + column.size);
          expect(y - r).toBeGreaterThanOrEqual(row.start);
          expect(y + r).toBeLessThanOrEqual(row.start + row.size);
        }
        const touching = discs.filter((one, index) =>
          discs.some(
            (other, place) => place < index && Math.hypot(one.x - other.x, one.y - other.y) < one.r + other.r - 0.01,
          ),
        );
        expect(touching).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('draws areas in proportion to the value', () => {
    const items: Item[] = [
      { id: 'a', column: 'adoption_1', row: 'satisfied', label: 'A', value: 40_000_00 },
      { id: 'b', column: 'adoption_1', row: 'satisfied', label: 'B', value: 10_000_00 },
    ];
    const [large, small] = layoutPicture(items, options).discs;
    expect((large?.r ?? 0) ** 2 / (small?.r ?? 1) ** 2).toBeCloseTo(4);
  });

  it('names everybody without one name over another, and grows where they need more height', () => {
    fc.assert(
      fc.property(someItems(60), (items) => {
        const { discs, height } = layoutPicture(items, { ...options, measure });
        const boxes = discs.map(({ y, label }) => ({
          y,
          from: label?.x ?? 0,
          to: (label?.x ?? 0) + measure(label?.text ?? ''),
        }));
        for (const [index, one] of boxes.entries()) {
          expect(one.y).toBeLessThan(height);
          for (const other of boxes.slice(index + 1))
            expect(Math.abs(one.y - other.y) >= 12 || one.to <= other.from || other.to <= one.from).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('lays out the same accounts in the same places', () => {
    const items: Item[] = Array.from({ length: 200 }, (_, index) => ({
      id: String(index),
      column: columnIds[index % 7] ?? 'review_later',
      row: rowIds[(index * 3) % 7] ?? 'none',
      label: `Cliente ${index}`,
      value: (index * 7919) % 100_000,
    }));
    expect(layoutPicture(items, options)).toEqual(layoutPicture(items, options));
  });

  it('still holds everybody when 4,000 stand in one cell', () => {
    const items: Item[] = Array.from({ length: 4000 }, (_, index) => ({
      id: String(index),
      column: 'review_later',
      row: 'satisfied',
      label: `Cliente ${index}`,
      value: 1000 + ((index * 7919) % 500_000),
    }));
    const { discs, height } = layoutPicture(items, options);
    expect(discs).toHaveLength(4000);
    expect(height).toBe(640);
  });
});

describe('names', () => {
  it('cuts a name where its room ends', () => {
    expect(cut('Águas do Sul', 100, measure)).toBe('Águas do Sul');
    expect(cut('Águas do Sul', 50, measure)).toBe('Águas d…');
  });
});
