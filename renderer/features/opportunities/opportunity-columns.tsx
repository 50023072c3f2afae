import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opportunity } from '#shared/contract/opportunities.ts';
import { opportunityStatuses } from '#shared/domain/vocabulary.ts';
import type { Column } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { MoneyText } from '#renderer/components/money-text.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';

const signals: Record<Opportunity['status'], Signal> = { open: 'unknown', won: 'good', lost: 'risk' };

/** `withAccount`: over the portfolio each line names its client. */
export function useOpportunityColumns(withAccount: boolean): readonly Column<Opportunity>[] {
  const { t } = useTranslation('commercial');
  return useMemo(() => {
    const text = (
      key: 'title' | 'account' | 'kind' | 'status' | 'amount' | 'probability' | 'expected' | 'expectedOn',
    ) => t(`opportunities.columns.${key}`);
    const account: Column<Opportunity> = {
      id: 'account',
      header: text('account'),
      value: (row) => row.accountName,
      width: 150,
      grow: true,
    };
    return [
      { id: 'title', header: text('title'), value: (row) => row.title, width: 170, grow: 1.3 },
      ...(withAccount ? [account] : []),
      { id: 'kind', header: text('kind'), value: (row) => t(`opportunities.kind.${row.kind}`), width: 96 },
      {
        id: 'status',
        header: text('status'),
        kind: 'mark',
        value: (row) => opportunityStatuses.indexOf(row.status),
        cell: (row) => <SignalMark signal={signals[row.status]} label={t(`opportunities.status.${row.status}`)} />,
        width: 96,
      },
      {
        id: 'amount',
        header: text('amount'),
        kind: 'number',
        value: (row) => row.amountMinor,
        cell: (row) => <MoneyText minor={row.amountMinor} currency={row.currency ?? 'BRL'} compact />,
        width: 106,
      },
      {
        id: 'probability',
        header: text('probability'),
        kind: 'number',
        value: (row) => row.probability,
        cell: (row) => (row.probability === null ? '–' : `${row.probability} %`),
        width: 74,
      },
      {
        id: 'expectedOn',
        header: text('expectedOn'),
        kind: 'date',
        value: (row) => row.expectedOn,
        cell: (row) => <DayText day={row.expectedOn} />,
        width: 112,
      },
    ];
  }, [t, withAccount]);
}
