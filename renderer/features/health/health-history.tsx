import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthExplanation } from '#shared/contract/health.ts';
import { axisDays } from '#renderer/charts/axis-days.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './health.module.css';

/** K5: one point a week, as it was shown then. */
export function HealthHistory({ history }: { history: HealthExplanation['history'] }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  const known = history.filter(({ score }) => score !== null);
  const first = known[0]?.score;
  const last = known.at(-1)?.score;
  if (first === undefined || first === null || last === undefined || last === null) {
    return <p className={classes['quiet']}>{t('page.historyNone')}</p>;
  }
  const nameOf = axisDays(
    format,
    history.map(({ asOf }) => asOf),
  );
  const score = (value: number) => format.number(Math.round(value));
  return (
    <LineChart
      title={t('page.history')}
      summary={t('page.historySummary', { first: score(first), last: score(last), count: history.length })}
      points={history.map((week) => ({ label: nameOf(week.asOf), actual: week.score }))}
      formatValue={score}
      height={180}
    />
  );
}
