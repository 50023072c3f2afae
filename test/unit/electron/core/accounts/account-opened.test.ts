import { expect, it } from 'vitest';
import { liveByMonth } from '#core/accounts/account-opened.ts';

const met = (contactId: string, day: string, leftOn: string | null = null) => ({ contactId, day, leftOn });

it('counts a person once a month, for 90 days after each contact', () => {
  const contacts = [met('ana', '2026-01-10'), met('ana', '2026-01-20'), met('rui', '2026-02-15')];
  expect(liveByMonth(contacts, '2026-01-01', '2026-05-20').map(({ live }) => live)).toEqual([1, 2, 2, 1, 0]);
});

it('reads the running month as of today', () => {
  expect(liveByMonth([met('ana', '2026-03-20')], '2026-03-01', '2026-03-16')).toEqual([
    { month: '2026-03-01', live: 0 },
  ]);
});

it('stops counting somebody who left', () => {
  const contacts = [met('ana', '2026-01-10', '2026-02-10')];
  expect(liveByMonth(contacts, '2026-01-01', '2026-02-28').map(({ live }) => live)).toEqual([1, 0]);
});
