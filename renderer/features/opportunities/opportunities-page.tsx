import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opportunity, OpportunitySignalRow } from '#shared/contract/opportunities.ts';
import { opportunityOrigins } from '#shared/domain/method-vocabulary.ts';
import { opportunityKinds, opportunityStatuses } from '#shared/domain/vocabulary.ts';
import { AccountChoice } from '#renderer/components/account-choice.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import type { FilterDefinition } from '#renderer/components/filter-chips.tsx';
import { ListBeside } from '#renderer/components/list-beside.tsx';
import { chipTexts, useChipValues } from '#renderer/lib/chip-search.ts';
import { ForecastTable } from './forecast-table.tsx';
import { useOpportunityColumns } from './opportunity-columns.tsx';
import { OpportunityDrawer, type OpportunityStart } from './opportunity-drawer.tsx';
import { opportunityQueries } from './opportunity-queries.ts';
import { SignalList } from './signal-list.tsx';

const route = getRouteApi('/portfolio/opportunities');

/** L1: what could be sold or referred, what it is worth, and what the data suggest. */
export function OpportunitiesPage(): ReactNode {
  const { t } = useTranslation('commercial');
  const values = useChipValues(route.useSearch());
  const navigate = route.useNavigate();
  const list = useQuery(opportunityQueries.list());
  const columns = useOpportunityColumns(true);
  const [open, setOpen] = useState<OpportunityStart | null>(null);
  const [picking, setPicking] = useState(false);
  const filters = useOpportunityFilters();
  const startFrom = ({ accountId, kind, accountName }: OpportunitySignalRow) =>
    setOpen({ accountId, accountName, kind, origin: 'data', opportunity: null });
  const edit = (opportunity: Opportunity) =>
    setOpen({ accountId: opportunity.accountId, accountName: opportunity.accountName, opportunity });

  const add = <Button onClick={() => setPicking(true)}>{t('opportunities.new')}</Button>;

  return (
    <ListBeside
      title={t('opportunities.page')}
      actions={add}
      query={list}
      all={list.data?.opportunities}
      filters={filters}
      values={values}
      onFilter={(next) => void navigate({ search: chipTexts(next) })}
      told={told}
      subject={(rows) => t('opportunities.count', { count: rows.filter(({ status }) => status === 'open').length })}
      columns={columns}
      rowId={({ id }) => id}
      onOpen={edit}
      empty={
        <EmptyState picture="list" action={add}>
          {t('opportunities.empty')}
        </EmptyState>
      }
      asideTitle={t('opportunities.forecast.title')}
      aside={
        list.data && (
          <>
            <ForecastTable forecast={list.data.forecast} />
            <SignalList signals={list.data.signals} asOf={list.data.signalsOn} onAdd={startFrom} />
          </>
        )
      }
    >
      {picking && (
        <AccountChoice
          onClose={() => setPicking(false)}
          onPick={(account) => setOpen({ ...account, opportunity: null })}
        />
      )}
      {open && <OpportunityDrawer start={open} onClose={() => setOpen(null)} />}
    </ListBeside>
  );
}

const told = ({ kind, status, origin }: Opportunity) => ({ kind, status, origin });

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
