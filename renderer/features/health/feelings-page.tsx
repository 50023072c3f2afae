import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import type { Disagreement } from '#shared/contract/health.ts';
import { feelingAge, momentRank } from '#shared/domain/feeling.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { HealthMark } from '#renderer/components/health-mark.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { PortfolioTabs } from '#renderer/components/portfolio-tabs.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { matches } from '#renderer/lib/account-filter.ts';
import { core } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { DecideForm } from './decide-form.tsx';
import { healthQueries } from './health-queries.ts';

const route = getRouteApi('/portfolio/feelings');

/** G3, G6: where the reading is old, and where it says something else than the health. */
export function FeelingsPage(): ReactNode {
  const { t } = useTranslation('health');
  const { show = 'disagree' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page layout="fill">
      <PageHeader title={t('feelings.page')} />
      <PortfolioTabs />
      <Toolbar>
        <SegmentedControl
          size="xs"
          aria-label={t('feelings.page')}
          value={show}
          onChange={(next) => void navigate({ search: { show: next === 'stale' ? 'stale' : 'disagree' } })}
          data={(['disagree', 'stale'] as const).map((value) => ({ value, label: t(`feelings.tabs.${value}`) }))}
        />
        {show === 'disagree' ? <DisagreementCount /> : <StaleCount />}
      </Toolbar>
      {show === 'disagree' ? <Disagreements /> : <StaleFeelings />}
    </Page>
  );
}

function DisagreementCount(): ReactNode {
  const { t } = useTranslation('health');
  const rows = useQuery(healthQueries.disagreements()).data?.rows ?? [];
  const waiting = rows.filter(({ waits }) => waits).length;
  return (
    <span role="status">
      {`${t('feelings.disagreeCount', { count: rows.length })}, ${t('feelings.waitingCount', { count: waiting })}`}
    </span>
  );
}

/** G6: opposite ones first. */
function Disagreements(): ReactNode {
  const { t } = useTranslation('health');
  const navigate = route.useNavigate();
  const query = useQuery(healthQueries.disagreements());
  const [deciding, setDeciding] = useState<Disagreement | null>(null);
  const mayDecide = query.data?.mayDecide ?? false;
  const columns = useMemo<readonly Column<Disagreement>[]>(
    () => [
      { id: 'account', header: t('feelings.columns.account'), value: (row) => row.accountName, width: 200, grow: true },
      {
        id: 'health',
        header: t('feelings.columns.health'),
        kind: 'mark',
        value: (row) => row.score,
        cell: (row) => <HealthMark health={{ shown: row.score, band: row.band }} />,
        width: 90,
      },
      {
        id: 'feeling',
        header: t('feelings.columns.feeling'),
        kind: 'mark',
        value: (row) => momentRank(row.moment),
        cell: (row) => <FeelingMark moment={row.moment} stale={row.stale} />,
        width: 150,
      },
      {
        id: 'kind',
        header: t('feelings.columns.kind'),
        kind: 'mark',
        value: (row) => (row.kind === 'opposite' ? 0 : 1),
        cell: (row) => (
          <SignalMark signal={row.kind === 'opposite' ? 'risk' : 'attention'} label={t(`feelings.kind.${row.kind}`)} />
        ),
        width: 130,
      },
      {
        id: 'decision',
        header: t('feelings.columns.decision'),
        kind: 'mark',
        value: (row) => (row.waits ? 0 : 1),
        cell: (row) =>
          row.decision ? (
            <span title={row.decision.note ?? undefined}>
              <SignalMark
                signal={row.decision.finalBand}
                label={
                  row.decision.outdated
                    ? `${t(`band.${row.decision.finalBand}`)}, ${t(`against.outdated.${row.decision.outdated}`)}`
                    : t(`band.${row.decision.finalBand}`)
                }
              />
            </span>
          ) : (
            t('against.waits')
          ),
        width: 230,
      },
      { id: 'owner', header: t('feelings.columns.owner'), value: (row) => row.ownerName, width: 140 },
    ],
    [t],
  );
  return (
    <>
      <DataTable
        label={t('feelings.tabs.disagree')}
        columns={columns}
        rows={query.data?.rows}
        rowId={(row) => row.accountId}
        onOpen={(row) =>
          mayDecide
            ? setDeciding(row)
            : void navigate({ to: '/accounts/$accountId/health', params: { accountId: row.accountId } })
        }
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<EmptyState picture="done">{t('feelings.disagreeNone')}</EmptyState>}
      />
      {deciding && (
        <DecideForm
          accountId={deciding.accountId}
          accountName={deciding.accountName}
          healthBand={deciding.band}
          moment={deciding.moment}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

function useStaleRows() {
  const query = useQuery(
    core.accounts.portfolio.queryOptions({ meta: reads('account', 'feeling', 'derived_account', 'contract') }),
  );
  const rows = useMemo(() => query.data?.filter((row) => matches(row, { attention: ['stale'] }, '')), [query.data]);
  return { query, rows };
}

function StaleCount(): ReactNode {
  const { t } = useTranslation('health');
  const { rows } = useStaleRows();
  return <span role="status">{t('feelings.stale', { count: rows?.length ?? 0 })}</span>;
}

/** G3: the oldest reading first, and each is noted from here. */
function StaleFeelings(): ReactNode {
  const { t } = useTranslation('health');
  const today = useToday();
  const { query, rows } = useStaleRows();
  const columns = useMemo<readonly Column<PortfolioRow>[]>(
    () => [
      { id: 'account', header: t('feelings.columns.account'), value: (row) => row.name, width: 200, grow: true },
      {
        id: 'feeling',
        header: t('feelings.columns.feeling'),
        kind: 'mark',
        value: ({ feeling }) => feeling && momentRank(feeling.moment),
        cell: ({ feeling }) => <FeelingMark moment={feeling?.moment ?? null} stale={feeling?.stale ?? false} />,
        width: 160,
      },
      {
        id: 'age',
        header: t('feelings.columns.age'),
        kind: 'number',
        value: ({ feeling }) => (feeling ? feelingAge(feeling, today) : 100_000),
        cell: ({ feeling }) =>
          feeling ? t('feelings.age', { count: feelingAge(feeling, today) }) : t('feelings.never'),
        width: 130,
      },
      {
        id: 'health',
        header: t('feelings.columns.health'),
        kind: 'mark',
        value: ({ health }) => health?.shown ?? null,
        cell: ({ health }) => <HealthMark health={health} />,
        width: 90,
      },
      { id: 'owner', header: t('feelings.columns.owner'), value: (row) => row.ownerName, width: 140 },
      {
        id: 'record',
        header: '',
        sortable: false,
        value: () => null,
        cell: (row) => (
          <Button
            size="compact-xs"
            variant="default"
            tabIndex={-1}
            aria-label={`${t('feelings.record')}: ${row.name}`}
            onClick={(event) => {
              event.stopPropagation();
              openOverlay('feeling', { accountId: row.id });
            }}
          >
            {t('feelings.record')}
          </Button>
        ),
        width: 110,
      },
    ],
    [t, today],
  );
  const sorted = useMemo(
    () => rows?.toSorted((a, b) => (a.feeling?.feltOn ?? '').localeCompare(b.feeling?.feltOn ?? '')),
    [rows],
  );
  return (
    <DataTable
      label={t('feelings.tabs.stale')}
      columns={columns}
      rows={sorted}
      rowId={(row) => row.id}
      onOpen={(row) => openOverlay('feeling', { accountId: row.id })}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={<EmptyState picture="done">{t('feelings.staleNone')}</EmptyState>}
    />
  );
}
