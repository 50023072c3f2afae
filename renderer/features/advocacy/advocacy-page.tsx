import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvocacyRow } from '#shared/contract/advocacy.ts';
import { advocacyKinds, advocacyStates } from '#shared/domain/method-vocabulary.ts';
import { moments } from '#shared/domain/vocabulary.ts';
import { AccountPicker } from '#renderer/components/account-picker.tsx';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { type FilterDefinition, FilterChips } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { PortfolioTabs } from '#renderer/components/portfolio-tabs.tsx';
import view from '#renderer/components/portfolio-view.module.css';
import { chipTexts, chipValues, isChosen } from '#renderer/lib/chip-search.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useAdvocacyColumns } from './advocacy-columns.tsx';
import { AdvocacyDrawer } from './advocacy-drawer.tsx';

const route = getRouteApi('/portfolio/advocacy');

interface Opened {
  accountId: string;
  accountName: string;
  record: AdvocacyRow | null;
}

/** L3: what clients did for us and what came of it, and who could be asked next. */
export function AdvocacyPage(): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  const values = chipValues(route.useSearch());
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<Opened | null>(null);
  const [picking, setPicking] = useState(false);
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  const list = useQuery(
    core.advocacy.list.queryOptions({
      input: {},
      meta: reads('advocacy', 'account', 'contact', 'workspace_setting', 'derived_account'),
    }),
  );
  const columns = useAdvocacyColumns();
  const filters = useAdvocacyFilters();
  const all = list.data?.asks;
  const rows = useMemo(() => all?.filter(({ kind, state }) => isChosen(values, { kind, state })), [all, values]);
  const add = <Button onClick={() => setPicking(true)}>{t('advocacy.new')}</Button>;

  return (
    <Page layout="fill">
      <PageHeader title={t('advocacy.page')} actions={add} />
      <PortfolioTabs />
      <div className={view['sides']}>
        <section className={view['list']} aria-label={t('advocacy.page')}>
          {all && all.length > 0 && (
            <Toolbar>
              <FilterChips
                subject={t('advocacy.count', { count: rows?.length ?? 0 })}
                filters={filters}
                values={values}
                onChange={(next) => void navigate({ search: chipTexts(next) })}
              />
            </Toolbar>
          )}
          <DataTable
            label={t('advocacy.page')}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            onOpen={(record) => setOpen({ ...record, record })}
            error={list.error}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState picture="people" action={add}>
                {t('advocacy.empty')}
              </EmptyState>
            }
          />
        </section>
        <aside className={view['aside']} aria-label={t('advocacy.candidates.title')}>
          <h2>{t('advocacy.candidates.title')}</h2>
          {list.data?.candidates.length === 0 && <p className={view['quiet']}>{t('advocacy.candidates.none')}</p>}
          <ul className={view['lines']}>
            {list.data?.candidates.map(({ accountId, accountName, moment, nps, health }) => (
              <li key={accountId} className={view['line']}>
                <span>
                  <Link to="/accounts/$accountId/summary" params={{ accountId }}>
                    {accountName}
                  </Link>
                  <br />
                  <span className={view['pair']}>
                    <FeelingMark moment={moments.find((each) => each === moment) ?? null} />
                    {nps !== null && t('advocacy.candidates.nps', { score: nps })}
                    {nps === null &&
                      health !== null &&
                      t('advocacy.candidates.health', { score: format.number(health) })}
                  </span>
                </span>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${t('advocacy.candidates.ask')}: ${accountName}`}
                  onClick={() => setOpen({ accountId, accountName, record: null })}
                >
                  {t('advocacy.candidates.ask')}
                </Button>
              </li>
            ))}
          </ul>
        </aside>
      </div>
      {picking && (
        <AccountPicker
          accounts={accounts.data ?? []}
          onClose={() => setPicking(false)}
          onPick={(accountId) => {
            setPicking(false);
            const accountName = accounts.data?.find(({ id }) => id === accountId)?.name ?? '';
            setOpen({ accountId, accountName, record: null });
          }}
        />
      )}
      {open && <AdvocacyDrawer {...open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function useAdvocacyFilters(): readonly FilterDefinition[] {
  const { t } = useTranslation('commercial');
  return useMemo(
    () => [
      {
        id: 'kind',
        name: t('advocacy.filter.kind'),
        options: advocacyKinds.map((value) => ({ value, label: t(`advocacy.kind.${value}`) })),
      },
      {
        id: 'state',
        name: t('advocacy.filter.state'),
        options: advocacyStates.map((value) => ({ value, label: t(`advocacy.state.${value}`) })),
      },
    ],
    [t],
  );
}
