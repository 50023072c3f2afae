import { describe, expect, it } from 'vitest';
import { backoff, pollDelay } from '#sync/backoff.ts';

describe('backoff', () => {
  it('spreads tries over a span that doubles from a second to five minutes', () => {
    expect([0, 1, 2, 8].map((failures) => backoff(failures, () => 1))).toEqual([1_000, 2_000, 4_000, 256_000]);
    expect([9, 50, 5_000].map((failures) => backoff(failures, () => 1))).toEqual([300_000, 300_000, 300_000]);
    expect(backoff(4, () => 0)).toBe(0);
  });

  it('waits at least as long as the server asked for', () => {
    expect(backoff(1, () => 0.5, 30)).toBe(30_000);
    expect(backoff(9, () => 1, 30)).toBe(300_000);
  });

  it('looks every minute, give or take a third', () => {
    expect([0, 0.5, 1].map((chance) => Math.round(pollDelay(() => chance)))).toEqual([42_000, 60_000, 78_000]);
  });
});
