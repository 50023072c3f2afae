import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readBounds, writeBounds } from '#main/window-bounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'ongoing-bounds-'));
const file = join(folder, 'window.json');
const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const saved = { x: 60, y: 40, width: 1280, height: 800, maximized: false };

afterAll(() => rmSync(folder, { recursive: true }));

it('brings the window back where it was', () => {
  writeBounds(file, saved);
  expect(readBounds(file, [laptop])).toEqual(saved);
});

it('forgets a place on a screen that is no longer there', () => {
  writeBounds(file, { ...saved, x: 2_000 });
  expect(readBounds(file, [laptop])).toBeNull();
  expect(readBounds(file, [laptop, { ...laptop, x: 1_440 }])).toEqual({ ...saved, x: 2_000 });
});

it('forgets a place whose title bar could not be reached', () => {
  writeBounds(file, { ...saved, y: -400 });
  expect(readBounds(file, [laptop])).toBeNull();
  writeBounds(file, { ...saved, x: -1_230 });
  expect(readBounds(file, [laptop])).toBeNull();
});

it.each(['', '{', '[]', '{"x":1,"y":1,"width":-5,"height":9,"maximized":false}', '{"x":"1"}'])(
  'starts at the usual size when its memory is damaged: %s',
  (content) => {
    writeFileSync(file, content);
    expect(readBounds(file, [laptop])).toBeNull();
  },
);

it('starts at the usual size the first time', () => {
  expect(readBounds(join(folder, 'missing.json'), [laptop])).toBeNull();
});
