import { describe, expect, it } from 'vitest';
import { discAt, isInside, neighbour } from '#renderer/features/journey/journey-reach.ts';

describe('hands on the picture', () => {
  const disc = (id: string, x: number, y: number, r = 4) => ({ id, x, y, r, label: null });
  const discs = [disc('a', 10, 10), disc('b', 40, 12), disc('c', 12, 50), disc('d', 90, 90)];

  it('finds the disc under the pointer', () => {
    expect(discAt(discs, 12, 11)?.id).toBe('a');
    expect(discAt(discs, 25, 30)).toBeNull();
  });

  it('goes with the arrow keys to the nearest one that way', () => {
    const [first] = discs as [(typeof discs)[number]];
    expect(neighbour(discs, first, 'ArrowRight')?.id).toBe('b');
    expect(neighbour(discs, first, 'ArrowDown')?.id).toBe('c');
    expect(neighbour(discs, first, 'ArrowUp')).toBeNull();
  });

  it('takes what a lasso goes around', () => {
    const lasso = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 30 },
      { x: 0, y: 30 },
    ];
    expect(discs.filter((one) => isInside(one, lasso)).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
