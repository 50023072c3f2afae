import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricDetail } from '#shared/contract/metrics.ts';
import { hasPast, type MetricKey } from '#shared/domain/metric-catalogue.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type MetricText, useMetricText } from '#renderer/lib/metric-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AroundTable } from './around-table.tsx';
import { Comparison } from './comparison.tsx';
import { MetricTargets } from './metric-targets.tsx';
import { MetricsFrame } from './metrics-frame.tsx';
import classes from './metrics.module.css';
import { metricQueries } from './metrics-queries.ts';
import { seriesRange } from './series-range.ts';
import { PartsTable } from './parts-table.tsx';
import { type MetricsView, useMetricsView } from './use-metrics-view.ts';

const route = getRouteApi('/metrics/$metric');

/** J, J1: one metric: what it means, its past against the target, by group, before and after, and who is behind it. */
export function MetricPage(): ReactNode {
  const { t } = useTranslation('metrics');
  const { metric } = route.useParams();
  const view = useMetricsView();
  const query = useQuery(metricQueries.one({ ...view.question, metric }));
  const { cesMethod } = view.question.choices;
  const text = useMetricText(query.data?.currency ?? 'BRL', {
    cesMethod,
    marginPercent: query.data?.marginPercent ?? null,
  });
  return (
    <MetricsFrame
      view={view}
      coverage={query.data?.coverage}
      title={text.name(metric)}
      path={[
        <Link key="metrics" to="/metrics" search={view.search} activeOptions={{ exact: true }}>
          {t('back')}
        </Link>,
      ]}
    >
      <QueryView query={query} where={t('failed')} lines={12}>
        {(data) => <Detail key={metric} metric={metric} data={data} view={view} text={text} />}
      </QueryView>
    </MetricsFrame>
  );
}

interface Props {
  metric: MetricKey;
  data: MetricDetail;
  view: MetricsView;
  text: MetricText;
}

function Detail({ metric, data, view, text }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  const { number, around } = data;
  return (
    <>
      <div className={classes['headline']}>
        <span className={classes['big']} data-missing={number.value === null || undefined}>
          {text.value(metric, number.value)}
        </span>
        <span>{text.sentence(number)}</span>
      </div>
      <p className={classes['quiet']}>{t(`definition.${metric}`)}</p>
      <div className={classes['top']}>
        <Past metric={metric} data={data} text={text} />
        <div>
          <MetricTargets metric={metric} data={data} text={text} />
          {hasPast(metric) && around && (
            <Section title={t('around.title')}>
              <AroundTable
                change={{ since: around.since, before: [around.before], after: [around.after] }}
                text={text}
              />
            </Section>
          )}
        </div>
      </div>
      <Comparison metric={metric} data={data} view={view} text={text} />
      <PartsTable metric={metric} data={data} text={text} />
    </>
  );
}

function Past({ metric, data: { points, targets }, text }: Omit<Props, 'view'>): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const title = t('series.title', { metric: text.name(metric) });
  if (!hasPast(metric)) {
    return (
      <Section title={title}>
        <p className={classes['quiet']}>{t('series.noPast')}</p>
      </Section>
    );
  }
  const known = points.filter(({ number }) => number.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const said = (point: (typeof points)[number]) => text.value(metric, point.number.value);
  const summary =
    !first || !last
      ? t('series.none')
      : first === last
        ? t('series.summaryOne', { to: format.month(last.period.end), last: said(last) })
        : t('series.summary', {
            first: said(first),
            from: format.month(first.period.end),
            last: said(last),
            to: format.month(last.period.end),
          });
  const range = seriesRange(metric, [...known.map(({ number }) => number.value), ...targets.map(({ value }) => value)]);
  const target = targets.find(({ segmentId }) => segmentId === null);
  return (
    <LineChart
      title={title}
      summary={summary}
      points={
        known.length === 0
          ? []
          : points.map(({ period, number }) => ({ label: format.monthShort(period.end), actual: number.value }))
      }
      formatValue={(value) => text.short(metric, value)}
      actualName={last ? text.short(metric, last.number.value ?? 0) : ''}
      {...(range ? { range } : {})}
      {...(target ? { target: target.value } : {})}
    />
  );
}
