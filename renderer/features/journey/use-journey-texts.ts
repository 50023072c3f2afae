import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Reason } from './journey-attention.ts';
import type { ColumnId, RowId } from './journey-cells.ts';

export interface JourneyTexts {
  column(id: ColumnId): string;
  row(id: RowId): string;
  reason(reason: Reason): string;
  stage(row: Pick<PortfolioRow, 'stage'>): string;
  /** A year's revenue, one sum a currency. */
  value(row: Pick<PortfolioRow, 'arr'>): string;
  /** All of it in one sentence, for screen readers. */
  whole(row: PortfolioRow, reasons: readonly Reason[]): string;
}

export function useJourneyTexts(): JourneyTexts {
  const { t } = useTranslation(['journey', 'components', 'content']);
  const names = useContentNames();
  const format = useFormat();
  return useMemo(() => {
    const column: JourneyTexts['column'] = (id) => {
      if (id === 'adoption_later' || id === 'review_later' || id === 'none') return t(`journey:column.${id}`);
      const [kind, round] = id.split('_');
      if (kind === 'adoption') return names.stage({ kind: 'adoption', round: Number(round) });
      if (kind === 'review') return names.stage({ kind: 'review_window', round: Number(round) });
      return names.stage({ kind: id as 'hand_over' | 'welcome', round: 0 });
    };
    const row: JourneyTexts['row'] = (id) => t(`components:moment.${id}`);
    const reason: JourneyTexts['reason'] = (one) => {
      if (one.key === 'negative') return t(`components:moment.${one.moment}`);
      if (one.key === 'disagree') return t(`journey:reason.${one.kind}`);
      if (one.key === 'noFeeling') return t('journey:reason.noFeeling');
      return t(`journey:reason.${one.key}`, { count: one.days });
    };
    const stage: JourneyTexts['stage'] = ({ stage: now }) => (now ? names.stage(now) : t('journey:column.none'));
    const value: JourneyTexts['value'] = ({ arr }) =>
      arr.length === 0
        ? t('journey:noValue')
        : t('journey:perYear', {
            amount: format.list(arr.map(({ minor, currency }) => format.money(minor, currency, 'long'))),
          });
    return {
      column,
      row,
      reason,
      stage,
      value,
      whole: (one, reasons) =>
        [
          one.name,
          stage(one),
          row(one.feeling?.moment ?? 'none'),
          value(one),
          ...reasons.filter(({ key }) => key !== 'negative' && key !== 'noFeeling').map(reason),
        ].join(', '),
    };
  }, [t, names, format]);
}
