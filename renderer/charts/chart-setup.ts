import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { fontFamily } from '../theme/tokens.ts';
import type { ChartMode } from './chart-mode.ts';
import { directLabels } from './direct-labels.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  directLabels,
);
Chart.defaults.font.family = fontFamily;
Chart.defaults.font.size = 12;

/** Dashes: the target in long strokes, the baseline in dots (ui.md, Colour). */
export const dashes = { target: [6, 4], baseline: [1.5, 3.5] };

interface BaseInput {
  mode: ChartMode;
  /** Writes a value on the axis and in the tip. */
  formatValue(value: number): string;
  rightMargin?: number;
  minimum?: number | undefined;
  maximum?: number | undefined;
  /** From the first to the last of a closed scale, a line for each of its steps. */
  steps?: { first: number; last: number } | undefined;
  /** Columns stand on each other and count whole things. */
  stacked?: boolean;
}

/** Axes, grid and motion that every chart shares. */
export function baseOptions<Kind extends 'line' | 'bar'>(input: BaseInput): ChartOptions<Kind> {
  const { mode, formatValue, rightMargin = 8, minimum, maximum, steps, stacked = false } = input;
  const { palette, printing } = mode;
  const options: ChartOptions<'line' | 'bar'> = {
    responsive: true,
    maintainAspectRatio: false,
    animation: printing || matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 160 },
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { right: rightMargin, top: 8 } },
    plugins: {
      tooltip: {
        enabled: !printing,
        backgroundColor: palette.raised,
        titleColor: palette.ink,
        bodyColor: palette.ink,
        borderColor: palette.line,
        borderWidth: 1,
        padding: 8,
        usePointStyle: true,
        callbacks: {
          label: ({ dataset, parsed }) =>
            `${dataset.label ?? ''}: ${parsed.y === null || parsed.y === undefined ? '–' : formatValue(parsed.y)}`,
        },
      },
    },
    scales: {
      x: {
        stacked,
        grid: { display: false },
        border: { color: palette.line },
        ticks: { color: palette.muted, maxRotation: 0, autoSkipPadding: 16 },
      },
      y: {
        stacked,
        grace: minimum === undefined && !stacked && !steps ? '8%' : 0,
        border: { display: false },
        grid: { color: palette.line, tickLength: 0 },
        ticks: {
          color: palette.muted,
          ...(steps ? { stepSize: 1 } : { maxTicksLimit: 5 }),
          padding: 8,
          ...(stacked ? { precision: 0 } : {}),
          callback: (value) => formatValue(Number(value)),
        },
        ...(steps ? { min: steps.first, max: steps.last } : {}),
        ...(minimum === undefined ? {} : { suggestedMin: minimum }),
        ...(maximum === undefined ? {} : { suggestedMax: maximum }),
      },
    },
  };
  return options as ChartOptions<Kind>;
}
