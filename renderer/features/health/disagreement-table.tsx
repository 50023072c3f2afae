import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '#shared/contract/health.ts';
import { momentRank } from '#shared/domain/feeling.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { HealthMark } from '#renderer/components/health-mark.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { DecideForm } from './decide-form.tsx';

interface Props {
  query: UseQueryResult<{ rows: readonly Disagreement[]; mayDecide: boolean }>;
  /** Those that the filters leave; nothing while the list is read. */
  rows: readonly Disagreement[] | undefined;
}

/** G6: opposite ones first. */
export function DisagreementTable({ query, rows }: Props): ReactNode {
  const { t } = useTranslation('health');
  const navigate = useNavigate();
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
        rows={rows}
        rowId={(row) => row.accountId}
        onOpen={(row) =>
          mayDecide
            ? setDeciding(row)
            : void navigate({ to: '/accounts/$accountId/health', params: { accountId: row.accountId } })
        }
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState picture="done">
            {t(query.data?.rows.length ? 'feelings.nothing' : 'feelings.disagreeNone')}
          </EmptyState>
        }
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
