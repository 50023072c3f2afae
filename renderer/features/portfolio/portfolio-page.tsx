import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { singleTouchModel } from '#shared/domain/touch-model.ts';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyPortfolio } from '#renderer/components/empty-portfolio.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FilterChips } from '#renderer/components/filter-chips.tsx';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { choicesQuery, portfolioQuery } from '#renderer/lib/account-list-queries.ts';
import { filtersOf, matches } from '#renderer/lib/account-filter.ts';
import { useAccountFilters } from '#renderer/lib/use-account-filters.ts';
import { PortfolioTabs } from '#renderer/components/portfolio-tabs.tsx';
import { SavedViews } from '#renderer/components/saved-views.tsx';
import { SingleModelHint } from '#renderer/components/single-model-hint.tsx';
import { closeInspector, inspect, inspected } from '#renderer/lib/inspector.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useStore } from '#renderer/lib/store.ts';
import { BulkBar } from './bulk-bar.tsx';
import { GapHint } from './gap-hint.tsx';
import { GroupMenu } from './group-menu.tsx';
import { usePortfolioColumns } from './portfolio-columns.tsx';
import { usePortfolioGroups } from './portfolio-groups.ts';
import { PortfolioInspector } from './portfolio-inspector.tsx';
import { fromQuery, type PortfolioSearch, sortOf, sortText, toQuery, withFilters } from './portfolio-search.ts';
import classes from './portfolio.module.css';

const route = getRouteApi('/portfolio');

/** A6, N1: every account of the consultant on one page; the address holds filters and order. */
export function PortfolioPage(): ReactNode {
  const { t } = useTranslation('portfolio');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const portfolio = useQuery(portfolioQuery());
  const choices = useQuery(choicesQuery());
  const filters = useAccountFilters(choices.data);
  const columns = usePortfolioColumns();
  const values = filtersOf(search);
  const text = search.q ?? '';
  const rows = useMemo(
    () => portfolio.data?.filter((row) => matches(row, filtersOf(search), search.q ?? '')),
    [portfolio.data, search],
  );
  // Whoever imported 500 and sees 390 is told where the others are.
  const lost = useMemo(() => {
    const shown = filtersOf(search);
    if (shown['status']) return 0;
    const all = { ...shown, status: ['lost'] };
    return portfolio.data?.filter((row) => matches(row, all, search.q ?? '')).length ?? 0;
  }, [portfolio.data, search]);
  // B3.
  const single = singleTouchModel(
    (portfolio.data ?? []).filter(({ status }) => status !== 'lost').map((row) => row.touchModelKey),
  );
  const count = rows ? t('count', { count: rows.length }) : '';
  const group = usePortfolioGroups(search.group, choices.data);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What a filter hides is not acted on.
  const chosenRows = useMemo(() => rows?.filter(({ id }) => chosen.has(id)) ?? [], [rows, chosen]);
  const selected = useMemo(() => new Set(chosenRows.map(({ id }) => id)), [chosenRows]);
  const beside = useStore(inspected);
  const show = (next: PortfolioSearch, replace = false) => void navigate({ search: next, replace });
  const open = ({ id }: PortfolioRow) => {
    closeInspector();
    void navigate({ to: '/accounts/$accountId/summary', params: { accountId: id } });
  };
  const isEmpty = portfolio.data?.length === 0;

  function showBeside(row: PortfolioRow): void {
    const segment = choices.data?.segments.find(({ id }) => id === row.segmentId) ?? null;
    inspect({
      id: row.id,
      title: row.name,
      content: <PortfolioInspector row={row} segment={segment} />,
      onOpen: () => open(row),
    });
  }

  return (
    <Page layout="fill">
      <PageHeader
        title={t('page')}
        actions={
          <Button rightSection={<KeyHint keys="n" />} onClick={() => openOverlay('new-account', {})}>
            {t('new')}
          </Button>
        }
      />
      <PortfolioTabs />
      {chosenRows.length > 0 && (
        <BulkBar rows={chosenRows} choices={choices.data} onClear={() => setChosen(new Set())} />
      )}
      {!isEmpty && chosenRows.length === 0 && (
        <Toolbar
          aside={
            <SavedViews
              page="portfolio"
              all={t('views.all')}
              query={toQuery(search)}
              onOpen={(query) => show(fromQuery(query))}
            />
          }
        >
          <FilterChips
            subject={lost === 0 ? count : `${count}, ${t('lostAside', { count: lost })}`}
            filters={filters}
            values={values}
            onChange={(next) => show(withFilters(search, next))}
            search={{ value: text, onChange: (q) => show({ ...search, q: q || undefined }, true) }}
          />
          <GroupMenu value={search.group} onChange={(by) => show({ ...search, group: by })} />
        </Toolbar>
      )}
      {single && (
        <div className={classes['hint']}>
          <SingleModelHint model={single} />
        </div>
      )}
      <GapHint />
      <DataTable
        label={t('page')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        sort={sortOf(search)}
        onSort={(sort) => show({ ...search, sort: sortText(sort) }, true)}
        onOpen={open}
        onInspect={showBeside}
        inspectedId={beside?.id}
        selected={selected}
        onSelect={setChosen}
        group={group}
        error={portfolio.error}
        onRetry={() => void portfolio.refetch()}
        empty={
          isEmpty ? (
            <EmptyPortfolio>{t('empty.sentence')}</EmptyPortfolio>
          ) : (
            <EmptyState picture="list">{t('nothing')}</EmptyState>
          )
        }
      />
    </Page>
  );
}
