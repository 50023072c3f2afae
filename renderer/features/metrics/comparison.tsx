import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricDetail, MetricGroupRow } from '#shared/contract/metrics.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import { type TouchModelKey, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { Section } from '#renderer/components/page.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { core } from '#renderer/lib/core-client.ts';
import type { MetricText } from '#renderer/lib/metric-text.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './metrics.module.css';
import { seriesRange } from './series-range.ts';
import { compareBy, type CompareBy } from './metrics-search.ts';
import type { MetricsView } from './use-metrics-view.ts';

interface Props {
  metric: MetricKey;
  data: MetricDetail;
  view: MetricsView;
  text: MetricText;
}

const MULTIPLE_HEIGHT = 96;

/** J1: the same metric by segment, touch model or owner, drawn to one scale beside each other. */
export function Comparison({ metric, data, view, text }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  const by = view.search.by ?? 'segments';
  const nameOf = useGroupNames(by);
  const groups = data.groups[by]
    .map((group) => ({ ...group, name: nameOf(group.id) }))
    .toSorted((a, b) => b.accounts - a.accounts || a.name.localeCompare(b.name));
  const range = seriesRange(
    metric,
    groups.flatMap(({ points }) => points),
  );
  return (
    <Section
      title={t('compare.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('compare.title')}
          value={by}
          onChange={(next) => view.show({ ...view.search, by: compareBy.find((each) => each === next) })}
          data={compareBy.map((value) => ({ value, label: t(`compare.${value}`) }))}
        />
      }
    >
      {groups.length < 2 ? (
        <p className={classes['quiet']}>{t('compare.few')}</p>
      ) : (
        <div className={classes['multiples']}>
          {groups.map((group) => (
            <Multiple
              key={group.id ?? ''}
              metric={metric}
              group={group}
              range={range}
              points={data.points}
              text={text}
            />
          ))}
        </div>
      )}
    </Section>
  );
}

interface MultipleProps {
  metric: MetricKey;
  group: MetricGroupRow & { name: string };
  /** One for all of them. */
  range: ReturnType<typeof seriesRange>;
  points: MetricDetail['points'];
  text: MetricText;
}

function Multiple({ metric, group, range, points, text }: MultipleProps): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { number, name } = group;
  const value = text.value(metric, number.value);
  const summary = [
    t('compare.summary', { value, accounts: t('subject', { count: group.accounts }) }),
    text.sentence(number),
  ].join(' · ');
  if (group.points.every((point) => point === null)) {
    return (
      <div>
        <strong>{name}</strong>
        <p className={classes['quiet']}>{summary}</p>
      </div>
    );
  }
  return (
    <LineChart
      title={name}
      summary={summary}
      height={MULTIPLE_HEIGHT}
      {...(range ? { range } : {})}
      points={points.map(({ period }, index) => ({
        label: format.monthShort(period.end),
        actual: group.points[index] ?? null,
      }))}
      formatValue={(each) => text.short(metric, each)}
      actualName={number.value === null ? '' : text.short(metric, number.value)}
    />
  );
}

const isKey = (key: string): key is TouchModelKey => touchModelKeys.some((known) => known === key);

/** What a group is called. */
export function useGroupNames(by: CompareBy): (id: string | null) => string {
  const { t } = useTranslation('metrics');
  const names = useContentNames();
  const { members } = useMe();
  const choices = useQuery(
    core.accounts.choices.queryOptions({ meta: reads('workspace', 'touch_model', 'segment', 'account_tag') }),
  );
  return (id) => {
    if (by === 'owners') return members.find((member) => member.id === id)?.name ?? t('compare.noOwner');
    if (by === 'touchModels') return id !== null && isKey(id) ? names.touchModelKey(id) : '–';
    const segment = choices.data?.segments.find((each) => each.id === id);
    return segment ? names.segment(segment) : t('compare.none');
  };
}
