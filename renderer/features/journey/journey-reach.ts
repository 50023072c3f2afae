import { type Disc, MARK_WIDTH, NAME_HEIGHT } from './journey-layout.ts';

/** The disc under a point, the smallest first where two reach it; a few pixels beside a small one still count. */
export function discAt(discs: readonly Disc[], x: number, y: number): Disc | null {
  let found: Disc | null = null;
  for (const disc of discs) {
    const reach = Math.max(disc.r * MARK_WIDTH + 1, 6);
    const [dx, dy] = [disc.x - x, disc.y - y];
    const onName =
      disc.label !== null &&
      Math.abs(dy) < NAME_HEIGHT / 2 &&
      x >= disc.x &&
      x <= disc.label.x + disc.label.text.length * 6;
    if (!onName && dx * dx + dy * dy > reach * reach) continue;
    const isNearer = !found || dx * dx + dy * dy < (found.x - x) ** 2 + (found.y - y) ** 2;
    if (isNearer) found = disc;
  }
  return found;
}

const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;
export type Arrow = keyof typeof directions;
export const isArrow = (key: string): key is Arrow => key in directions;

/** The nearest disc in the direction of an arrow key; what lies aside counts double. */
export function neighbour(discs: readonly Disc[], from: Disc, key: Arrow): Disc | null {
  const [right, down] = directions[key];
  let found: Disc | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const disc of discs) {
    const [dx, dy] = [disc.x - from.x, disc.y - from.y];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (disc.id === from.id || ahead <= 0.5 || aside > ahead * 4) continue;
    const cost = ahead + aside * 2;
    if (cost < least) [found, least] = [disc, cost];
  }
  return found;
}

export interface Point {
  x: number;
  y: number;
}

/** Even-odd: whether a point lies within the line that a lasso drew. */
export function isInside({ x, y }: Point, lasso: readonly Point[]): boolean {
  let inside = false;
  for (const [index, a] of lasso.entries()) {
    const b = lasso[(index + lasso.length - 1) % lasso.length] ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
