import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NpsBesideContacts } from '#shared/contract/metrics.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyPortfolio } from '#renderer/components/empty-portfolio.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { MetricsFrame } from './metrics-frame.tsx';
import classes from './metrics.module.css';
import { metricQueries } from './metrics-queries.ts';
import { useMetricsView } from './use-metrics-view.ts';

/** J2: NPS read beside the history of contacts, over the portfolio. */
export function VoicesPage(): ReactNode {
  const { t } = useTranslation('metrics');
  const view = useMetricsView();
  const query = useQuery(metricQueries.voices(view.question));
  return (
    <MetricsFrame view={view} coverage={query.data?.coverage} title={t('page')}>
      <QueryView query={query} where={t('failed')} lines={10}>
        {(data) =>
          data.coverage.visible === 0 ? (
            <EmptyPortfolio>{t('empty')}</EmptyPortfolio>
          ) : data.answers.length === 0 ? (
            <EmptyState picture="list">{t('voices.noAnswers')}</EmptyState>
          ) : (
            <>
              <p className={classes['quiet']}>{t('voices.hint')}</p>
              <Months data={data} />
              <Levels data={data} />
              <Answers data={data} />
            </>
          )
        }
      </QueryView>
    </MetricsFrame>
  );
}

const rounded = (value: number) => Math.round(value);

function Months({ data: { months, nps } }: { data: NpsBesideContacts }): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const perClient = months.map(({ contacts, clients }) => (clients === 0 ? null : contacts / clients));
  const told = perClient.filter((value) => value !== null);
  const mean = told.reduce((sum, value) => sum + value, 0) / Math.max(1, told.length);
  const label = (start: string) => format.monthShort(start);
  return (
    <div className={classes['charts']}>
      <LineChart
        title={t('voices.months')}
        summary={t('voices.npsSummary', { value: format.number(rounded(nps.value ?? 0)), count: nps.n })}
        height={180}
        actualName={t('names.nps')}
        formatValue={(value) => format.number(rounded(value))}
        range={[-100, 100]}
        points={months.map(({ start, nps: month }) => ({ label: label(start), actual: month.value }))}
      />
      <LineChart
        title={t('voices.contacts')}
        summary={t('voices.contactsSummary', { value: format.number(mean, 1) })}
        height={180}
        filled
        actualName={format.number(perClient.at(-1) ?? 0, 1)}
        formatValue={(value) => format.number(value, 1)}
        points={months.map(({ start }, index) => ({ label: label(start), actual: perClient[index] ?? null }))}
      />
    </div>
  );
}

function Levels({ data: { levels, silent } }: { data: NpsBesideContacts }): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const columns = ['answers', 'promoters', 'passives', 'detractors', 'nps'] as const;
  return (
    <Section title={t('voices.levels')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('voices.columns.level')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes['number']}>
                {t(`voices.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, nps }) => (
            <tr key={level}>
              <th scope="row">{t(`voices.level.${level}`)}</th>
              {[nps.n, nps.promoters, nps.passives, nps.detractors].map((count, index) => (
                <td key={index} className={classes['number']}>
                  {count}
                </td>
              ))}
              <td className={classes['number']}>
                {nps.value === null ? t('notComputable') : format.number(rounded(nps.value))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {silent > 0 && <p className={classes['quiet']}>{t('voices.silent', { count: silent })}</p>}
    </Section>
  );
}

type Answer = NpsBesideContacts['answers'][number];

const signals: Readonly<Record<Answer['group'], Signal>> = {
  promoter: 'good',
  passive: 'attention',
  detractor: 'risk',
};

function Answers({ data: { answers } }: { data: NpsBesideContacts }): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const navigate = useNavigate();
  const gap = ({ daysSinceContact }: Answer) => {
    if (daysSinceContact === null) return t('voices.never');
    return daysSinceContact === 0 ? t('voices.sameDay') : t('voices.gapDays', { count: daysSinceContact });
  };
  const columns: Column<Answer>[] = [
    { id: 'name', header: t('voices.columns.account'), value: ({ name }) => name, width: 180, grow: true },
    {
      id: 'score',
      header: t('voices.columns.score'),
      kind: 'mark',
      value: ({ score }) => score,
      cell: ({ score, group }) => (
        <SignalMark signal={signals[group]} label={`${score} · ${t(`voices.group.${group}`)}`} />
      ),
      width: 120,
    },
    {
      id: 'on',
      header: t('voices.columns.on'),
      kind: 'date',
      value: ({ on }) => on,
      cell: ({ on }) => format.day(on),
      width: 120,
    },
    { id: 'before', header: t('voices.columns.before'), kind: 'number', value: ({ before }) => before, width: 150 },
    {
      id: 'gap',
      header: t('voices.columns.gap'),
      value: ({ daysSinceContact }) => daysSinceContact,
      cell: gap,
      width: 140,
    },
    { id: 'since', header: t('voices.columns.since'), kind: 'number', value: ({ since }) => since, width: 120 },
    { id: 'comment', header: t('voices.columns.comment'), value: ({ comment }) => comment, width: 180, grow: 2 },
  ];
  return (
    <Section title={t('voices.answers')}>
      <DataTable
        label={t('voices.answers')}
        columns={columns}
        rows={answers}
        rowId={({ id }) => id}
        fit="rows"
        onOpen={({ accountId }) => void navigate({ to: '/accounts/$accountId/interactions', params: { accountId } })}
        empty={null}
      />
    </Section>
  );
}
