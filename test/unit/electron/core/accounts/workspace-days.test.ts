import { expect, it } from 'vitest';
import { daysInZone } from '#core/accounts/workspace-days.ts';

it('gives the day of an instant where the workspace is', () => {
  expect(daysInZone('America/Sao_Paulo')('2026-03-16T02:30:00.000Z')).toBe('2026-03-15');
  expect(daysInZone('UTC')('2026-03-16T02:30:00.000Z')).toBe('2026-03-16');
});
