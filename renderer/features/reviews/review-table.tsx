import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, type Sort } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';
import { reviewStages } from '#shared/domain/vocabulary.ts';
import { MoveForm } from './move-form.tsx';
import { ReadinessBar } from './readiness-bar.tsx';

interface Props {
  rows: readonly ReviewRow[] | undefined;
  error: unknown;
  onRetry(): void;
  empty: ReactNode;
  /** The account's own tab needs no client column. */
  ofAccount?: boolean;
  sort?: Sort | null;
  onSort?(sort: Sort | null): void;
}

export function ReviewTable({ rows, error, onRetry, empty, ofAccount = false, sort, onSort }: Props): ReactNode {
  const { t } = useTranslation('reviews');
  const format = useFormat();
  const navigate = useNavigate();
  const [moving, setMoving] = useState<ReviewRow | null>(null);
  const columns = useMemo<Column<ReviewRow>[]>(() => {
    const account: Column<ReviewRow> = {
      id: 'account',
      header: t('column.account'),
      width: 190,
      grow: true,
      value: ({ accountName }) => accountName,
    };
    const kind: Column<ReviewRow> = {
      id: 'kind',
      header: t('column.kind'),
      width: 116,
      value: (row) => t(`kind.${row.kind}`),
    };
    return [
      ...(ofAccount ? [{ ...kind, grow: true }] : [account, kind]),
      {
        id: 'day',
        header: t('column.day'),
        kind: 'date',
        width: 108,
        value: ({ startsAt }) => startsAt,
        cell: ({ day }) => <DayText day={day} />,
      },
      {
        id: 'stage',
        header: t('column.stage'),
        width: 140,
        value: ({ canceledAt, stage }) => (canceledAt ? reviewStages.length : reviewStages.indexOf(stage)),
        cell: (row) => <Stage row={row} />,
      },
      {
        id: 'readiness',
        header: t('column.readiness'),
        width: 148,
        value: ({ readiness }) => readiness.percent,
        // A review held without preparing it here says nothing by an empty bar.
        cell: ({ readiness, heldAt }) =>
          heldAt !== null && readiness.done === 0 ? (
            '–'
          ) : (
            <ReadinessBar
              percent={readiness.percent}
              label={t('readinessOf', { done: readiness.done, asked: readiness.asked })}
            />
          ),
      },
      {
        id: 'answers',
        header: t('column.answers'),
        width: 96,
        value: ({ toAnswer }) => toAnswer,
        cell: ({ toAnswer }) =>
          toAnswer > 0 ? (
            <span title={t('toAnswer', { count: toAnswer })}>
              <SignalMark signal="attention" label={String(toAnswer)} />
            </span>
          ) : (
            '–'
          ),
      },
      {
        id: 'period',
        header: t('column.period'),
        width: 172,
        value: ({ periodFrom }) => periodFrom,
        cell: ({ periodFrom, periodTo }) =>
          t('periodText', { from: format.dayShort(periodFrom), to: format.dayShort(periodTo) }),
      },
      { id: 'owner', header: t('column.owner'), width: 116, value: ({ ownerName }) => ownerName },
      {
        id: 'actions',
        header: '',
        width: 48,
        sortable: false,
        value: () => null,
        cell: (row) => <RowMenu row={row} onMove={() => setMoving(row)} />,
      },
    ];
  }, [t, format, ofAccount]);
  return (
    <>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/reviews/$reviewId', params: { reviewId: id } })}
        empty={empty}
        fit={ofAccount ? 'rows' : 'page'}
        error={error}
        onRetry={onRetry}
        {...(onSort ? { sort: sort ?? null, onSort } : {})}
      />
      {moving && <MoveForm review={moving} onClose={() => setMoving(null)} />}
    </>
  );
}

function Stage({ row }: { row: ReviewRow }): ReactNode {
  const { t } = useTranslation('reviews');
  if (row.canceledAt) return <SignalMark signal="unknown" label={t('stage.canceled')} />;
  const signal = row.stage === 'planned' ? 'unknown' : row.stage === 'preparing' ? 'attention' : 'good';
  return <SignalMark signal={signal} label={t(`stage.${row.stage}`)} />;
}

function RowMenu({ row, onMove }: { row: ReviewRow; onMove(): void }): ReactNode {
  const { t } = useTranslation('reviews');
  const navigate = useNavigate();
  const { id } = row;
  const act = (work: Promise<unknown>, done: string) => void work.then(() => showUndo(done)).catch(showFailure);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions', { client: row.accountName })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/reviews/$reviewId', params: { reviewId: id } })}>
          {t('prepare')}
        </Menu.Item>
        <Menu.Item onClick={onMove}>{t('move')}</Menu.Item>
        {row.canceledAt ? (
          <Menu.Item onClick={() => act(coreClient.reviews.reinstate({ id }), t('reinstated'))}>
            {t('reinstate')}
          </Menu.Item>
        ) : (
          <Menu.Item onClick={() => act(coreClient.reviews.cancel({ id }), t('canceled'))}>{t('cancel')}</Menu.Item>
        )}
        <Menu.Item color="red" onClick={() => act(coreClient.reviews.trash({ id }), t('trashed'))}>
          {t('trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
