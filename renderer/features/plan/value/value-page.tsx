import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountValue } from '#shared/contract/plans.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { PortfolioTabs } from '#renderer/components/portfolio-tabs.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

const valuesQuery = () => core.plans.values.queryOptions({ meta: reads('account', 'goal', 'success_plan', 'member') });

/** E4: what was delivered to each client, the worst first; who has no closed goals stands last, and says so. */
export function ValuePage(): ReactNode {
  const { t } = useTranslation('plan');
  const navigate = useNavigate();
  const values = useQuery(valuesQuery());
  const columns = useColumns();
  const without = values.data?.filter(({ value }) => value.value === null).length ?? 0;
  return (
    <Page layout="fill">
      <PageHeader title={t('valuePage.title')} />
      <PortfolioTabs />
      {values.data && values.data.length > 0 && (
        <Toolbar aside={<span>{without > 0 && t('valuePage.notComputable', { count: without })}</span>}>
          <span title={t('valuePage.hint')}>
            {`${t('valuePage.count', { count: values.data.length })} · ${t('valuePage.hint')}`}
          </span>
        </Toolbar>
      )}
      <DataTable
        label={t('valuePage.title')}
        columns={columns}
        rows={values.data}
        rowId={({ accountId }) => accountId}
        onOpen={({ accountId }) => void navigate({ to: '/accounts/$accountId/plan', params: { accountId } })}
        error={values.error}
        onRetry={() => void values.refetch()}
        empty={<EmptyState picture="plan">{t('valuePage.empty')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<AccountValue>[] {
  const { t } = useTranslation(['plan', 'components']);
  const format = useFormat();
  return useMemo<Column<AccountValue>[]>(() => {
    const head = (id: 'account' | 'value' | 'trend' | 'closed' | 'open' | 'overdue' | 'owner') =>
      t(`valuePage.columns.${id}`);
    return [
      { id: 'account', header: head('account'), value: ({ name }) => name, width: 260, grow: true },
      {
        id: 'value',
        header: head('value'),
        kind: 'number',
        value: ({ value }) => value.value,
        cell: ({ value, hasPlan }) =>
          value.value === null ? t(hasPlan ? 'valuePage.none' : 'valuePage.noPlan') : format.percent(value.value / 100),
        width: 130,
      },
      {
        id: 'trend',
        header: head('trend'),
        value: ({ value }) => value.trend,
        cell: ({ value }) => <Trend value={value} />,
        width: 190,
      },
      {
        id: 'closed',
        header: head('closed'),
        kind: 'number',
        value: ({ value }) => value.denominator,
        cell: ({ value: { numerator, denominator } }) =>
          denominator === 0
            ? '–'
            : t('valuePage.points', { points: format.number(numerator, numerator % 1 ? 1 : 0), count: denominator }),
        width: 150,
      },
      { id: 'open', header: head('open'), kind: 'number', value: ({ openGoals }) => openGoals, width: 120 },
      { id: 'overdue', header: head('overdue'), kind: 'number', value: ({ overdueGoals }) => overdueGoals, width: 110 },
      { id: 'owner', header: head('owner'), value: ({ ownerName }) => ownerName, width: 160 },
    ];
  }, [t, format]);
}

const WIDTH = 72;
const HEIGHT = 16;

/** The word, with the course of the value so far as a small line. */
function Trend({ value: { history, trend } }: { value: AccountValue['value'] }): ReactNode {
  const { t } = useTranslation('components');
  if (history.length === 0) return '–';
  const step = WIDTH / Math.max(1, history.length - 1);
  const points = history.map(({ value }, index) => `${index * step},${HEIGHT - 1 - (value / 100) * (HEIGHT - 2)}`);
  return (
    <>
      {history.length > 1 && (
        <svg width={WIDTH} height={HEIGHT} aria-hidden style={{ marginRight: 8, verticalAlign: 'middle' }}>
          <polyline points={points.join(' ')} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
        </svg>
      )}
      {trend && t(`trend.${trend}`)}
    </>
  );
}
