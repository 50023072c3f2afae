import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import {
  annualisedChurn,
  averageRevenue,
  churnRate,
  churnTotals,
  goalSuccess,
  grossRevenueRetention,
  lifetimeValue,
  netRevenueRetention,
  renewalRate,
  retentionRate,
  revenueChurn,
  timeToValue,
} from '#shared/domain/metrics.ts';

const counts = { start: 100, new: 20, lost: 10, end: 110 };
const cohort = { start: 1_000_000, expansion: 150_000, contraction: 40_000, lost: 60_000 };

describe('J: clients', () => {
  it('are retained at 90 % and churn at 10 %, 9.1 % of the end, 8.3 % of ever active', () => {
    expect(retentionRate(counts)).toEqual({ value: 90, numerator: 90, denominator: 100 });
    expect(churnTotals.map((total) => churnRate(counts, total).value?.toFixed(1))).toEqual(['10.0', '9.1', '8.3']);
    expect(churnRate(counts)).toMatchObject({ total: 'start', denominator: 100 });
  });

  it('are not computable when there were none', () => {
    expect(retentionRate({ start: 0, new: 5, lost: 0, end: 5 }).value).toBeNull();
    expect(churnRate({ start: 0, new: 5, lost: 0, end: 5 }).value).toBeNull();
  });
});

describe('J: revenue', () => {
  it('keeps 90.0 gross and 105.0 net, with 6.0 of churn', () => {
    expect(grossRevenueRetention(cohort).value).toBe(90);
    expect(netRevenueRetention(cohort).value).toBe(105);
    expect(revenueChurn(cohort).value).toBe(6);
  });

  it('never keeps more than all of it gross', () => {
    expect(grossRevenueRetention({ ...cohort, contraction: -500_000 }).value).toBe(100);
    expect(netRevenueRetention({ start: 0, expansion: 0, contraction: 0, lost: 0 }).value).toBeNull();
  });

  it('renews by clients or by value at the old price', () => {
    expect(
      renewalRate([
        { renewed: true, worth: 300 },
        { renewed: false, worth: 100 },
      ]).value,
    ).toBe(75);
    expect(renewalRate([]).value).toBeNull();
  });

  it('has a lifetime value of 8,000 with 200, 80 % and 2 %', () => {
    expect(lifetimeValue(200, 0.8, 0.02)).toMatchObject({ value: 8000, kind: 'ltv' });
    expect(lifetimeValue(200, null, 0.02)).toMatchObject({ value: 10_000, kind: 'revenue_ltv' });
    expect(lifetimeValue(200, 0.8, 0).value).toBeNull();
    expect(averageRevenue(1000, 4).value).toBe(250);
  });

  it('turns 1 % a month into 11.4 % a year', () => {
    expect(annualisedChurn(1).toFixed(1)).toBe('11.4');
    expect(annualisedChurn(0)).toBe(0);
  });
});

describe('J: goal success', () => {
  it('is the mean of 1, 0.5 and 0 without canceled and open ones', () => {
    expect(goalSuccess(['achieved', 'partial', 'missed', 'canceled', 'active'])).toEqual({
      value: 50,
      numerator: 1.5,
      denominator: 3,
    });
    expect(goalSuccess(['active']).value).toBeNull();
  });
});

describe('J: time to value', () => {
  const start = '2025-01-01';
  const asOf = '2025-12-31';
  const after = (days: number | null) => ({
    startOn: start,
    firstReachedOn: days === null ? null : addDays(start, days),
  });

  it('is the ordinary median when everybody reached a goal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 30 }), (days) => {
        const sorted = days.toSorted((a, b) => a - b);
        const middle =
          ((sorted[Math.floor((days.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((days.length - 1) / 2)] ?? 0)) / 2;
        expect(timeToValue(days.map(after), asOf).medianDays).toBe(middle);
      }),
    );
  });

  it('keeps those who have not reached one in the count', () => {
    const found = timeToValue([after(10), after(20), after(30), after(null), after(null)], asOf);
    expect(found).toEqual({ medianDays: 30, n: 5, reached: 3, censored: 2 });
  });

  it('is not computable while fewer than half reached one', () => {
    expect(timeToValue([after(10), after(null), after(null)], asOf)).toMatchObject({ medianDays: null, censored: 2 });
    expect(timeToValue([], asOf)).toEqual({ medianDays: null, n: 0, reached: 0, censored: 0 });
  });

  it('counts a goal reached later as not reached yet', () => {
    expect(timeToValue([after(10), after(400)], asOf)).toMatchObject({ reached: 1, censored: 1 });
    expect(timeToValue([{ startOn: start, firstReachedOn: asOf }], asOf)).toMatchObject({
      reached: 1,
      medianDays: 364,
    });
  });
});
