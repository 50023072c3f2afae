import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChoices, PortfolioRow } from '#shared/contract/accounts.ts';
import { EmptyPortfolio } from '#renderer/components/empty-portfolio.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FilterChips } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { choicesQuery, portfolioQuery } from '#renderer/lib/account-list-queries.ts';
import { filtersOf, filterTexts, matches } from '#renderer/lib/account-filter.ts';
import { closeInspector, inspect } from '#renderer/lib/inspector.ts';
import { useToday } from '#renderer/lib/today.ts';
import { useAccountFilters } from '#renderer/lib/use-account-filters.ts';
import { pressure, reasonsOf } from './journey-attention.ts';
import { columnOf, rowOf } from './journey-cells.ts';
import type { JourneySearch } from './journey-search.ts';
import { JourneyView } from './journey-view.tsx';
import { useJourneyTexts } from './use-journey-texts.ts';

const route = getRouteApi('/journey');

interface Props {
  /** What is shown of an account beside the picture. */
  inspector(row: PortfolioRow, choices: AccountChoices | undefined): ReactNode;
}

/** D4: the whole portfolio on one picture, stage by feeling; the address holds filters, cell and view. */
export function JourneyPage({ inspector }: Props): ReactNode {
  const { t } = useTranslation('journey');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = useToday();
  const texts = useJourneyTexts();
  const portfolio = useQuery(portfolioQuery());
  const choices = useQuery(choicesQuery());
  const filters = useAccountFilters(choices.data);
  const show = (next: JourneySearch, replace = false) => void navigate({ search: next, replace });
  const { column, row } = search;
  const cell = useMemo(() => (column && row ? { column, row } : null), [column, row]);
  const standing = useMemo(
    () =>
      (portfolio.data ?? [])
        .filter((one) => matches(one, filtersOf(search), search.q ?? ''))
        .filter((one) => !cell || (columnOf(one.stage) === cell.column && rowOf(one) === cell.row))
        .map((one) => ({ row: one, reasons: reasonsOf(one, today) })),
    [portfolio.data, search, cell, today],
  );
  const pressing = useMemo(
    () =>
      standing
        .filter(({ reasons }) => reasons.length > 0)
        .toSorted((a, b) => pressure(b.reasons) - pressure(a.reasons) || yearly(b.row) - yearly(a.row)),
    [standing],
  );

  function open(id: string): void {
    closeInspector();
    void navigate({ to: '/accounts/$accountId/summary', params: { accountId: id } });
  }
  function showBeside(id: string): void {
    const found = standing.find((one) => one.row.id === id)?.row;
    if (!found) return;
    inspect({ id, title: found.name, content: inspector(found, choices.data), onOpen: () => open(id) });
  }

  return (
    <Page layout="fill">
      <PageHeader
        title={t('page')}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('view.label')}
            value={search.view ?? 'picture'}
            onChange={(view) => show({ ...search, view: view === 'table' ? 'table' : undefined })}
            data={[
              { value: 'picture', label: t('view.picture') },
              { value: 'table', label: t('view.table') },
            ]}
          />
        }
      />
      <QueryView query={portfolio} where={t('failed')} lines={10}>
        {(all) =>
          all.length === 0 ? (
            <EmptyPortfolio>{t('empty')}</EmptyPortfolio>
          ) : (
            <>
              <Toolbar>
                <FilterChips
                  subject={t('count', { count: standing.length })}
                  filters={filters}
                  values={filtersOf(search)}
                  onChange={(values) => show({ ...search, ...filterTexts(values) })}
                  search={{ value: search.q ?? '', onChange: (q) => show({ ...search, q: q || undefined }, true) }}
                />
                {cell && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<IconArrowLeft size={14} aria-hidden />}
                    onClick={() => show({ ...search, column: undefined, row: undefined })}
                  >
                    {t('back', { stage: texts.column(cell.column), moment: texts.row(cell.row) })}
                  </Button>
                )}
              </Toolbar>
              {standing.length === 0 ? (
                <EmptyState picture="list">{t('nothing')}</EmptyState>
              ) : (
                <JourneyView
                  standing={standing}
                  pressing={pressing}
                  cell={cell}
                  asTable={search.view === 'table'}
                  texts={texts}
                  onCell={(next) => show({ ...search, column: next?.column, row: next?.row })}
                  onInspect={showBeside}
                  onOpen={open}
                />
              )}
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

/** For the order among those that press alike: the largest amount, whatever its currency. */
const yearly = ({ arr }: PortfolioRow): number => Math.max(0, ...arr.map(({ minor }) => minor));
