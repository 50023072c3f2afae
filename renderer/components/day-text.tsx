import type { ReactNode } from 'react';
import { daysBetween, RELATIVE_DAYS } from '../lib/format.ts';
import { useToday } from '../lib/today.ts';
import { useFormat } from '../lib/use-format.ts';
import classes from './marks.module.css';

interface Props {
  /** `YYYY-MM-DD` or a UTC instant; null shows a dash. */
  day: string | null | undefined;
  /** Always the date, never "há 3 dias". */
  exact?: boolean;
}

/** A date, relative up to 14 days with the exact one on hover (ui.md, Words). */
export function DayText({ day, exact }: Props): ReactNode {
  const format = useFormat();
  const today = useToday();
  if (!day) return <span className={classes['none']}>–</span>;
  const isInstant = day.length > 10;
  const plain = isInstant ? localDay(day) : day;
  const full = isInstant ? format.instant(day) : format.day(day);
  const relative = !exact && Math.abs(daysBetween(today, plain)) <= RELATIVE_DAYS;
  // Not a tooltip of the house: a list holds hundreds of dates, and each tooltip costs as much as its whole row.
  return (
    <time dateTime={day} className={classes['day']} title={relative || isInstant ? full : undefined}>
      {exact ? full : format.relativeDay(plain, today)}
    </time>
  );
}

/** The day of an instant in the laptop's zone. */
function localDay(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
