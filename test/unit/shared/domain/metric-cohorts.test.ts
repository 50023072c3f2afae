import { expect, it } from 'vitest';
import { cohortTable } from '#shared/domain/metric-cohorts.ts';

const client = (clientSince: string | null, lostOn: string | null = null) => ({ clientSince, lostOn });
const today = '2025-12-31';

it('J1: keeps what is left of the clients of each quarter, counted from their own first day', () => {
  const table = cohortTable(
    [
      client('2025-01-10'),
      client('2025-03-31', '2025-06-29'),
      client('2025-02-01', '2025-08-15'),
      client('2025-04-01'),
      client('2025-05-01', '2025-08-02'),
      client(null),
      client('2026-02-01'),
    ],
    'quarter',
    today,
    13,
  );
  expect(
    table.cohorts.map(({ start, size, kept }) => [start, size, kept.map(({ value }) => value?.toFixed(0))]),
  ).toEqual([
    ['2025-01-01', 3, ['67', '67', '33']],
    ['2025-04-01', 2, ['100', '50']],
  ]);
  expect(table.total.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
    [4, 5],
    [3, 5],
    [1, 3],
  ]);
  // Of five there were four, of those three, and of the two of the older quarter one.
  expect(table.curve.map((value) => value.toFixed(0))).toEqual(['80', '60', '30']);
  expect(table.undated).toBe(1);
});

it('J1: leaves out cohorts older than it shows, and steps that not all clients have reached', () => {
  const table = cohortTable([client('2020-05-01'), client('2025-11-20')], 'month', today, 12);
  expect(table.cohorts).toEqual([
    { start: '2025-11-01', size: 1, kept: [{ value: 100, numerator: 1, denominator: 1 }] },
  ]);
  expect(cohortTable([client('2024-02-29')], 'year', today, 5).cohorts).toMatchObject([
    { start: '2024-01-01', kept: [{ value: 100 }] },
  ]);
});
