import type { ReactNode } from 'react';
import { CanvasChart } from './canvas-chart.tsx';
import { ChartFrame, type ChartText } from './chart-frame.tsx';
import { useChartMode } from './chart-mode.ts';
import { baseOptions } from './chart-setup.ts';
import classes from './charts.module.css';

export interface CountSeries {
  name: string;
  counts: readonly number[];
}

interface Props extends ChartText {
  labels: readonly string[];
  /** At most five, the most important first. */
  series: readonly CountSeries[];
  formatValue(value: number): string;
  source?: ReactNode;
  height?: number;
}

/** Counts a period by kind, one column a period: cases, contacts by channel. */
export function StackedCounts({ labels, series, formatValue, source, title, summary, height = 200 }: Props): ReactNode {
  const mode = useChartMode();
  const { palette } = mode;
  const colorAt = (index: number) => palette.series[index % palette.series.length] ?? palette.accent;
  return (
    <ChartFrame
      title={title}
      summary={summary}
      height={height}
      {...(source ? { source } : {})}
      table={{
        head: ['', ...series.map(({ name }) => name)],
        rows: labels.map((label, index) => [label, ...series.map(({ counts }) => formatValue(counts[index] ?? 0))]),
      }}
    >
      <div className={classes['stack']}>
        <ul className={classes['legend']} aria-hidden>
          {series.map(({ name }, index) => (
            <li key={name}>
              <svg width="10" height="10">
                <rect width="10" height="10" rx="2" fill={colorAt(index)} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
        <div className={classes['fill']}>
          <CanvasChart
            type="bar"
            data={{
              labels: [...labels],
              datasets: series.map(({ name, counts }, index) => ({
                label: name,
                data: [...counts],
                backgroundColor: colorAt(index),
                borderColor: palette.surface,
                borderWidth: { top: 1 },
                stack: 'all',
                maxBarThickness: 36,
              })),
            }}
            options={baseOptions<'bar'>({ mode, formatValue, stacked: true })}
          />
        </div>
      </div>
    </ChartFrame>
  );
}
