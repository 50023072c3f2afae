import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportCase } from '#shared/contract/cases.ts';
import { casePriorities, caseStatuses } from '#shared/domain/vocabulary.ts';
import type { Column } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';

export function useCaseColumns(): readonly Column<SupportCase>[] {
  const { t } = useTranslation('cases');
  return useMemo(
    () => [
      { id: 'title', header: t('columns.title'), value: (row) => row.title, width: 260, grow: true },
      {
        id: 'kind',
        header: t('columns.kind'),
        value: (row) => row.kind,
        cell: (row) => t(`kind.${row.kind}`),
        width: 90,
      },
      {
        id: 'status',
        header: t('columns.status'),
        kind: 'mark',
        value: (row) => caseStatuses.indexOf(row.status),
        cell: (row) =>
          row.notTold ? (
            <SignalMark signal="risk" label={t('notTold')} />
          ) : (
            <SignalMark
              signal={row.status === 'client_told' || row.status === 'closed' ? 'good' : 'attention'}
              label={t(`status.${row.status}`)}
            />
          ),
        width: 168,
      },
      {
        id: 'priority',
        header: t('columns.priority'),
        value: (row) => -casePriorities.indexOf(row.priority),
        cell: (row) => t(`priority.${row.priority}`),
        width: 96,
      },
      {
        id: 'opened',
        header: t('columns.opened'),
        kind: 'date',
        value: (row) => row.openedAt,
        cell: (row) => <DayText day={row.openedAt} />,
        width: 120,
      },
      {
        id: 'solved',
        header: t('columns.solved'),
        kind: 'date',
        value: (row) => row.solvedAt,
        cell: (row) => <DayText day={row.solvedAt} />,
        width: 120,
      },
      { id: 'owner', header: t('columns.owner'), value: (row) => row.ownerName, width: 140 },
    ],
    [t],
  );
}
