import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricsCohorts } from '#shared/contract/metrics.ts';
import { quarterOf } from '#shared/domain/calendar.ts';
import { cohortSteps, type CohortStep } from '#shared/domain/metric-cohorts.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { EmptyPortfolio } from '#renderer/components/empty-portfolio.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useMetricText } from '#renderer/lib/metric-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AroundTable } from './around-table.tsx';
import { MetricsFrame } from './metrics-frame.tsx';
import classes from './metrics.module.css';
import { metricQueries } from './metrics-queries.ts';
import { type MetricsView, useMetricsView } from './use-metrics-view.ts';

/** J1: retention by the time at which clients came, and the numbers before and after ongoing. */
export function CohortsPage(): ReactNode {
  const { t } = useTranslation('metrics');
  const view = useMetricsView();
  const step = view.search.step ?? 'quarter';
  const query = useQuery(metricQueries.cohorts({ ...view.question, step }));
  return (
    <MetricsFrame view={view} coverage={query.data?.coverage} title={t('page')}>
      <QueryView query={query} where={t('failed')} lines={10}>
        {(data) =>
          data.coverage.visible === 0 ? (
            <EmptyPortfolio>{t('empty')}</EmptyPortfolio>
          ) : (
            <>
              <Retention data={data} step={step} view={view} />
              <Change data={data} view={view} />
            </>
          )
        }
      </QueryView>
    </MetricsFrame>
  );
}

interface Props {
  data: MetricsCohorts;
  step: CohortStep;
  view: MetricsView;
}

function Retention({ data, step, view }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  return (
    <Section
      title={t('cohorts.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('cohorts.step')}
          value={step}
          onChange={(next) => view.show({ ...view.search, step: cohortSteps.find((each) => each === next) })}
          data={cohortSteps.map((value) => ({ value, label: t(`cohorts.steps.${value}`) }))}
        />
      }
    >
      <p className={classes['quiet']}>
        {[t('cohorts.hint'), data.undated > 0 && t('cohorts.undated', { count: data.undated })]
          .filter(Boolean)
          .join(' ')}
      </p>
      {data.cohorts.length === 0 ? (
        <p>{t('cohorts.none')}</p>
      ) : (
        <>
          <Curve data={data} step={step} />
          <CohortTable data={data} step={step} />
        </>
      )}
    </Section>
  );
}

function Curve({ data: { curve }, step }: Omit<Props, 'view'>): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const last = curve.at(-1);
  if (last === undefined) return null;
  const percent = (value: number) => format.percent(value / 100);
  return (
    <LineChart
      title={t('cohorts.curve')}
      summary={t('cohorts.curveSummary', {
        count: curve.length,
        value: percent(last),
      })}
      height={180}
      actualName={t('cohorts.series')}
      formatValue={percent}
      range={[Math.max(0, Math.floor(last / 20) * 20 - 20), 100]}
      points={curve.map((value, index) => ({
        label: t(`cohorts.after.${step}`, { count: index + 1 }),
        actual: value,
      }))}
    />
  );
}

function CohortTable({ data: { cohorts, total }, step }: Omit<Props, 'view'>): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const steps = Math.max(...cohorts.map(({ kept }) => kept.length));
  const heads = Array.from({ length: steps }, (_, index) => t(`cohorts.after.${step}`, { count: index + 1 }));
  const named = (start: string) => {
    if (step === 'year') return start.slice(0, 4);
    if (step === 'month') return format.month(start);
    const { year, quarter } = quarterOf(start);
    return t('cohorts.quarter', { quarter, year: String(year) });
  };
  const cells = (kept: MetricsCohorts['total']) =>
    heads.map((head, index) => {
      const cell = kept[index];
      if (!cell)
        return (
          <td key={head} className={classes['unknown']}>
            –
          </td>
        );
      const value = format.percent((cell.value ?? 0) / 100);
      return (
        <td
          key={head}
          className={classes['cell']}
          style={{ '--kept': `${cell.value ?? 0}%` } as CSSProperties}
          title={t('cohorts.cell', { value, kept: cell.numerator, of: cell.denominator })}
        >
          {value}
        </td>
      );
    });
  return (
    // Wider than the page on a small window; it has to be reached by keyboard then.
    <div className={classes['scroller']} role="region" aria-label={t('cohorts.title')} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('cohorts.start')}</th>
            <th scope="col" className={classes['number']}>
              {t('cohorts.size')}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className={classes['number']}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ start, size, kept }) => (
            <tr key={start}>
              <th scope="row">{named(start)}</th>
              <td className={classes['number']}>{format.number(size)}</td>
              {cells(kept)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('cohorts.total')}</th>
            <td className={classes['number']}>{format.number(cohorts.reduce((sum, { size }) => sum + size, 0))}</td>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Change({ data, view }: Omit<Props, 'step'>): ReactNode {
  const { t } = useTranslation('metrics');
  const text = useMetricText(data.currency, { cesMethod: view.question.choices.cesMethod });
  return (
    <Section title={t('around.title')}>
      {data.change ? (
        <AroundTable change={data.change} text={text} />
      ) : (
        <p className={classes['quiet']}>{t('around.none')}</p>
      )}
    </Section>
  );
}
