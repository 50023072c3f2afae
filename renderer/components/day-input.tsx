import { DateInput } from '@mantine/dates';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOrder, parseDay } from '../lib/parse-day.ts';
import { useFormat } from '../lib/use-format.ts';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, or none. */
  value?: string | null | undefined;
  onChange?(day: string | null): void;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  min?: string;
  max?: string;
  /** `xs` in a line of small fields. */
  size?: 'xs';
  onBlur?: React.FocusEventHandler<HTMLInputElement>;
  onFocus?: React.FocusEventHandler<HTMLInputElement>;
}

/** The calendar is a dialog named by its field, else it floats outside every landmark; Mantine adds what it controls. */
const opensDialog = { role: 'combobox' };

/** A calendar day, typed (9/3, 09/03/26) or picked; ISO in and out, the language's own form on screen. */
export function DayInput({ value, onChange, min, max, required = false, ...rest }: Props): ReactNode {
  const { t, i18n } = useTranslation('components');
  const format = useFormat();
  const id = useId();
  return (
    <DateInput
      {...rest}
      value={value ? value : null}
      onChange={(next) => onChange?.(next)}
      valueFormat={(day) => format.day(day)}
      dateParser={(text) => parseDay(text, dayOrder(i18n.language), new Date().getFullYear())}
      placeholder={t('day.placeholder')}
      required={required}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('day.clear') }}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      highlightToday
      hideOutsideDates
      {...opensDialog}
      id={id}
      popoverProps={{ id, withRoles: true }}
      ariaLabels={{ previousMonth: t('day.previous'), nextMonth: t('day.next') }}
    />
  );
}
