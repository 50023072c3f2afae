import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvocacyRow } from '#shared/contract/advocacy.ts';
import { advocacyStates } from '#shared/domain/method-vocabulary.ts';
import type { Column } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { type Signal, SignalMark } from '#renderer/components/signal-mark.tsx';

const signals: Record<AdvocacyRow['state'], Signal> = {
  idea: 'unknown',
  asked: 'unknown',
  agreed: 'good',
  done: 'good',
  declined: 'attention',
};

export function useAdvocacyColumns(): readonly Column<AdvocacyRow>[] {
  const { t } = useTranslation('commercial');
  return useMemo(
    () => [
      { id: 'title', header: t('advocacy.columns.title'), value: (row) => row.title, width: 150, grow: 1.3 },
      { id: 'account', header: t('advocacy.columns.account'), value: (row) => row.accountName, width: 124, grow: true },
      { id: 'kind', header: t('advocacy.columns.kind'), value: (row) => t(`advocacy.kind.${row.kind}`), width: 124 },
      {
        id: 'state',
        header: t('advocacy.columns.state'),
        kind: 'mark',
        value: (row) => advocacyStates.indexOf(row.state),
        cell: (row) => <SignalMark signal={signals[row.state]} label={t(`advocacy.state.${row.state}`)} />,
        width: 118,
      },
      {
        id: 'asked',
        header: t('advocacy.columns.asked'),
        kind: 'date',
        value: (row) => row.askedOn,
        cell: (row) => <DayText day={row.askedOn} />,
        width: 102,
      },
      { id: 'result', header: t('advocacy.columns.result'), value: (row) => row.result, width: 130, grow: true },
    ],
    [t],
  );
}
