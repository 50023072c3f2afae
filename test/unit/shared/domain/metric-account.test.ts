import { expect, it } from 'vitest';
import { clientCounts, isClientOn, revenueCohort, yearlyRevenueOn } from '#shared/domain/metric-account.ts';
import { metricAccount } from '#test/support/metric-account.ts';

const year = { start: '2025-01-01', end: '2025-12-31' };

it('J: is a client from its first day until the day it left; without a first day from the start', () => {
  const account = { clientSince: '2025-01-01', lostOn: '2025-06-30' };
  expect(['2024-12-31', '2025-01-01', '2025-06-29', '2025-06-30'].map((day) => isClientOn(account, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isClientOn({ clientSince: null, lostOn: null }, '1990-01-01')).toBe(true);
});

it('J: counts who was there, came, left, and passed through', () => {
  const accounts = [
    metricAccount(),
    metricAccount({ lostOn: '2025-01-01' }),
    metricAccount({ clientSince: '2025-02-01' }),
    metricAccount({ clientSince: '2025-02-01', lostOn: '2025-12-31' }),
    metricAccount({ lostOn: '2024-12-31' }),
  ];
  expect(clientCounts(accounts, year)).toEqual({ start: 2, new: 1, lost: 1, passing: 1, end: 2 });
});

it('J: pays what its contracts say on a day, with what they were reduced by since', () => {
  const paid = [
    { first: '2024-01-01', last: '2025-06-30', yearlyMinor: 100, changes: [] },
    { first: '2024-01-01', last: null, yearlyMinor: 60, changes: [{ on: '2025-03-01', yearlyMinor: -40 }] },
  ];
  const account = metricAccount({ paid });
  expect(['2023-12-31', '2025-02-28', '2025-03-01', '2025-07-01'].map((day) => yearlyRevenueOn(account, day))).toEqual([
    0, 200, 160, 60,
  ]);
  expect(yearlyRevenueOn({ ...account, lostOn: '2025-07-01' }, '2025-07-01')).toBe(0);
  expect(revenueCohort([account], year)).toEqual({ start: 200, expansion: 0, contraction: 140, lost: 0 });
});
