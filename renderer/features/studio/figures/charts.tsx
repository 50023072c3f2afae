import type { ReactNode } from 'react';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { UsageChart } from '#renderer/charts/usage-chart.tsx';
import { goalLine, mainGoal, repeatsFirstMonth } from '#shared/domain/client-view/goal-reading.ts';
import {
  adoptionPercent,
  adoptionText,
  goalMessage,
  seriesChange,
  sinceText,
} from '#shared/domain/client-view/messages.ts';
import type { ViewUsageSeries } from '#shared/domain/client-view.ts';
import { Numbers } from './facts.tsx';
import classes from './figures.module.css';
import type { ReportTelling } from './telling.ts';

interface Props {
  telling: ReportTelling;
  height?: number;
}

/** The goal that matters most: baseline, plan and what was measured. */
export function MainGoalChart({ telling, height = 230 }: Props): ReactNode {
  const { view, t, format } = telling;
  const goal = mainGoal(view.goals);
  if (!goal) return null;
  const line = goalLine(goal, view.dataAsOf);
  return (
    <LineChart
      title={goal.title}
      summary={goalMessage(goal, telling)}
      height={height}
      actualName={t('goal.actual')}
      {...(goal.baseline === null ? {} : { baseline: goal.baseline })}
      points={line.days.map((day, index) => ({
        label:
          repeatsFirstMonth(line.days, index) && line.step !== 'week'
            ? ''
            : line.step === 'week'
              ? format.shortDay(day)
              : format.month(day),
        actual: line.actual[index] ?? null,
        planned: line.plan[index] ?? null,
      }))}
      formatValue={(value) => format.value(value, goal.unit)}
    />
  );
}

export function UsageSeriesChart({ telling, series, height = 180 }: Props & { series: ViewUsageSeries }): ReactNode {
  const { view, t, format } = telling;
  const change = seriesChange(series);
  const last = series.points.at(-1)?.value ?? null;
  return (
    <UsageChart
      title={series.name}
      summary={[
        last === null ? null : format.value(last, series.unit),
        change &&
          t('usage.change', {
            change: format.signed(Math.round(change.percent), '%'),
            since: sinceText(change.since, telling),
          }),
      ]
        .filter(Boolean)
        .join(', ')}
      points={series.points.map(({ periodStart, value }) => ({
        label: view.usage?.granularity === 'week' ? format.shortDay(periodStart) : format.month(periodStart),
        value,
      }))}
      baseline={series.baseline}
      seriesName={t('goal.actual')}
      formatValue={(value) => format.number(value)}
      height={height}
    />
  );
}

export function AdoptionFacts({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  const rows = view.usage?.adoption ?? [];
  if (rows.length === 0) return null;
  return (
    <Numbers count={rows.length}>
      {rows.map((row) => (
        <div key={row.kind}>
          <dt>
            {t(`adoption.${row.kind}.detail`, {
              numerator: format.number(row.numerator),
              denominator: format.number(row.denominator),
            })}
          </dt>
          <dd className={classes['big']} aria-label={adoptionText(row, telling)}>
            {adoptionPercent(row, format) ?? t('none')}
          </dd>
        </div>
      ))}
    </Numbers>
  );
}
