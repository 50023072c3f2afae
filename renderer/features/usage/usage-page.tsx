import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageOverview } from '#shared/contract/usage.ts';
import { addMonths } from '#shared/domain/calendar.ts';
import { axisDays } from '#renderer/charts/axis-days.ts';
import { UsageChart } from '#renderer/charts/usage-chart.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SourceNote } from '#renderer/components/source-note.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AdoptionFacts } from './adoption-facts.tsx';
import { FeatureTable } from './feature-table.tsx';
import { MetricSeriesSection } from './metric-series.tsx';
import classes from './usage.module.css';

const ranges = { quarter: 3, half: 6, year: 12, twoYears: 24 } as const;
type Range = keyof typeof ranges;
type Step = UsageOverview['step'];

/** J: use against the account's own baseline, adoption, features and any other series. */
export function UsagePage(): ReactNode {
  const { t } = useTranslation('usage');
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const today = useToday();
  const format = useFormat();
  const [range, setRange] = useState<Range>('half');
  const [step, setStep] = useState<Step>('week');
  const from = addMonths(today, -ranges[range]);
  const overview = useQuery({
    ...core.usage.overview.queryOptions({
      input: { accountId: id, step, from, to: today },
      meta: reads('usage_record', 'metric_series', 'metric_point', 'holiday'),
    }),
    placeholderData: (previous) => previous,
  });
  return (
    <QueryView query={overview} where={t('failed')}>
      {(data) => (
        <>
          {data.records.count === 0 ? (
            <EmptyState
              picture="chart"
              compact={data.series.length > 0}
              action={
                <Button component={Link} to="/import" variant="default">
                  {t('import')}
                </Button>
              }
            >
              {t('empty')}
            </EmptyState>
          ) : (
            <>
              <div className={classes['toolbar']}>
                <SegmentedControl
                  size="xs"
                  aria-label={t('range.label')}
                  value={range}
                  onChange={(next) => setRange(next as Range)}
                  data={(Object.keys(ranges) as Range[]).map((value) => ({ value, label: t(`range.${value}`) }))}
                />
                <SegmentedControl
                  size="xs"
                  aria-label={t('step.label')}
                  value={step}
                  onChange={(next) => setStep(next as Step)}
                  data={(['week', 'month'] as const).map((value) => ({ value, label: t(`step.${value}`) }))}
                />
              </div>
              {data.records.lastOn !== null && data.records.lastOn < from ? (
                <EmptyState picture="chart" compact>
                  {t('before', { day: format.day(data.records.lastOn) })}
                </EmptyState>
              ) : (
                <>
                  <AdoptionFacts adoption={data.adoption} />
                  <TotalChart overview={data} />
                  <FeatureTable features={data.features} />
                </>
              )}
            </>
          )}
          <MetricSeriesSection accountId={id} series={data.series} />
        </>
      )}
    </QueryView>
  );
}

function TotalChart({ overview }: { overview: UsageOverview }): ReactNode {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const { total, baseline, changePercent, records } = overview;
  const nameOf = axisDays(
    format,
    total.map(({ startsOn }) => startsOn),
  );
  const summary = () => {
    if (changePercent === null) return t('noBaseline');
    if (Math.round(changePercent) === 0) return t('baselineSame');
    const change = format.percent(Math.abs(changePercent) / 100);
    return t(changePercent > 0 ? 'baselineUp' : 'baselineDown', { change });
  };
  return (
    <UsageChart
      title={t('total')}
      summary={summary()}
      points={total.map(({ startsOn, value }) => ({ label: nameOf(startsOn), value }))}
      baseline={baseline}
      formatValue={(value) => format.number(value)}
      seriesName={t('uses')}
      source={<SourceNote source={t('source')} asOf={records.lastOn} />}
    />
  );
}
