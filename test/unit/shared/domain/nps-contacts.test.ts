import { expect, it } from 'vitest';
import {
  besideContacts,
  contactLevel,
  contactsByMonth,
  npsByContacts,
  voiceMonths,
} from '#shared/domain/nps-contacts.ts';

const contacts: Record<string, string[]> = { a: ['2025-01-01', '2025-05-20', '2025-06-01', '2025-06-20'], b: [] };
const answers = [
  { accountId: 'a', score: 9, on: '2025-06-01' },
  { accountId: 'b', score: 3, on: '2025-06-10' },
];

it('J2: reads each answer beside the contacts before and after it', () => {
  const beside = besideContacts(answers, (id) => contacts[id] ?? []);
  expect(beside).toMatchObject([
    { accountId: 'a', group: 'promoter', before: 2, level: 'few', daysSinceContact: 0, since: 1 },
    { accountId: 'b', group: 'detractor', before: 0, level: 'none', daysSinceContact: null, since: 0 },
  ]);
  expect(npsByContacts(beside).map(({ level, nps }) => [level, nps.value, nps.n])).toEqual([
    ['none', -100, 1],
    ['few', 100, 1],
    ['some', null, 0],
    ['many', null, 0],
  ]);
});

it('J2: sorts contacts into none, few, some and many', () => {
  expect([0, 1, 2, 3, 5, 6].map(contactLevel)).toEqual(['none', 'few', 'few', 'some', 'some', 'many']);
});

it('J2: counts months with their answers, contacts and clients, those with neither too', () => {
  const known = contactsByMonth();
  known.add(contacts['a'] ?? []);
  const months = voiceMonths(answers, known.of, () => 7, { start: '2025-05-15', end: '2025-07-01' });
  expect(months.map(({ start, nps, contacts: count, clients }) => [start, nps.value, count, clients])).toEqual([
    ['2025-05-01', null, 1, 7],
    ['2025-06-01', 0, 2, 7],
    ['2025-07-01', null, 0, 7],
  ]);
});
