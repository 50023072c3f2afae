import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { minorDigits } from '#shared/domain/money.ts';

interface Props {
  label: string;
  /** Whole minor units; null is none. */
  value?: number | null | undefined;
  currency: string;
  onChange?(minor: number | null): void;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  onBlur?: React.FocusEventHandler<HTMLInputElement>;
  onFocus?: React.FocusEventHandler<HTMLInputElement>;
}

/**
 * An amount, shown in the language's own form, kept in minor units. Mantine gives a text where the number ends in zeros
 * (`1200.00`), so that the zeros are not lost while typing.
 */
export function MoneyInput({ value, currency, onChange, ...rest }: Props): ReactNode {
  const { i18n } = useTranslation();
  const digits = minorDigits(currency);
  const parts = new Intl.NumberFormat(i18n.language).formatToParts(12_345.6);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const symbol = new Intl.NumberFormat(i18n.language, { style: 'currency', currency })
    .formatToParts(0)
    .find(({ type }) => type === 'currency');
  return (
    <NumberInput
      {...rest}
      value={typeof value === 'number' ? value / 10 ** digits : ''}
      onChange={(next) => onChange?.(next === '' ? null : Math.round(Number(next) * 10 ** digits))}
      prefix={`${symbol?.value ?? currency} `}
      decimalSeparator={partOf('decimal')}
      thousandSeparator={partOf('group')}
      allowedDecimalSeparators={[',', '.']}
      decimalScale={digits}
      fixedDecimalScale
      hideControls
    />
  );
}
