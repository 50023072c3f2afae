import { describe, expect, it } from 'vitest';
import {
  adoptionBreadth,
  adoptionDepth,
  adoptionFrequency,
  baselineOf,
  changeAgainst,
  dailyChange,
  usageSeries,
  wholeSteps,
} from '#shared/domain/usage.ts';

const used = (usedOn: string, count = 1, feature = 'reports') => ({ usedOn, count, feature });
const march = { start: '2025-03-01', end: '2025-03-31' };

describe('adoption', () => {
  const records = [
    used('2025-03-03'),
    used('2025-03-03', 2, 'export'),
    used('2025-03-04', 0, 'alerts'),
    used('2025-02-28', 5, 'forms'),
  ];

  it('is as broad as the features used among those contracted', () => {
    expect(adoptionBreadth(records, 8, march)).toEqual({ value: 25, numerator: 2, denominator: 8 });
    expect(adoptionBreadth(records, 0, march).value).toBeNull();
  });

  it('is as deep as the active users among those licensed', () => {
    expect(adoptionDepth(30, 40).value).toBe(75);
    expect(adoptionDepth(30, 0).value).toBeNull();
  });

  it('never passes 100 %, however many weekends are worked', () => {
    const week = { start: '2025-03-03', end: '2025-03-09' };
    const daily = ['03', '04', '05', '06', '07', '08', '09'].map((day) => used(`2025-03-${day}`));
    expect(adoptionFrequency(daily, week, new Set())).toEqual({ value: 100, numerator: 5, denominator: 5 });
    expect(adoptionFrequency(daily, week, new Set(['2025-03-04'])).value).toBe(100);
  });

  it('is as frequent as the days used among business days', () => {
    const holidays = new Set(['2025-03-04']);
    expect(adoptionFrequency(records, march, holidays)).toEqual({ value: 5, numerator: 1, denominator: 20 });
    expect(adoptionFrequency(records, { start: '2025-03-01', end: '2025-03-02' }, holidays).value).toBeNull();
  });
});

describe('usage series', () => {
  it('sums records by week from Monday, silence being 0', () => {
    const records = [used('2025-03-03', 2), used('2025-03-09', 3), used('2025-03-17', 4), used('2025-04-02', 100)];
    expect(usageSeries(records, 'week', { start: '2025-03-03', end: '2025-03-23' })).toEqual([
      { startsOn: '2025-03-03', value: 5 },
      { startsOn: '2025-03-10', value: 0 },
      { startsOn: '2025-03-17', value: 4 },
    ]);
  });

  it('sums records by month', () => {
    const records = [used('2024-12-31', 1), used('2025-01-31', 2), used('2025-02-01', 3)];
    expect(usageSeries(records, 'month', { start: '2024-12-15', end: '2025-02-10' }).map(({ value }) => value)).toEqual(
      [1, 2, 3],
    );
  });

  it('keeps the sum of what it was made of', () => {
    const records = Array.from({ length: 31 }, (_, index) =>
      used(`2025-03-${String(index + 1).padStart(2, '0')}`, index),
    );
    for (const step of ['week', 'month'] as const) {
      expect(usageSeries(records, step, march).reduce((sum, { value }) => sum + value, 0)).toBe(465);
    }
  });

  it('tells whole weeks and months from halves at an end', () => {
    const weeks = usageSeries([], 'week', march);
    expect(wholeSteps(weeks, 'week', march).map(({ startsOn }) => startsOn)).toEqual([
      '2025-03-03',
      '2025-03-10',
      '2025-03-17',
      '2025-03-24',
    ]);
    const months = { start: '2025-01-02', end: '2025-03-31' };
    expect(wholeSteps(usageSeries([], 'month', months), 'month', months)).toHaveLength(2);
    expect(wholeSteps(usageSeries([], 'month', march), 'month', march)).toHaveLength(1);
  });

  it('compares with the average of a reference window', () => {
    const points = [4, 8, 3].map((value, index) => ({ startsOn: `2025-0${index + 1}-01`, value }));
    const baseline = baselineOf(points, { start: '2025-01-01', end: '2025-02-28' });
    expect(baseline).toEqual({ value: 6, numerator: 12, denominator: 2 });
    expect(changeAgainst(3, baseline.value)).toBe(-50);
    expect(changeAgainst(3, baselineOf(points, march).value)).toBe(0);
  });

  it('has no change against nothing', () => {
    expect(baselineOf([], march).value).toBeNull();
    expect([changeAgainst(3, 0), changeAgainst(3, null), changeAgainst(null, 3)]).toEqual([null, null, null]);
  });

  it('compares windows of different length by the day', () => {
    const records = [used('2025-01-10', 40), used('2025-02-10', 14)];
    const change = dailyChange(
      records,
      { start: '2025-02-01', end: '2025-02-28' },
      { start: '2025-01-01', end: '2025-01-20' },
    );
    expect(change).toBe(-75);
    expect(dailyChange(records, march, { start: '2025-03-02', end: '2025-03-01' })).toBeNull();
  });
});
