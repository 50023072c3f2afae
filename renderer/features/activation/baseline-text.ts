import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BeforeAfterRow } from '#shared/contract/activation.ts';
import type { BaselineMetric } from '#shared/domain/method-vocabulary.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

type Reading = BeforeAfterRow['before'];

const percents: ReadonlySet<BaselineMetric> = new Set(['csat', 'adoption_breadth']);

export interface BaselineText {
  /** Value and n: `44 (12 dados)`. */
  reading(reading: Reading): string;
  /** With its sign; percents in points. */
  difference(row: BeforeAfterRow): string;
}

/** How the numbers of before and after are written (C4). NPS carries no percent sign (J). */
export function useBaselineText(): BaselineText {
  const { t } = useTranslation('activation');
  const format = useFormat();
  return useMemo(() => {
    const number = (value: number) => {
      const rounded = Math.round(value * 10) / 10;
      return format.number(rounded, Number.isInteger(rounded) ? 0 : 1);
    };
    const plain = (metric: BaselineMetric, value: number, currency: string | null): string => {
      if (metric === 'monthly_revenue' && currency) return format.money(value, currency);
      return percents.has(metric) ? format.percent(value / 100) : number(value);
    };
    return {
      reading({ metric, value, currency, n }) {
        if (value === null) return t('baseline.notComputable');
        const made = n === null ? t('baseline.byHand') : t('baseline.n', { count: n });
        const words = plain(metric, value, currency);
        return metric === 'health' ? words : `${words} (${made})`;
      },
      difference({ metric, difference, after }) {
        if (difference === null) return t('baseline.notComputable');
        const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
        const size = Math.abs(difference);
        // Between two percents lie points, which carry no sign of their own.
        return `${sign}${percents.has(metric) ? number(size) : plain(metric, size, after.currency)}`;
      },
    };
  }, [t, format]);
}
