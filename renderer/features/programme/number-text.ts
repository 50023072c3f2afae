import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeNumberRow } from '#shared/contract/programme.ts';
import { metricUnits, type ProgrammeMetric } from '#shared/domain/programme.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

export interface NumberText {
  value(metric: ProgrammeMetric, value: number | null): string;
  /** `3 de 41 clientes no início saíram`. */
  sentence(row: ProgrammeNumberRow): string;
}

/** How the numbers of the programme are written (J): NPS without a percent sign, and what has no data as words. */
export function useNumberText(currency: string): NumberText {
  const { t } = useTranslation('programme');
  const format = useFormat();
  return useMemo(() => {
    const plain = (value: number) => {
      const rounded = Math.round(value * 10) / 10;
      return format.number(rounded, Number.isInteger(rounded) ? 0 : 1);
    };
    const value: NumberText['value'] = (metric, given) => {
      if (given === null) return t('notComputable');
      switch (metricUnits[metric]) {
        case 'percent':
          return format.percent(given / 100, Number.isInteger(Math.round(given * 10) / 10) ? 0 : 1);
        case 'points':
          return plain(given);
        case 'money':
          return format.money(Math.round(given), currency);
        case 'days':
          return t('days', { value: plain(given) });
      }
    };
    return {
      value,
      sentence: ({ metric, numerator, denominator }) =>
        t(`sentence.${metric}`, { numerator: plain(numerator), denominator: plain(denominator) }),
    };
  }, [t, format, currency]);
}
