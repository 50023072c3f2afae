/** A place on the picture, in its own pixels. */
export interface Point {
  x: number;
  y: number;
}

export const markKinds = ['arrow', 'box', 'blur', 'text'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What was drawn on a picture (H6); a text stands at `from`. */
export interface Mark {
  kind: MarkKind;
  from: Point;
  to: Point;
  text: string;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The part of the picture between two corners, in whole pixels; whatever lies outside is left out. */
export function areaOf({ from, to }: Pick<Mark, 'from' | 'to'>, picture: { width: number; height: number }): Area {
  const held = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const left = held(Math.floor(Math.min(from.x, to.x)), picture.width);
  const top = held(Math.floor(Math.min(from.y, to.y)), picture.height);
  const right = held(Math.ceil(Math.max(from.x, to.x)), picture.width);
  const bottom = held(Math.ceil(Math.max(from.y, to.y)), picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Shorter than this a press was no drawing. */
const SMALLEST = 4;

export function isDrawn({ kind, from, to, text }: Mark): boolean {
  if (kind === 'text') return text.trim() !== '';
  return Math.hypot(to.x - from.x, to.y - from.y) >= SMALLEST;
}

/** The two ends of an arrow's head; `size` is their length. */
export function arrowHead({ from, to }: Pick<Mark, 'from' | 'to'>, size: number): [Point, Point] {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const end = (turn: number): Point => ({
    x: to.x - size * Math.cos(angle + turn),
    y: to.y - size * Math.sin(angle + turn),
  });
  return [end(Math.PI / 7), end(-Math.PI / 7)];
}

const SMALLEST_BLOCK = 24;
const STEPS = 32;

/**
 * Makes an area unreadable for good: large blocks of one colour each, rounded to a few steps, so that neither the
 * letters nor their outline can be computed back from the file. Changes the pixels themselves (RGBA, row by row).
 */
export function blurArea(pixels: Uint8ClampedArray, pictureWidth: number, area: Area): void {
  const block = Math.max(SMALLEST_BLOCK, Math.ceil(Math.min(area.width, area.height) / 2));
  for (let top = area.y; top < area.y + area.height; top += block) {
    for (let left = area.x; left < area.x + area.width; left += block) {
      const width = Math.min(block, area.x + area.width - left);
      const height = Math.min(block, area.y + area.height - top);
      levelBlock(pixels, pictureWidth, { x: left, y: top, width, height });
    }
  }
}

function levelBlock(pixels: Uint8ClampedArray, pictureWidth: number, { x, y, width, height }: Area): void {
  const sums = [0, 0, 0];
  const each = (change: (index: number) => void) => {
    for (let row = y; row < y + height; row += 1) {
      for (let column = x; column < x + width; column += 1) change((row * pictureWidth + column) * 4);
    }
  };
  each((index) => {
    for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (pixels[index + channel] ?? 0);
  });
  const level = sums.map((sum) => Math.min(255, Math.round(sum / (width * height) / STEPS) * STEPS));
  each((index) => {
    for (const channel of [0, 1, 2]) pixels[index + channel] = level[channel] ?? 0;
    pixels[index + 3] = 255;
  });
}
