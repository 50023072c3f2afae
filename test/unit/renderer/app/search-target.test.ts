import { expect, it } from 'vitest';
import { searchPath } from '#renderer/app/search-target.ts';

const found = (table: string, accountId: string | null = 'a') => searchPath({ table, rowId: 'r', accountId });

it('opens what was found on the tab of its account where it is read', () => {
  expect(found('account')).toBe('/accounts/a/summary');
  expect(found('goal_check_in')).toBe('/accounts/a/plan');
  expect(found('support_case')).toBe('/accounts/a/cases');
});

it('opens a review by itself, and what has no tab in the history', () => {
  expect(found('review')).toBe('/reviews/r');
  expect(found('churn_event')).toBe('/accounts/a/history');
});

it('has somewhere to go for what belongs to no account', () => {
  expect(found('task', null)).toBe('/today');
});
