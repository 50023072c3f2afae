import type { ReactNode } from 'react';
import { CanvasChart } from '#renderer/charts/canvas-chart.tsx';
import { ChartFrame } from '#renderer/charts/chart-frame.tsx';
import { useChartMode } from '#renderer/charts/chart-mode.ts';
import { baseOptions } from '#renderer/charts/chart-setup.ts';
import { casesMessage } from '#shared/domain/client-view/messages.ts';
import classes from './figures.module.css';
import type { ReportTelling } from './telling.ts';

/** Opened and solved side by side: they are not parts of one whole. */
export function CasesChart({ telling, height = 160 }: { telling: ReportTelling; height?: number }): ReactNode {
  const { view, t, format } = telling;
  const mode = useChartMode();
  const months = view.cases?.months ?? [];
  if (months.length === 0) return null;
  const labels = months.map(({ month }) => format.month(month));
  const series = [
    { name: t('cases.opened'), color: mode.palette.lineStrong, counts: months.map(({ opened }) => opened) },
    { name: t('cases.solved'), color: mode.palette.accent, counts: months.map(({ solved }) => solved) },
  ];
  const base = baseOptions<'bar'>({ mode, formatValue: (value) => format.number(value) });
  return (
    <ChartFrame
      title={t('cases.perMonth')}
      summary={casesMessage(telling)}
      height={height}
      table={{
        head: ['', ...series.map(({ name }) => name)],
        rows: labels.map((label, index) => [label, ...series.map(({ counts }) => format.number(counts[index] ?? 0))]),
      }}
    >
      <div className={classes['withLegend']}>
        <ul aria-hidden>
          {series.map(({ name, color }) => (
            <li key={name}>
              <svg width="10" height="10">
                <rect width="10" height="10" rx="2" fill={color} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
        <div>
          <CanvasChart
            type="bar"
            data={{
              labels,
              datasets: series.map(({ name, color, counts }) => ({
                label: name,
                data: counts,
                backgroundColor: color,
                maxBarThickness: 28,
              })),
            }}
            options={{
              ...base,
              scales: {
                ...base.scales,
                y: {
                  ...base.scales?.['y'],
                  beginAtZero: true,
                  ticks: { color: mode.palette.muted, precision: 0, maxTicksLimit: 5 },
                },
              },
            }}
          />
        </div>
      </div>
    </ChartFrame>
  );
}
