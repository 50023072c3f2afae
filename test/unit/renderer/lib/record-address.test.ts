import { expect, it } from 'vitest';
import { recordAddress } from '#renderer/lib/record-address.ts';

it('opens what stands on an account on its tab', () => {
  expect(recordAddress({ page: 'account', accountId: 'a', tab: 'cases', at: 'c' })).toBe('/accounts/a/cases');
});

it('opens a goal beside its plan', () => {
  const plan = { page: 'plan', accountId: 'a', planId: 'p', at: 'g' } as const;
  expect(recordAddress({ ...plan, goalId: 'g' })).toBe('/accounts/a/plan?plan=p&goal=g');
  expect(recordAddress({ ...plan, goalId: null })).toBe('/accounts/a/plan?plan=p');
});

it('opens a review at the step that holds the line', () => {
  expect(recordAddress({ page: 'review', reviewId: 'r', step: 'agenda', at: 'i' })).toBe('/reviews/r?step=agenda');
  expect(recordAddress({ page: 'review', reviewId: 'r', step: null, at: 'r' })).toBe('/reviews/r');
});

it('has somewhere to go for what belongs to no account', () => {
  expect(recordAddress({ page: 'task', accountId: null, at: 't' })).toBe('/today');
  expect(recordAddress({ page: 'contents', at: 'c' })).toBe('/playbooks/contents');
  expect(recordAddress({ page: 'settings', at: 's' })).toBe('/settings');
});
