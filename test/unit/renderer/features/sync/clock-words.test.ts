import { expect, it } from 'vitest';
import { clockDistance } from '#renderer/features/sync/clock-words.ts';

const MINUTE = 60_000;

it('says how wrong a clock is in the largest unit that fits', () => {
  expect(clockDistance(3 * MINUTE)).toEqual({ unit: 'minutes', count: 3, ahead: true });
  expect(clockDistance(-5 * 60 * MINUTE)).toEqual({ unit: 'hours', count: 5, ahead: false });
  expect(clockDistance(-3 * 24 * 60 * MINUTE)).toEqual({ unit: 'days', count: 3, ahead: false });
});
