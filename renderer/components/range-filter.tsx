import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rangeOf, rangeText } from '#renderer/lib/range-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { NumberField } from './number-field.tsx';

interface Props {
  /** As `rangeText` writes it; empty without a range. */
  value: string;
  currency: string;
  onChange(value: string): void;
}

/** Two ends of an amount in whole units of its currency; either may stay open. */
export function RangeFilter({ value, currency, onChange }: Props): ReactNode {
  const { t } = useTranslation('components');
  const { least, most, unit } = rangeOf(value) ?? { least: null, most: null, unit: currency };
  const set = (ends: { least?: number | null; most?: number | null }) => {
    const whole = (end: number | null) => (end === null ? null : Math.max(0, Math.round(end)));
    const next = { least, most, ...ends };
    onChange(rangeText({ least: whole(next.least), most: whole(next.most), unit }));
  };
  return (
    <Group gap="sm" wrap="nowrap" w={280}>
      <NumberField
        label={t('filters.least')}
        value={least}
        unit={unit}
        onChange={(end) => set({ least: end })}
        onLeave
      />
      <NumberField label={t('filters.most')} value={most} unit={unit} onChange={(end) => set({ most: end })} onLeave />
    </Group>
  );
}

/** How a range reads in the sentence of the filters. */
export function useRangeWords(): (value: string) => string {
  const { t } = useTranslation('components');
  const format = useFormat();
  return (value) => {
    const range = rangeOf(value);
    if (!range) return '';
    const amount = (end: number) => `${range.unit} ${format.number(end)}`;
    const { least, most } = range;
    if (least === null) return t('filters.upTo', { most: amount(most ?? 0) });
    if (most === null) return t('filters.from', { least: amount(least) });
    return t('filters.between', { least: amount(least), most: amount(most) });
  };
}
