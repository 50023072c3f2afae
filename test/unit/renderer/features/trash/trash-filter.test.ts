import { expect, it } from 'vitest';
import { trashedMatches } from '#renderer/features/trash/trash-filter.ts';

const row = {
  table: 'goal',
  id: '1',
  title: 'Reduzir fechamento',
  accountId: 'a',
  accountName: 'Construtora Ipê',
  deletedAt: '2026-03-08T14:20:00.000Z',
};

it('is found by its title or its account, without accents and capitals', () => {
  expect(trashedMatches(row, ' ipe ', [])).toBe(true);
  expect(trashedMatches(row, 'FECHA', [])).toBe(true);
  expect(trashedMatches(row, 'banco', [])).toBe(false);
});

it('is kept to the kinds that were chosen', () => {
  expect(trashedMatches(row, '', ['goal', 'contact'])).toBe(true);
  expect(trashedMatches(row, '', ['contact'])).toBe(false);
});
