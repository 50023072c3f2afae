import type { ReactNode } from 'react';
import classes from './sparkline.module.css';

interface Props {
  values: readonly (number | null)[];
  /** Read aloud in place of the drawing. */
  label: string;
  width?: number;
  height?: number;
  /** Fixed ends of the scale, when rows are compared. */
  range?: readonly [number, number];
}

/** A line the size of a word. SVG and not canvas: a table draws hundreds. */
export function Sparkline({ values, label, width = 64, height = 18, range }: Props): ReactNode {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const last = known.at(-1);
  if (!last) return null;
  const [low, high] = range ?? [
    Math.min(...known.map(({ value }) => value)),
    Math.max(...known.map(({ value }) => value)),
  ];
  const span = high - low || 1;
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (width - 6);
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  return (
    <svg width={width} height={height} className={classes['sparkline']} role="img" aria-label={label}>
      <polyline
        points={known.map(({ value, index }) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
      <circle cx={x(last.index)} cy={y(last.value)} r="2" fill="var(--accent)" />
    </svg>
  );
}
