import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasChart } from './canvas-chart.tsx';
import { ChartFrame, type ChartText } from './chart-frame.tsx';
import { useChartMode } from './chart-mode.ts';
import { baseOptions } from './chart-setup.ts';

export interface BarPair {
  label: string;
  actual: number | null;
  planned: number | null;
}

interface Props extends ChartText {
  pairs: readonly BarPair[];
  formatValue(value: number): string;
  source?: ReactNode;
}

const ROW = 40;

/** Progress beside where the plan says it should be, one pair a goal. */
export function BarPairs({ pairs, formatValue, source, title, summary }: Props): ReactNode {
  const { t } = useTranslation('components');
  const mode = useChartMode();
  const { palette } = mode;
  const base = baseOptions<'bar'>({ mode, formatValue, rightMargin: 24 });
  const names = [t('chart.actual'), t('chart.plan')];
  const bar = { barPercentage: 0.9, categoryPercentage: 0.62, borderRadius: 2 };
  return (
    <ChartFrame
      title={title}
      summary={summary}
      height={pairs.length * ROW + 32}
      {...(source ? { source } : {})}
      table={{
        head: ['', ...names],
        rows: pairs.map(({ label, actual, planned }) => [
          label,
          ...[actual, planned].map((value) => (value === null ? '–' : formatValue(value))),
        ]),
      }}
    >
      <CanvasChart
        type="bar"
        data={{
          labels: pairs.map(({ label }) => twoLines(label)),
          datasets: [
            { label: names[0] ?? '', data: pairs.map(({ actual }) => actual), backgroundColor: palette.accent, ...bar },
            {
              label: names[1] ?? '',
              data: pairs.map(({ planned }) => planned),
              backgroundColor: 'transparent',
              borderColor: palette.lineStrong,
              borderWidth: 1,
              ...bar,
            },
          ],
        }}
        options={{
          ...base,
          indexAxis: 'y',
          interaction: { mode: 'index', axis: 'y', intersect: false },
          plugins: {
            ...base.plugins,
            tooltip: {
              ...base.plugins?.tooltip,
              callbacks: {
                label: ({ dataset, parsed }) =>
                  `${dataset.label ?? ''}: ${parsed.x === null ? '–' : formatValue(parsed.x)}`,
              },
            },
          },
          scales: {
            x: {
              ...base.scales?.['y'],
              beginAtZero: true,
              border: { display: false },
              ticks: { color: palette.muted, maxTicksLimit: 6, callback: (value) => formatValue(Number(value)) },
            },
            y: { grid: { display: false }, border: { color: palette.line }, ticks: { color: palette.ink } },
          },
        }}
      />
    </ChartFrame>
  );
}

/** Longest line beside a bar, in characters. */
const LINE = 28;

/** A long title in at most two lines: chart.js cuts what does not fit without a sign. */
function twoLines(label: string): string[] {
  const words = label.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && first.length + words[0].length < LINE) first += ` ${words.shift() ?? ''}`;
  const second = words.join(' ');
  const cut = (line: string) => (line.length > LINE ? `${line.slice(0, LINE - 1)}…` : line);
  return second ? [cut(first), cut(second)] : [cut(first)];
}
