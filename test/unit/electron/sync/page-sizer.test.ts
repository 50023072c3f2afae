import { describe, expect, it } from 'vitest';
import { pageSizer } from '#sync/page-sizer.ts';

/** A sizer whose work takes as long as `cost` says for a size. */
const run = async (cost: (size: number) => number, times: number, start = 1_000) => {
  let now = 0;
  const sizer = pageSizer({ monotonic: () => now, aim: 30, start, least: 100, most: 10_000 });
  const sizes: number[] = [];
  for (let time = 0; time < times; time++)
    await sizer.timed((size) => {
      sizes.push(size);
      now += cost(size);
      return Promise.resolve();
    });
  return sizes;
};

describe('the size of pages', () => {
  it('shrinks at once when applying took too long, never below the least', async () => {
    expect(await run(() => 300, 6)).toEqual([1_000, 500, 250, 125, 100, 100]);
  });

  it('grows slowly while there is time left, never above the most', async () => {
    expect((await run(() => 1, 20)).at(-1)).toBe(10_000);
    expect(await run(() => 1, 2)).toEqual([1_000, 1_250]);
  });

  it('settles where applying takes about as long as it may', async () => {
    const last = (await run((size) => size / 20, 40, 8_000)).at(-1) ?? 0;
    expect(last).toBeGreaterThan(290);
    expect(last).toBeLessThan(620);
  });

  it('does not change when no time is measured', async () => {
    expect(await run(() => 0, 3)).toEqual([1_000, 1_000, 1_000]);
  });
});
