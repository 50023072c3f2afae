import { expect, test } from 'vitest';
import { axisDays } from '#renderer/charts/axis-days.ts';
import { createFormat } from '#renderer/lib/format.ts';

const format = createFormat('en');

test('days within a year stand on an axis without it', () => {
  const name = axisDays(format, ['2026-01-05', '2026-12-28']);
  expect(name('2026-01-05')).toBe('Jan 5');
});

test('days of several years stand on an axis with theirs', () => {
  const name = axisDays(format, ['2024-11-27', '2025-11-27', '2026-09-04']);
  expect(name('2024-11-27')).toBe('11/27/2024');
  expect(name('2025-11-27')).toBe('11/27/2025');
});

test('a chart with one day names it by day and month', () => {
  expect(axisDays(format, ['2026-03-09'])('2026-03-09')).toBe('Mar 9');
});
