import type { ReactNode } from 'react';
import { BarPairs } from '#renderer/charts/bar-pairs.tsx';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { UsageChart } from '#renderer/charts/usage-chart.tsx';
import { goalLine, goalsToShow, mainGoal } from '#shared/domain/client-view/goal-reading.ts';
import { adoptionText, goalMessage, goalsMessage, seriesChange } from '#shared/domain/client-view/messages.ts';
import type { ViewUsageSeries } from '#shared/domain/client-view.ts';
import classes from './figures.module.css';
import type { ReportTelling } from './telling.ts';

interface Props {
  telling: ReportTelling;
  height?: number;
}

/** Bars that fit a page; more goals are told by the table. */
const MOST_BARS = 8;

export function GoalBars({ telling }: Props): ReactNode {
  const { view, t, format } = telling;
  const goals = goalsToShow(view.goals).filter(({ progress }) => progress !== null);
  if (goals.length < 2) return null;
  return (
    <BarPairs
      title={t('goals.progress')}
      summary={goalsMessage(telling)}
      pairs={goals.slice(0, MOST_BARS).map(({ title, progress, plannedProgress }) => ({
        label: title,
        actual: Math.round(progress ?? 0),
        planned: plannedProgress === null ? null : Math.round(plannedProgress),
      }))}
      formatValue={(value) => format.percent(value)}
    />
  );
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
        label: line.step === 'week' ? format.day(day).slice(0, 5) : format.month(day),
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
            since: t('usage.sinceBaseline'),
          }),
      ]
        .filter(Boolean)
        .join(', ')}
      points={series.points.map(({ periodStart, value }) => ({
        label: view.usage?.granularity === 'week' ? format.day(periodStart).slice(0, 5) : format.month(periodStart),
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
    <dl className={classes['numbers']}>
      {rows.map((row) => (
        <div key={row.kind}>
          <dt>
            {t(`adoption.${row.kind}.detail`, {
              numerator: format.number(row.numerator),
              denominator: format.number(row.denominator),
            })}
          </dt>
          <dd className={classes['big']} aria-label={adoptionText(row, telling)}>
            {row.denominator === 0 ? t('none') : format.percent(Math.round((row.numerator / row.denominator) * 100))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
