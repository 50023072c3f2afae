import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`: sorts as text, has no zone. */
export type Day = string;

/** Both ends belong to the period. */
export type Period = { start: Day; end: Day };

const DAY_MS = 86_400_000;
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** From the first day of the year 0, as counted below, to the first of 1970. */
const EPOCH = 719_528;
const ZERO = 48;

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

const pairAt = (text: string, at: number): number => digitAt(text, at) * 10 + digitAt(text, at + 1);

const yearOf = (day: Day): number => pairAt(day, 0) * 100 + pairAt(day, 2);

// Lists compare tens of thousands of days at a time: `Date` and its substrings cost several times more than this, and
// parsing through Temporal a thousand times. A plain day in UTC has no zone or summer time to get wrong.
function dayNumber(day: Day): number {
  const number = numberOf(yearOf(day), pairAt(day, 5), pairAt(day, 8));
  if (Number.isNaN(number)) throw new RangeError(`Not a calendar day: ${day}`);
  return number;
}

function numberOf(year: number, month: number, day: number): number {
  // Leap days before this one; the day of a leap year itself counts from March on.
  const leapYear = month > 2 ? year : year - 1;
  const leaps = Math.floor(leapYear / 4) - Math.floor(leapYear / 100) + Math.floor(leapYear / 400);
  return year * 365 + leaps + (DAYS_BEFORE_MONTH[month - 1] ?? Number.NaN) + day - EPOCH;
}

const texts = new Map<number, Day>();

// Writing a date costs ten times more than finding it again, and rules come back to the same few thousand days.
function dayFromNumber(number: number): Day {
  let text = texts.get(number);
  if (text === undefined) texts.set(number, (text = new Date(number * DAY_MS).toISOString().slice(0, 10)));
  return text;
}

function dayOf(year: number, month: number, day: number): Day {
  return dayFromNumber(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** True for an existing day written `YYYY-MM-DD` (not for 2025-02-30). */
export function isDay(text: string): boolean {
  return DAY_SHAPE.test(text) && !Number.isNaN(Date.parse(text)) && dayFromNumber(dayNumber(text)) === text;
}

/** The calendar day an instant (UTC ISO text) falls on in a time zone such as `America/Sao_Paulo`. */
export function dayInZone(instant: string, zone: string): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first instant (UTC ISO text) of a day in a time zone. */
export function startOfDayInZone(day: Day, zone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString();
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Same day of another month, held to the last one where the month is shorter (31 January + 1 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + pairAt(day, 5) - 1 + months;
  const first = numberOf(Math.floor(count / 12), (count % 12) + 1, 1);
  const next = numberOf(Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1);
  return dayFromNumber(Math.min(first + pairAt(day, 8), next) - 1);
}

export function earliestDay(...days: [Day, ...Day[]]): Day {
  return days.reduce((found, day) => (day < found ? day : found));
}

export function latestDay(...days: [Day, ...Day[]]): Day {
  return days.reduce((found, day) => (day > found ? day : found));
}

/** Monday = 1 … Sunday = 7. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** ISO 8601: the week belongs to the year its Thursday lies in. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(dayOf(year, 1, 1), thursday) / 7) + 1 };
}

export function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

export type Quarter = { year: number; quarter: 1 | 2 | 3 | 4 };

/** The calendar quarter of a day. */
export function quarterOf(day: Day): Quarter {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) as Quarter['quarter'] };
}

export function quarterPeriod({ year, quarter }: Quarter): Period {
  return { start: dayOf(year, quarter * 3 - 2, 1), end: dayOf(year, quarter * 3 + 1, 0) };
}

/** The quarter some quarters later (or earlier, negative). */
export function addQuarters({ year, quarter }: Quarter, quarters: number): Quarter {
  const count = year * 4 + (quarter - 1) + quarters;
  return { year: Math.floor(count / 4), quarter: ((((count % 4) + 4) % 4) + 1) as Quarter['quarter'] };
}

/** D2. The cycle (120 days unless told) that holds a day, counted from `start`; `number` is 1 for the first. */
export function cyclePeriod(start: Day, day: Day, days = 120): Period & { number: number } {
  const index = Math.floor(daysBetween(start, day) / days);
  const first = addDays(start, index * days);
  return { start: first, end: addDays(first, days - 1), number: index + 1 };
}

/** The last `days` days up to and including `day`. */
export function lastDays(day: Day, days: number): Period {
  return { start: addDays(day, 1 - days), end: day };
}

export function periodContains(period: Period, day: Day): boolean {
  return period.start <= day && day <= period.end;
}

/** Number of days in a period; 0 when it ends before it starts. */
export function daysIn(period: Period): number {
  return Math.max(0, daysBetween(period.start, period.end) + 1);
}

/** The period of the same length that ends the day before this one starts. */
export function periodBefore(period: Period): Period {
  return lastDays(addDays(period.start, -1), daysIn(period));
}

const noHolidays: ReadonlySet<Day> = new Set();

/** Monday to Friday, less the holidays given. */
export function isBusinessDay(day: Day, holidays: ReadonlySet<Day> = noHolidays): boolean {
  return weekday(day) <= 5 && !holidays.has(day);
}

/** The n-th business day after a day (before it when negative); 0 gives the day itself. */
export function addBusinessDays(day: Day, count: number, holidays: ReadonlySet<Day> = noHolidays): Day {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, step);
    if (isBusinessDay(found, holidays)) left -= 1;
  }
  return found;
}

export function businessDaysIn(period: Period, holidays: ReadonlySet<Day> = noHolidays): number {
  let count = 0;
  for (let day = period.start; day <= period.end; day = addDays(day, 1)) {
    if (isBusinessDay(day, holidays)) count += 1;
  }
  return count;
}

/** How a date is said: relative up to 14 days away on either side, else by its date. `days` > 0 lies ahead. */
export function relativeDay(day: Day, today: Day): { form: 'relative' | 'date'; days: number } {
  const days = daysBetween(today, day);
  return { form: Math.abs(days) <= 14 ? 'relative' : 'date', days };
}
