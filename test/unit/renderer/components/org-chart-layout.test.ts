import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutOrgChart, ORG_NODE } from '#renderer/components/org-chart-layout.ts';

it('sets each person above the middle of those who report to them', () => {
  const { placed } = layOutOrgChart([
    { id: 'boss', reportsTo: null },
    { id: 'left', reportsTo: 'boss' },
    { id: 'right', reportsTo: 'boss' },
  ]);
  const at = Object.fromEntries(placed.map(({ person, x, y }) => [person.id, { x, y }]));
  expect(at['boss']?.x).toBe(((at['left']?.x ?? 0) + (at['right']?.x ?? 0)) / 2);
  expect(at['left']?.y).toBe(at['right']?.y);
  expect(at['boss']?.y).toBe(0);
});

it('draws everybody once and nobody over another, whatever reports to whatever', () => {
  const person = fc.record({ id: fc.integer({ min: 0, max: 12 }), above: fc.option(fc.integer({ min: 0, max: 14 })) });
  fc.assert(
    fc.property(fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 13 }), (drawn) => {
      const people = drawn.map(({ id, above }) => ({ id: `${id}`, reportsTo: above === null ? null : `${above}` }));
      const { placed, width, height } = layOutOrgChart(people);
      expect(placed.map(({ person: { id } }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
      for (const [index, one] of placed.entries()) {
        expect(one.x + ORG_NODE.width).toBeLessThanOrEqual(width);
        expect(one.y + ORG_NODE.height).toBeLessThanOrEqual(height);
        const others = placed.slice(index + 1).filter(({ y }) => y === one.y);
        for (const other of others) expect(Math.abs(other.x - one.x)).toBeGreaterThanOrEqual(ORG_NODE.width);
      }
    }),
  );
});
