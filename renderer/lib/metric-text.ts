import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricNumberRow } from '#shared/contract/metrics.ts';
import { metricUnits, type MetricKey } from '#shared/domain/metric-catalogue.ts';
import type { CesMethod } from '#shared/domain/survey.ts';
import { useFormat } from './use-format.ts';

/** Which definition a number was computed by, where a metric has several. */
export interface NamedChoices {
  cesMethod?: CesMethod;
  marginPercent?: number | null;
}

export interface MetricText {
  /** As it is called, the definition in it: `LTV de receita` where no margin is known. */
  name(metric: MetricKey): string;
  value(metric: MetricKey, value: number | null): string;
  /** A value where room is short: the axis of a chart. */
  short(metric: MetricKey, value: number): string;
  /** `3 de 41 clientes no início saíram`; where there is no number, why. */
  sentence(row: MetricNumberRow): string;
}

/** Whose sentence ends in the noun that n counts; in the others the denominator does. */
const countedByN: ReadonlySet<MetricKey> = new Set<MetricKey>([
  'nrr',
  'grr',
  'revenue_churn',
  'renewal_value',
  'cost_to_serve',
  'ces',
  'breadth',
  'depth',
  'frequency',
]);

/** How metrics are written (J): NPS without a percent sign, and what has no data as words. */
export function useMetricText(currency: string, choices: NamedChoices = {}): MetricText {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { cesMethod = 'mean', marginPercent = null } = choices;
  return useMemo(() => {
    const plain = (value: number) => {
      const rounded = Math.round(value * 10) / 10;
      return format.number(rounded, Number.isInteger(rounded) ? 0 : 1);
    };
    const written = (metric: MetricKey, given: number, isShort: boolean): string => {
      switch (metricUnits[metric]) {
        case 'percent':
          return `${format.percent(given / 100, Number.isInteger(Math.round(given * 10) / 10) ? 0 : 1)}`;
        case 'scale':
          return cesMethod === 'top_three' ? format.percent(given / 100) : plain(given);
        case 'points':
          return plain(given);
        case 'money':
          return format.money(Math.round(given), currency, isShort);
        case 'days':
          return isShort ? plain(given) : t('days', { value: plain(given) });
      }
    };
    const parts = ({ metric, numerator, denominator, n }: MetricNumberRow) => {
      const isMoney = ['nrr', 'grr', 'revenue_churn', 'renewal_value', 'average_revenue', 'ltv'].includes(metric);
      const side = (value: number) => (isMoney ? format.money(Math.round(value), currency, true) : plain(value));
      return {
        numerator: metric === 'cost_to_serve' ? format.duration(numerator) : side(numerator),
        denominator: metric === 'average_revenue' || metric === 'ltv' ? plain(denominator) : side(denominator),
        n: plain(n),
        count: countedByN.has(metric) ? n : denominator,
      };
    };
    return {
      name: (metric) => (metric === 'ltv' && marginPercent === null ? t('revenueLtv') : t(`names.${metric}`)),
      value: (metric, given) => (given === null ? t('notComputable') : written(metric, given, false)),
      short: (metric, given) => written(metric, given, true),
      sentence: (row) => (row.why === null ? t(`sentence.${row.metric}`, parts(row)) : t(`why.${row.why}`)),
    };
  }, [t, format, currency, cesMethod, marginPercent]);
}
