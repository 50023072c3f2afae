import { expect, it } from 'vitest';
import { clockText } from '#renderer/features/meeting/live/clock-text.ts';

it('F6: writes seconds as a clock does, without a sign', () => {
  expect([0, 65, 600, 3661, -75].map(clockText)).toEqual(['0:00', '1:05', '10:00', '1:01:01', '1:15']);
});
