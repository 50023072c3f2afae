import { expect, it } from 'vitest';
import { daysInZone } from '#core/accounts/workspace-days.ts';

it('gives the day of an instant where the workspace is', () => {
  expect(daysInZone('America/Sao_Paulo')('2026-03-16T02:30:00.000Z')).toBe('2026-03-15');
  expect(daysInZone('UTC')('2026-03-16T02:30:00.000Z')).toBe('2026-03-16');
});

it('tells the days around midnight and in zones of half and quarter hours alike, asked once or twice', () => {
  const kathmandu = daysInZone('Asia/Kathmandu');
  for (const [instant, day] of [
    ['2026-03-15T18:14:59.999Z', '2026-03-15'],
    ['2026-03-15T18:15:00.000Z', '2026-03-16'],
    ['2026-03-15T18:29:59.000Z', '2026-03-16'],
    ['2026-03-15T18:14:00.000Z', '2026-03-15'],
  ] as const) {
    expect(kathmandu(instant)).toBe(day);
  }
  const lisbon = daysInZone('Europe/Lisbon');
  expect(lisbon('2026-03-28T23:30:00.000Z')).toBe('2026-03-28');
  expect(lisbon('2026-03-29T23:30:00.000Z')).toBe('2026-03-30');
});
