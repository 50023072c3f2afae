import type { Signal } from '#renderer/components/signal-mark.tsx';
import type { Disc } from './journey-layout.ts';

export interface Marked extends Disc {
  signal: Signal;
  ring: 'behind' | 'stuck' | null;
  /** Its value is in no currency of the picture, so that its size says nothing. */
  unsized: boolean;
}

/** A diamond as large as the circle of this radius. */
const DIAMOND = 1.2533;

/** Two decimals: with one, the two arcs of a small circle no longer meet as a circle. */
const at = (value: number) => value.toFixed(2);
const circle = (x: number, y: number, radius: number) => {
  const r = Number(at(radius));
  return `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${at(2 * r)} 0a${r} ${r} 0 1 0 ${at(-2 * r)} 0z`;
};
const leftHalf = (x: number, y: number, radius: number) => {
  const r = Number(at(radius));
  return `M${at(x)} ${at(y - r)}a${r} ${r} 0 0 0 0 ${at(2 * r)}z`;
};
const diamond = (x: number, y: number, r: number) =>
  `M${at(x)} ${at(y - r)}L${at(x + r)} ${at(y)}L${at(x)} ${at(y + r)}L${at(x - r)} ${at(y)}z`;

export interface MarkPaths {
  /** Filled shapes and outlines of one signal. */
  filled: Record<Signal, string>;
  outlined: Record<Signal, string>;
  behind: string;
  stuck: string;
  unsized: string;
}

/**
 * All marks as a dozen paths: thousands of elements of their own would cost the page a frame at every change. Good is a
 * filled circle, attention a half one, risk a diamond, unknown a hollow circle (ui.md, Colour).
 */
export function markPaths(discs: readonly Marked[]): MarkPaths {
  const filled: Record<Signal, string[]> = { good: [], attention: [], risk: [], unknown: [] };
  const outlined: Record<Signal, string[]> = { good: [], attention: [], risk: [], unknown: [] };
  const rings: Record<'behind' | 'stuck', string[]> = { behind: [], stuck: [] };
  const unsized: string[] = [];
  for (const { x, y, r, signal, ring, unsized: isUnsized } of discs) {
    if (signal === 'good') filled.good.push(circle(x, y, r));
    else if (signal === 'risk') filled.risk.push(diamond(x, y, r * DIAMOND));
    else {
      outlined[signal].push(circle(x, y, Math.max(0.5, r - 0.6)));
      if (signal === 'attention') filled.attention.push(leftHalf(x, y, r));
    }
    if (ring) rings[ring].push(circle(x, y, r * (signal === 'risk' ? DIAMOND : 1) + (r < 3 ? 1 : 2)));
    if (isUnsized && r > 2) unsized.push(`M${at(x - r)} ${at(y + r + 1.5)}h${at(2 * r)}`);
  }
  const joined = (parts: Record<Signal, string[]>): Record<Signal, string> => ({
    good: parts.good.join(''),
    attention: parts.attention.join(''),
    risk: parts.risk.join(''),
    unknown: parts.unknown.join(''),
  });
  return {
    filled: joined(filled),
    outlined: joined(outlined),
    behind: rings.behind.join(''),
    stuck: rings.stuck.join(''),
    unsized: unsized.join(''),
  };
}
