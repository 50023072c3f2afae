import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { type Emotion, emotionKeys, feelingAge, momentRank } from '#shared/domain/feeling.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { HealthMark } from '#renderer/components/health-mark.tsx';
import { MoneyText } from '#renderer/components/money-text.tsx';
import { amountIn } from '#renderer/lib/account-filter.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useToday } from '#renderer/lib/today.ts';

interface Props {
  label: string;
  query: UseQueryResult<PortfolioRow[]>;
  /** Those that the filters leave; nothing while the list is read. */
  rows: readonly PortfolioRow[] | undefined;
  empty: ReactNode;
}

/** Another app's version may know more of them. */
const isEmotion = (key: string): key is Emotion => (emotionKeys as readonly string[]).includes(key);

/** G3, G4: the latest reading of each account, the oldest first, and each is noted from here. */
export function FeelingTable({ label, query, rows, empty }: Props): ReactNode {
  const { t } = useTranslation(['health', 'feelings']);
  const { currency } = useMe();
  const today = useToday();
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
        id: 'emotions',
        header: t('feelings.columns.emotions'),
        value: ({ feeling }) => feeling?.emotions.length ?? 0,
        cell: ({ feeling }) =>
          (feeling?.emotions ?? [])
            .filter((key) => isEmotion(key))
            .map((key) => t(`feelings:emotion.${key}`))
            .join(', '),
        width: 190,
      },
      {
        id: 'health',
        header: t('feelings.columns.health'),
        kind: 'mark',
        value: ({ health }) => health?.shown ?? null,
        cell: ({ health }) => <HealthMark health={health} />,
        width: 90,
      },
      {
        id: 'value',
        header: t('feelings.columns.value'),
        kind: 'number',
        value: ({ mrr }) => amountIn(mrr, currency)?.minor ?? null,
        cell: ({ mrr }) => {
          const amount = amountIn(mrr, currency);
          return <MoneyText minor={amount?.minor} currency={amount?.currency ?? currency} compact />;
        },
        width: 100,
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
    [t, today, currency],
  );
  const sorted = useMemo(
    () => rows?.toSorted((a, b) => (a.feeling?.feltOn ?? '').localeCompare(b.feeling?.feltOn ?? '')),
    [rows],
  );
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={sorted}
      rowId={(row) => row.id}
      onOpen={(row) => openOverlay('feeling', { accountId: row.id })}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={empty}
    />
  );
}
