import { readFileSync, writeFileSync } from 'node:fs';

export const MINIMUM_SIZE = { width: 1024, height: 700 };
export const DEFAULT_SIZE = { width: 1280, height: 800 };

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SavedWindow extends Rectangle {
  maximized: boolean;
}

/** What of a window must still lie on a screen, in both directions, for it to be found and dragged. */
const GRIP = 80;

/** Where the window was, or null when there is no memory of it or its screen is gone. */
export function readBounds(file: string, screens: readonly Rectangle[]): SavedWindow | null {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isSavedWindow(saved)) return null;
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

/** By hand: a schema would have to be read before the first window opens. */
function isSavedWindow(value: unknown): value is SavedWindow {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Partial<Record<keyof SavedWindow, unknown>>;
  const isSize = (side: unknown) => Number.isSafeInteger(side) && Number(side) > 0;
  return (
    Number.isSafeInteger(x) &&
    Number.isSafeInteger(y) &&
    isSize(width) &&
    isSize(height) &&
    typeof maximized === 'boolean'
  );
}
