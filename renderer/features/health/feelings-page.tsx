import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { methodSettings } from '#shared/domain/method-settings.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FilterChips } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { PortfolioTabs } from '#renderer/components/portfolio-tabs.tsx';
import { SavedViews } from '#renderer/components/saved-views.tsx';
import { filtersOf, matches } from '#renderer/lib/account-filter.ts';
import { choicesQuery, portfolioQuery } from '#renderer/lib/account-list-queries.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useAccountFilters } from '#renderer/lib/use-account-filters.ts';
import { DisagreementTable } from './disagreement-table.tsx';
import { FeelingTable } from './feeling-table.tsx';
import {
  feelingLists,
  type FeelingList,
  type FeelingsSearch,
  fromQuery,
  toQuery,
  withFilters,
} from './feelings-search.ts';
import { healthQueries } from './health-queries.ts';

const route = getRouteApi('/portfolio/feelings');

/** G3, G4, G6: where the reading is old, and where it says something else than the health; the address holds filters. */
export function FeelingsPage(): ReactNode {
  const { t } = useTranslation('health');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown = search.show ?? 'disagree';
  const filters = useAccountFilters(useQuery(choicesQuery()).data);
  const { portfolio, rows, disagreements, disagreeing, count } = useFeelings(search, shown);
  const show = (next: FeelingsSearch, replace = false) => void navigate({ search: next, replace });
  const label = t(`feelings.tabs.${shown}`);
  return (
    <Page layout="fill">
      <PageHeader title={t('feelings.page')} />
      <PortfolioTabs />
      <Toolbar
        aside={
          <SavedViews
            page="feelings"
            all={t('feelings.unfiltered')}
            query={toQuery(search)}
            onOpen={(query) => show(fromQuery(query))}
          />
        }
      >
        <SegmentedControl
          size="xs"
          aria-label={t('feelings.page')}
          value={shown}
          onChange={(next) => show({ ...search, show: next as FeelingList })}
          data={feelingLists.map((value) => ({ value, label: t(`feelings.tabs.${value}`) }))}
        />
        <FilterChips
          subject={count}
          filters={filters}
          values={filtersOf(search)}
          onChange={(next) => show(withFilters(search, next))}
          search={{ value: search.q ?? '', onChange: (q) => show({ ...search, q: q || undefined }, true) }}
        />
      </Toolbar>
      {shown === 'disagree' ? (
        <DisagreementTable query={disagreements} rows={disagreeing} />
      ) : (
        <FeelingTable
          label={label}
          query={portfolio}
          rows={rows}
          empty={<NoFeelings isStale={shown === 'stale'} isFiltered={toQuery({ ...search, show: undefined }) !== ''} />}
        />
      )}
    </Page>
  );
}

/** The rows that the filters leave of the list that is shown, and how many those are in words. */
function useFeelings(search: FeelingsSearch, shown: FeelingList) {
  const { t } = useTranslation('health');
  const portfolio = useQuery(portfolioQuery());
  const disagreements = useQuery(healthQueries.disagreements());
  const rows = useMemo(() => {
    const values = filtersOf(search);
    const attention = [...(values['attention'] ?? []), ...(shown === 'stale' ? ['stale'] : [])];
    const asked = attention.length > 0 ? { ...values, attention } : values;
    return portfolio.data?.filter((row) => matches(row, asked, search.q ?? ''));
  }, [portfolio.data, search, shown]);
  const disagreeing = useMemo(() => {
    const left = rows && new Set(rows.map(({ id }) => id));
    return left && disagreements.data?.rows.filter(({ accountId }) => left.has(accountId));
  }, [rows, disagreements.data]);
  const waiting = disagreeing?.filter(({ waits }) => waits).length ?? 0;
  const count = {
    disagree: [
      t('feelings.disagreeCount', { count: disagreeing?.length ?? 0 }),
      t('feelings.waitingCount', { count: waiting }),
    ].join(', '),
    stale: t('feelings.stale', { count: rows?.length ?? 0 }),
    all: t('feelings.allCount', { count: rows?.length ?? 0 }),
  }[shown];
  return { portfolio, rows, disagreements, disagreeing, count };
}

/** G3: says by which ages the workspace goes. */
function NoFeelings({ isStale, isFiltered }: { isStale: boolean; isFiltered: boolean }): ReactNode {
  const { t } = useTranslation('health');
  const { data } = useQuery(core.method.settings.queryOptions({ meta: reads('workspace_setting', 'member') }));
  const ages = data?.values ?? methodSettings;
  if (isFiltered) return <EmptyState picture="list">{t('feelings.nothing')}</EmptyState>;
  if (!isStale) return <EmptyState picture="list">{t('feelings.allNone')}</EmptyState>;
  return (
    <EmptyState picture="done">
      {t('feelings.staleNone', { days: ages['feeling.stale_days'], negative: ages['feeling.stale_negative_days'] })}
    </EmptyState>
  );
}
