import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export const MINIMUM_SIZE = { width: 1024, height: 700 };
export const DEFAULT_SIZE = { width: 1280, height: 800 };

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
const savedWindow = rectangle.extend({ maximized: z.boolean() });

export type Rectangle = z.infer<typeof rectangle>;
export type SavedWindow = z.infer<typeof savedWindow>;

/** What of a window must still lie on a screen, in both directions, for it to be found and dragged. */
const GRIP = 80;

/** Where the window was, or null when there is no memory of it or its screen is gone. */
export function readBounds(file: string, screens: readonly Rectangle[]): SavedWindow | null {
  try {
    const saved = savedWindow.parse(JSON.parse(readFileSync(file, 'utf8')));
    return screens.some((screen) => isReachable(saved, screen)) ? saved : null;
  } catch {
    // Missing at the first start; a damaged memory of a window is worth no message.
    return null;
  }
}

export function writeBounds(file: string, bounds: SavedWindow): void {
  try {
    writeFileSync(file, JSON.stringify(bounds));
  } catch (error) {
    console.warn('The position of the window could not be saved', error);
  }
}

function isReachable(window: Rectangle, screen: Rectangle): boolean {
  const wide = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const high = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return wide >= GRIP && high >= GRIP && window.y >= screen.y - GRIP;
}
