import { isDay } from '../calendar.ts';
import { type Cell, cellText } from './cell.ts';

/** Which of the three numbers comes first. Years of four digits in front (ISO) are read with any of them. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![\d])/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const time = /^[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

/**
 * The order of days and months in a file (O1). `order` is null where every date reads both ways ("03/04/2024"): the user
 * must say, because a wrong guess would swap silently.
 */
export const guessDateOrder = (values: readonly string[]): { order: DateOrder | null; found: number } => {
  let iso = 0;
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  for (const value of values) {
    const text = value.trim();
    const parts = yearLast.exec(text);
    if (parts) {
      const [first, second] = [Number(parts[1]), Number(parts[2])];
      if (first > 12 && second <= 12) dayFirst += 1;
      else if (second > 12 && first <= 12) monthFirst += 1;
      else if (first === second) continue;
      else open += 1;
    } else if (yearFirst.test(text) || compact.test(text)) iso += 1;
  }
  const found = iso + dayFirst + monthFirst + open;
  if (dayFirst + monthFirst + open === 0) return { order: 'ymd', found };
  if (dayFirst > 0 && monthFirst === 0) return { order: 'dmy', found };
  if (monthFirst > 0 && dayFirst === 0) return { order: 'mdy', found };
  return { order: null, found };
};

const pad = (text: string) => text.padStart(2, '0');

const fullYear = (year: string) => (year.length === 4 ? year : Number(year) < 70 ? `20${year}` : `19${year}`);

/** Day at the start of a text and what follows it; null where there is none or it does not exist (31/02). */
const leadingDay = (text: string, order: DateOrder): { day: string; rest: string } | null => {
  const iso = yearFirst.exec(text) ?? compact.exec(text);
  let day: string;
  let length: number;
  if (iso) {
    day = `${iso[1]}-${pad(iso[2] ?? '')}-${pad(iso[3] ?? '')}`;
    length = iso[0].length;
  } else {
    const parts = yearLast.exec(text);
    if (!parts || order === 'ymd') return null;
    const [d, m] = order === 'dmy' ? [parts[1], parts[2]] : [parts[2], parts[1]];
    day = `${fullYear(parts[3] ?? '')}-${pad(m ?? '')}-${pad(d ?? '')}`;
    length = parts[0].length;
  }
  return isDay(day) ? { day, rest: text.slice(length) } : null;
};

/** A calendar day `YYYY-MM-DD`; a time behind it is left out; null when it is not one. */
export const readDay = (cell: Cell, order: DateOrder): string | null => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return null;
  const found = leadingDay(cell.trim(), order);
  if (!found) return null;
  return found.rest.trim() === '' || time.test(found.rest) ? found.day : null;
};

export interface Moment {
  day: string;
  /** Seconds since midnight on the clock that wrote it; null where only a day is told. */
  seconds: number | null;
  /** `Z` or an offset such as `-03:00`; null means the workspace's own zone. */
  offset: string | null;
}

/** A day with its time, where it has one: "2023-07-28 3:00", "28/07/2023 03:00:10", "2023-07-28T03:00Z" (O1). */
export const readMoment = (cell: Cell, order: DateOrder): Moment | null => {
  const found = leadingDay(cellText(cell), order);
  if (!found) return null;
  if (found.rest.trim() === '') return { day: found.day, seconds: null, offset: null };
  const parts = time.exec(found.rest);
  if (!parts) return null;
  const half = parts[4]?.toLowerCase();
  const hours = half ? (Number(parts[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(parts[1]);
  const [minutes, seconds] = [Number(parts[2]), Number(parts[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const zone = parts[5]?.toUpperCase().replace(/^(UTC|GMT)$/, 'Z') ?? null;
  const offset = zone && zone !== 'Z' && !zone.includes(':') ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return { day: found.day, seconds: hours * 3600 + minutes * 60 + seconds, offset };
};
