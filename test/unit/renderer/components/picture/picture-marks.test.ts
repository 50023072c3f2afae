import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, arrowHead, blurArea, isDrawn } from '#renderer/components/picture/picture-marks.ts';

const WIDTH = 120;
const HEIGHT = 80;

/** Black letters of one pixel's width on white, as far as pixels know. */
const lettered = (black: (x: number, y: number) => boolean): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      if (black(x, y)) pixels.fill(0, (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
    }
  return pixels;
};
const area = { x: 10, y: 10, width: 96, height: 48 };

describe('A blurred area', () => {
  it('H6: keeps nothing of its pixels but a few flat blocks', () => {
    const pixels = lettered((x, y) => (x * 7 + y * 13) % 5 === 0);
    blurArea(pixels, WIDTH, area);
    const colors = new Set<string>();
    for (let y = area.y; y < area.y + area.height; y += 1)
      for (let x = area.x; x < area.x + area.width; x += 1)
        colors.add(pixels.slice((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 4).join());
    expect(colors.size).toBeLessThanOrEqual(8);
  });

  it('H6: two different texts of like weight leave the same pixels, so that none can be computed back', () => {
    const one = lettered((x) => x % 4 === 0);
    const other = lettered((x) => x % 4 === 2);
    blurArea(one, WIDTH, area);
    blurArea(other, WIDTH, area);
    const inside = (pixels: Uint8ClampedArray) =>
      Array.from({ length: area.height }, (_, row) =>
        pixels.slice(((area.y + row) * WIDTH + area.x) * 4, ((area.y + row) * WIDTH + area.x + area.width) * 4).join(),
      );
    expect(inside(one)).toEqual(inside(other));
  });

  it('H6: leaves everything outside as it was', () => {
    const before = lettered((x, y) => (x + y) % 3 === 0);
    const after = before.slice();
    blurArea(after, WIDTH, area);
    for (let y = 0; y < HEIGHT; y += 1)
      for (let x = 0; x < WIDTH; x += 1) {
        const isInside = x >= 10 && x < 106 && y >= 10 && y < 58;
        const index = (y * WIDTH + x) * 4;
        if (!isInside) expect(after[index]).toBe(before[index]);
      }
  });
});

describe('Marks on a picture', () => {
  it('H6: an area lies within the picture, from whichever corner it was drawn', () => {
    const coordinate = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x1, y1, x2, y2) => {
        const found = areaOf({ from: { x: x1, y: y1 }, to: { x: x2, y: y2 } }, { width: WIDTH, height: HEIGHT });
        expect(found).toEqual(
          areaOf({ from: { x: x2, y: y2 }, to: { x: x1, y: y1 } }, { width: WIDTH, height: HEIGHT }),
        );
        expect(found.x).toBeGreaterThanOrEqual(0);
        expect(found.width).toBeGreaterThanOrEqual(0);
        expect(found.x + found.width).toBeLessThanOrEqual(WIDTH);
        expect(found.y + found.height).toBeLessThanOrEqual(HEIGHT);
      }),
    );
  });

  it('H6: a press without a move is no mark, nor is a text without letters', () => {
    const at = { x: 5, y: 5 };
    expect(isDrawn({ kind: 'arrow', from: at, to: { x: 6, y: 6 }, text: '' })).toBe(false);
    expect(isDrawn({ kind: 'box', from: at, to: { x: 30, y: 6 }, text: '' })).toBe(true);
    expect(isDrawn({ kind: 'text', from: at, to: at, text: ' ' })).toBe(false);
  });

  it('H6: the head of an arrow stands behind its point, on both sides', () => {
    const [left, right] = arrowHead({ from: { x: 0, y: 0 }, to: { x: 100, y: 0 } }, 20);
    expect(left.x).toBeLessThan(100);
    expect(left.y).toBeCloseTo(-right.y);
    expect(Math.hypot(100 - right.x, right.y)).toBeCloseTo(20);
  });
});
