import { Temporal } from 'temporal-polyfill';

export type DayOrder = 'dmy' | 'mdy';

/** Which of day and month stands first in a language. */
export function dayOrder(language: string): DayOrder {
  const parts = new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit' }).formatToParts(0);
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month' ? 'mdy' : 'dmy';
}

/** `9/3`, `09.03.26`, `9032026`, `2026-03-09` → `2026-03-09`; null for what is no day. */
export function parseDay(text: string, order: DayOrder, currentYear: number): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const packed = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(trimmed);
  const parts = packed ? packed.slice(1) : trimmed.split(/[^\d]+/).filter(Boolean);
  const [first, second, third] = parts.map(Number);
  if (first === undefined || second === undefined || parts.length > 3) return null;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  const year = third === undefined ? currentYear : third < 100 ? 2000 + third : third;
  return build(year, month, day);
}

function build(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
