import type { ChartDataset } from 'chart.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasChart } from './canvas-chart.tsx';
import { ChartFrame, type ChartText } from './chart-frame.tsx';
import { useChartMode } from './chart-mode.ts';
import { baseOptions, dashes } from './chart-setup.ts';

export interface LinePoint {
  /** As it stands on the axis. */
  label: string;
  actual: number | null;
  planned?: number | null;
}

interface Props extends ChartText {
  points: readonly LinePoint[];
  formatValue(value: number): string;
  /** Drawn over the whole width as dashed ink. */
  target?: number;
  /** Drawn over the whole width as dots. */
  baseline?: number;
  height?: number;
  /** Names other than "Realizado", "Planejado"… */
  actualName?: string;
  source?: ReactNode;
  /** Of a closed scale: every step of it stands on the axis. */
  steps?: { first: number; last: number };
  /** Fills the area under the line. */
  filled?: boolean;
  /** Ends that the scale reaches at least, where charts are compared or the values have bounds. */
  range?: readonly [least: number, greatest: number];
}

/** What happened against the planned path, the target and where it began (E3). */
export function LineChart(props: Props): ReactNode {
  const {
    points,
    formatValue,
    target,
    baseline,
    height = 220,
    filled = false,
    actualName,
    source,
    steps,
    range,
  } = props;
  const { t } = useTranslation('components');
  const mode = useChartMode();
  const { palette } = mode;
  const flat = (value: number) => points.map(() => value);
  const hasPlan = points.some(({ planned }) => planned !== undefined && planned !== null);
  const lone = points.filter(({ actual }) => actual !== null).length === 1;

  const datasets: ChartDataset<'line', (number | null)[]>[] = [
    {
      label: actualName ?? t('chart.actual'),
      data: points.map(({ actual }) => actual),
      borderColor: palette.accent,
      backgroundColor: filled ? `${palette.accent}22` : palette.accent,
      pointBackgroundColor: palette.accent,
      borderWidth: 2.5,
      pointRadius: lone || points.length <= 14 ? 3 : 0,
      pointHoverRadius: 4,
      fill: filled,
      spanGaps: true,
    },
  ];
  const line = (label: string, data: (number | null)[], color: string, dash: number[]) =>
    datasets.push({
      label,
      data,
      borderColor: color,
      borderDash: dash,
      borderWidth: 1.5,
      pointRadius: 0,
      spanGaps: true,
    });
  if (hasPlan)
    line(
      t('chart.plan'),
      points.map(({ planned }) => planned ?? null),
      palette.muted,
      [],
    );
  if (target !== undefined) line(t('chart.target'), flat(target), palette.ink, dashes.target);
  if (baseline !== undefined) line(t('chart.baseline'), flat(baseline), palette.lineStrong, dashes.baseline);

  const names = datasets.map(({ label }) => label ?? '');
  const longest = Math.max(...names.map((name) => name.length));
  // A filled area is compared by its size, so it starts at zero; a line is read by its slope.
  const values = points.flatMap(({ actual, planned }) => [actual, planned ?? null]).filter((value) => value !== null);
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      height={height}
      {...(source ? { source } : {})}
      table={{
        head: ['', ...names],
        rows: points.map(({ label }, index) => [
          label,
          ...datasets.map(({ data }) => {
            const value = data[index];
            return value === null || value === undefined ? '–' : formatValue(value);
          }),
        ]),
      }}
    >
      <CanvasChart
        type="line"
        data={{ labels: points.map(({ label }) => label), datasets }}
        options={{
          ...baseOptions<'line'>({
            mode,
            formatValue,
            rightMargin: longest * 7 + 12,
            steps,
            ...(filled ? { minimum: Math.min(0, ...values) } : {}),
            ...(range ? { minimum: range[0], maximum: range[1] } : {}),
          }),
          plugins: {
            ...baseOptions<'line'>({ mode, formatValue }).plugins,
            directLabels: { texts: names, colors: [palette.accentInk, palette.muted, palette.ink, palette.muted] },
          },
        }}
      />
    </ChartFrame>
  );
}
