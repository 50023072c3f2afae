import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opportunity, OpportunitySignalRow } from '#shared/contract/opportunities.ts';
import { opportunityOrigins } from '#shared/domain/method-vocabulary.ts';
import { opportunityKinds, opportunityStatuses } from '#shared/domain/vocabulary.ts';
import { AccountPicker } from '#renderer/components/account-picker.tsx';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { type FilterDefinition, FilterChips } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { PortfolioTabs } from '#renderer/components/portfolio-tabs.tsx';
import view from '#renderer/components/portfolio-view.module.css';
import { chipTexts, chipValues, isChosen } from '#renderer/lib/chip-search.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { ForecastTable } from './forecast-table.tsx';
import { useOpportunityColumns } from './opportunity-columns.tsx';
import { OpportunityDrawer, type OpportunityStart } from './opportunity-drawer.tsx';
import { opportunityQueries } from './opportunity-queries.ts';
import { SignalList } from './signal-list.tsx';

const route = getRouteApi('/portfolio/opportunities');

/** L1: what could be sold or referred, what it is worth, and what the data suggest. */
export function OpportunitiesPage(): ReactNode {
  const { t } = useTranslation('commercial');
  const values = chipValues(route.useSearch());
  const navigate = route.useNavigate();
  const list = useQuery(opportunityQueries.list());
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  const columns = useOpportunityColumns(true);
  const [open, setOpen] = useState<OpportunityStart | null>(null);
  const [picking, setPicking] = useState(false);
  const filters = useOpportunityFilters();
  const all = list.data?.opportunities;
  const rows = useMemo(
    () => all?.filter(({ kind, status, origin }) => isChosen(values, { kind, status, origin })),
    [all, values],
  );
  const openCount = rows?.filter(({ status }) => status === 'open').length ?? 0;

  const startFrom = ({ accountId, kind, accountName }: OpportunitySignalRow) =>
    setOpen({ accountId, accountName, kind, origin: 'data', opportunity: null });
  const edit = (opportunity: Opportunity) =>
    setOpen({ accountId: opportunity.accountId, accountName: opportunity.accountName, opportunity });

  return (
    <Page layout="fill">
      <PageHeader
        title={t('opportunities.page')}
        actions={<Button onClick={() => setPicking(true)}>{t('opportunities.new')}</Button>}
      />
      <PortfolioTabs />
      <div className={view['sides']}>
        <section className={view['list']} aria-label={t('opportunities.page')}>
          {all && all.length > 0 && (
            <Toolbar>
              <FilterChips
                subject={t('opportunities.count', { count: openCount })}
                filters={filters}
                values={values}
                onChange={(next) => void navigate({ search: chipTexts(next) })}
              />
            </Toolbar>
          )}
          <DataTable
            label={t('opportunities.page')}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            onOpen={edit}
            error={list.error}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState
                picture="list"
                action={<Button onClick={() => setPicking(true)}>{t('opportunities.new')}</Button>}
              >
                {t('opportunities.empty')}
              </EmptyState>
            }
          />
        </section>
        <aside className={view['aside']} aria-label={t('opportunities.forecast.title')}>
          {list.data && <ForecastTable forecast={list.data.forecast} />}
          {list.data && <SignalList signals={list.data.signals} asOf={list.data.signalsOn} onAdd={startFrom} />}
        </aside>
      </div>
      {picking && (
        <AccountPicker
          accounts={accounts.data ?? []}
          onClose={() => setPicking(false)}
          onPick={(accountId) => {
            setPicking(false);
            const accountName = accounts.data?.find(({ id }) => id === accountId)?.name ?? '';
            setOpen({ accountId, accountName, opportunity: null });
          }}
        />
      )}
      {open && <OpportunityDrawer start={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function useOpportunityFilters(): readonly FilterDefinition[] {
  const { t } = useTranslation('commercial');
  return useMemo(
    () => [
      {
        id: 'status',
        name: t('opportunities.filter.status'),
        options: opportunityStatuses.map((value) => ({ value, label: t(`opportunities.status.${value}`) })),
      },
      {
        id: 'kind',
        name: t('opportunities.filter.kind'),
        options: opportunityKinds.map((value) => ({ value, label: t(`opportunities.kind.${value}`) })),
      },
      {
        id: 'origin',
        name: t('opportunities.filter.origin'),
        options: opportunityOrigins.map((value) => ({ value, label: t(`opportunities.origin.${value}`) })),
      },
    ],
    [t],
  );
}
