import { expect, it } from 'vitest';
import { periodOf, presetOf } from '#renderer/features/metrics/metric-periods.ts';

const today = '2026-02-10';

it('J1: a period is one choice away, up to today', () => {
  expect(periodOf({}, today)).toEqual({ start: '2025-02-11', end: today });
  expect(periodOf({ period: 'last30' }, today)).toEqual({ start: '2026-01-12', end: today });
  expect(periodOf({ period: 'quarter' }, today)).toEqual({ start: '2026-01-01', end: today });
  expect(periodOf({ period: 'lastQuarter' }, today)).toEqual({ start: '2025-10-01', end: '2025-12-31' });
  expect(periodOf({ period: 'year' }, today)).toEqual({ start: '2026-01-01', end: today });
  expect(periodOf({ period: 'lastYear' }, today)).toEqual({ start: '2025-01-01', end: '2025-12-31' });
});

it('J1: own days are held to today and to their order; half of them are none', () => {
  const custom = (from?: string, to?: string) => ({ period: 'custom' as const, from, to });
  expect(periodOf(custom('2025-05-01', '2025-06-30'), today)).toEqual({ start: '2025-05-01', end: '2025-06-30' });
  expect(periodOf(custom('2025-05-01', '2027-06-30'), today)).toEqual({ start: '2025-05-01', end: today });
  expect(periodOf(custom('2025-07-01', '2025-06-30'), today)).toEqual({ start: '2025-06-30', end: '2025-06-30' });
  expect(presetOf(custom('2025-05-01'))).toBe('last365');
});
