import { TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  /** `HH:mm`. */
  value: string;
  onChange(time: string): void;
  error?: ReactNode;
}

/** A time of day in the form of the app's language; the system's own field follows the system's. */
export function TimeField({ label, value, onChange, error }: Props): ReactNode {
  const { t, i18n } = useTranslation('components');
  const halfDays = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric' }).resolvedOptions().hour12 === true;
  return (
    <TimePicker
      label={label}
      value={value}
      onChange={(time) => onChange(time.slice(0, 5))}
      error={error}
      format={halfDays ? '12h' : '24h'}
      hoursInputLabel={`${label}: ${t('time.hours')}`}
      minutesInputLabel={`${label}: ${t('time.minutes')}`}
      amPmInputLabel={`${label}: ${t('time.halfDay')}`}
    />
  );
}
