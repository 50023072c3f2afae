import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountContract } from '#shared/contract/contracts.ts';
import { contractStatuses } from '#shared/domain/vocabulary.ts';
import type { Column } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { MoneyText } from '#renderer/components/money-text.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';

const signals: Record<AccountContract['status'], Signal> = {
  upcoming: 'unknown',
  active: 'good',
  expired: 'unknown',
  canceled: 'unknown',
};

/** Together they stay below the width of the page at 1280 pixels, a scroll bar of the system included. */
export function useContractColumns(): readonly Column<AccountContract>[] {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'product', header: t('columns.product'), value: (row) => row.product, width: 140, grow: true },
      {
        id: 'status',
        header: t('columns.status'),
        kind: 'mark',
        value: (row) => contractStatuses.indexOf(row.status),
        cell: (row) => <SignalMark signal={signals[row.status]} label={t(`status.${row.status}`)} />,
        width: 104,
      },
      {
        id: 'mrr',
        header: t('columns.mrr'),
        kind: 'number',
        value: (row) => row.mrr.minor,
        cell: (row) => <MoneyText minor={row.mrr.minor} currency={row.currency} />,
        width: 112,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        kind: 'number',
        value: (row) => row.amountMinor,
        cell: (row) => `${format.money(row.amountMinor, row.currency)} ${t(`period.${row.billingPeriod}`)}`,
        width: 178,
      },
      {
        id: 'starts',
        header: t('columns.starts'),
        kind: 'date',
        value: (row) => row.startsOn,
        cell: (row) => <DayText day={row.startsOn} />,
        width: 106,
      },
      {
        id: 'ends',
        header: t('columns.ends'),
        kind: 'date',
        value: (row) => row.canceledOn ?? row.termEndsOn,
        cell: (row) =>
          row.canceledOn || row.termEndsOn ? <DayText day={row.canceledOn ?? row.termEndsOn} /> : t('noEnd'),
        width: 106,
      },
      {
        id: 'notice',
        header: t('columns.notice'),
        kind: 'date',
        value: (row) => row.termNoticeOn,
        cell: (row) => <DayText day={row.termNoticeOn} />,
        width: 106,
      },
      {
        id: 'renewal',
        header: t('columns.renewal'),
        value: (row) => (row.autoRenew ? t('auto') : t('manual')),
        width: 96,
      },
      {
        id: 'seats',
        header: t('columns.seats'),
        kind: 'number',
        value: (row) => row.seats,
        cell: (row) => (row.seats === null ? '–' : format.number(row.seats)),
        width: 78,
      },
    ],
    [t, format],
  );
}
