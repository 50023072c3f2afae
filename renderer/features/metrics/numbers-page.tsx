import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricsOverview } from '#shared/contract/metrics.ts';
import { type MetricGroup, metricGroups } from '#shared/domain/metric-catalogue.ts';
import { Sparkline } from '#renderer/charts/sparkline.tsx';
import { EmptyPortfolio } from '#renderer/components/empty-portfolio.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type MetricText, useMetricText } from '#renderer/lib/metric-text.ts';
import { MetricsFrame } from './metrics-frame.tsx';
import classes from './metrics.module.css';
import { metricQueries } from './metrics-queries.ts';
import { TargetNote } from './target-note.tsx';
import { type MetricsView, useMetricsView } from './use-metrics-view.ts';

const groups = Object.keys(metricGroups) as MetricGroup[];

/** J: every metric with its sentence, target and trend; each opens into its accounts. */
export function NumbersPage(): ReactNode {
  const { t } = useTranslation('metrics');
  const view = useMetricsView();
  const query = useQuery(metricQueries.overview(view.question));
  return (
    <MetricsFrame view={view} coverage={query.data?.coverage} title={t('page')}>
      <QueryView query={query} where={t('failed')} lines={14}>
        {(data) =>
          data.coverage.visible === 0 ? (
            <EmptyPortfolio>{t('empty')}</EmptyPortfolio>
          ) : data.coverage.accounts === 0 ? (
            <EmptyState picture="list">{t('nothing')}</EmptyState>
          ) : (
            groups.map((group) => <NumberGroup key={group} group={group} data={data} view={view} />)
          )
        }
      </QueryView>
    </MetricsFrame>
  );
}

interface GroupProps {
  group: MetricGroup;
  data: MetricsOverview;
  view: MetricsView;
}

function NumberGroup({ group, data, view }: GroupProps): ReactNode {
  const { t } = useTranslation('metrics');
  const { cesMethod } = view.question.choices;
  const text = useMetricText(data.currency, { cesMethod, marginPercent: data.marginPercent });
  const rows = data.rows.filter(({ number }) => metricGroups[group].some((metric) => metric === number.metric));
  return (
    <Section title={t(`groups.${group}`)}>
      <table className={classes['numbers']}>
        <thead>
          <tr>
            <th scope="col">{t('columns.metric')}</th>
            <th scope="col" className={classes['number']}>
              {t('columns.value')}
            </th>
            <th scope="col">{t('columns.made')}</th>
            <th scope="col">{t('columns.target')}</th>
            <th scope="col">{t('columns.trend')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <NumberRow key={row.number.metric} row={row} text={text} view={view} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface RowProps {
  row: MetricsOverview['rows'][number];
  text: MetricText;
  view: MetricsView;
}

function NumberRow({ row: { number, points, targets }, text, view }: RowProps): ReactNode {
  const { t } = useTranslation('metrics');
  const { metric, value } = number;
  const { choices } = view.question;
  const chosen = {
    nps: t(`choices.nps.${choices.npsVote}`),
    ces: t(`choices.ces.${choices.cesMethod}`),
    logo_churn: t(`choices.churn.${choices.churnTotal}`),
  };
  const named = metric in chosen ? chosen[metric as keyof typeof chosen] : null;
  const known = points.filter((point) => point !== null);
  return (
    <tr>
      <th scope="row">
        <Link to="/metrics/$metric" params={{ metric }} search={view.search}>
          {text.name(metric)}
        </Link>
        {named && <span className={classes['named']}>{named}</span>}
      </th>
      <td className={classes['number']} data-missing={value === null || undefined}>
        {text.value(metric, value)}
      </td>
      <td className={classes['made']}>{text.sentence(number)}</td>
      <td>
        <TargetNote metric={metric} targets={targets} text={text} />
      </td>
      <td>
        {known.length > 1 ? (
          <Sparkline
            width={96}
            values={points}
            label={t('trendLabel', {
              metric: text.name(metric),
              values: points.map((point) => (point === null ? '–' : text.short(metric, point))).join(', '),
            })}
          />
        ) : (
          points.length === 0 && <span className={classes['quiet']}>{t('noTrend')}</span>
        )}
      </td>
    </tr>
  );
}
