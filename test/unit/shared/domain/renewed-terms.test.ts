import { expect, it } from 'vitest';
import { endedTerms } from '#shared/domain/renewed-terms.ts';

type Known = Parameters<typeof endedTerms>[0][number];
const contract = (fields: Partial<Known> = {}): Known => ({
  product: 'Plataforma',
  startsOn: '2023-01-01',
  endsOn: '2023-12-31',
  noticeOn: null,
  autoRenew: false,
  canceledOn: null,
  amount: { minor: 1_000, currency: 'BRL' },
  billingPeriod: 'monthly',
  ...fields,
});
const ended = (...contracts: Known[]) =>
  endedTerms(contracts, '2023-06-01', '2025-12-30').map(({ on, renewed }) => [on, renewed]);

it('J: a term that goes on by itself is renewed each time, at the price of a year', () => {
  expect(ended(contract({ autoRenew: true }))).toEqual([
    ['2023-12-31', true],
    ['2024-12-31', true],
  ]);
  expect(endedTerms([contract({ autoRenew: true })], '2024-01-01', '2024-12-31')[0]?.yearlyMinor).toBe(12_000);
});

it('J: the term in which it was canceled is the last, and not renewed', () => {
  expect(ended(contract({ autoRenew: true, canceledOn: '2024-05-31' }))).toEqual([
    ['2023-12-31', true],
    ['2024-12-31', false],
  ]);
  expect(ended(contract({ autoRenew: true, canceledOn: '2023-12-31' }))).toEqual([['2023-12-31', false]]);
});

it('J: one that was canceled before the period is not due in it', () => {
  expect(
    ended(contract({ startsOn: '2019-01-01', endsOn: '2019-12-31', autoRenew: true, canceledOn: '2020-05-31' })),
  ).toEqual([]);
});

it('J: one that ends is renewed by another of the same product near its end', () => {
  expect(ended(contract())).toEqual([['2023-12-31', false]]);
  const next = contract({ startsOn: '2024-02-01', endsOn: '2026-01-31' });
  expect(ended(contract(), next)).toEqual([['2023-12-31', true]]);
  expect(ended(contract(), { ...next, product: 'Treinamento' })).toEqual([['2023-12-31', false]]);
  expect(ended(contract(), { ...next, startsOn: '2024-06-01' })).toEqual([['2023-12-31', false]]);
  expect(ended(contract({ endsOn: null }))).toEqual([]);
});
