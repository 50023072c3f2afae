import { NumberInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusNow } from '#renderer/lib/focus-now.ts';

interface Props {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
  /** Written beside the number. */
  unit?: string | null;
  min?: number;
  disabled?: boolean;
  error?: ReactNode;
  /** Where the focus starts in a dialog. */
  isFirst?: boolean;
  /** Saved on leaving the field instead of at each key. */
  onLeave?: boolean;
}

/** A number typed with the comma or point of the language; empty is none. */
export function NumberField({
  label,
  value,
  onChange,
  unit,
  min,
  disabled,
  error,
  isFirst,
  onLeave,
}: Props): ReactNode {
  const { i18n } = useTranslation();
  const [typed, setTyped] = useState<number | null>(value);
  const [given, setGiven] = useState(value);
  // A value that changed elsewhere takes the place of what stood here.
  if (given !== value) {
    setGiven(value);
    setTyped(value);
  }
  const comma = i18n.language.startsWith('pt');
  return (
    <NumberInput
      label={label}
      value={typed ?? ''}
      onChange={(next) => {
        const number = next === '' ? null : Number(next);
        if (number !== null && Number.isNaN(number)) return;
        setTyped(number);
        if (!onLeave) onChange(number);
      }}
      onBlur={() => {
        if (onLeave && typed !== value) onChange(typed);
      }}
      decimalSeparator={comma ? ',' : '.'}
      thousandSeparator={comma ? '.' : ','}
      decimalScale={4}
      hideControls
      {...(min === undefined ? {} : { min })}
      disabled={disabled ?? false}
      error={error}
      rightSection={unit ? <span style={{ fontSize: 12 }}>{unit}</span> : undefined}
      rightSectionWidth={unit ? 52 : 8}
      rightSectionPointerEvents="none"
      data-autofocus={isFirst || undefined}
      {...(isFirst ? { ref: focusNow } : {})}
    />
  );
}
