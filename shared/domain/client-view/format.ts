import type { Language } from '../vocabulary.ts';

/** How values are written in a client document: the same in the deck, the report, the minutes and the recap. */
export interface ViewFormat {
  language: Language;
  /** At most one decimal. */
  number(value: number): string;
  /** With its sign, except zero. */
  signed(value: number, unit: string | null): string;
  /** Percent of a number of percent: 72.5 → `72,5 %`. */
  percent(value: number): string;
  /** A value with its unit: `%`, an ISO 4217 code or `R$` (major units), `pp`, or a word. */
  value(value: number, unit: string | null): string;
  /** `30/09/2025`, `Sep 30, 2025` */
  day(day: string): string;
  /** `30/09`, `Sep 30` */
  shortDay(day: string): string;
  /** `30 de setembro de 2025` */
  longDay(day: string): string;
  /** `set`, and `jan 26` when a year begins. */
  month(day: string): string;
  /** `setembro`, `September` */
  monthName(day: string): string;
  /** Day of an instant in its zone, long. */
  dayOf(instant: string, zone: string): string;
  /** `10:00`, `10:00 AM` */
  timeOf(instant: string, zone: string): string;
  /** `Horário de Brasília` */
  zoneName(instant: string, zone: string): string;
}

/** The sign of a negative number, as wide as its plus; Intl writes a hyphen. */
const minus = (text: string) => text.replace(/^-/, '−');

const NO_BREAK = '\u00a0';
const SYMBOLS: Readonly<Record<string, string>> = { R$: 'BRL', US$: 'USD', '€': 'EUR', '£': 'GBP' };
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** @param language of the document, not of the user's screen */
export function viewFormat(language: Language): ViewFormat {
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const withSign = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const date = (options: Intl.DateTimeFormatOptions, zone = 'UTC') =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  const short = date(
    language === 'en'
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : { day: '2-digit', month: '2-digit', year: 'numeric' },
  );
  const dayAndMonth = date(
    language === 'en' ? { day: 'numeric', month: 'short' } : { day: '2-digit', month: '2-digit' },
  );
  const long = date({ dateStyle: 'long' });
  const monthShort = date({ month: 'short' });
  const monthLong = date({ month: 'long' });

  const withUnit = (text: string, unit: string | null): string => {
    if (unit === null || unit === '') return text;
    if (unit === '%') return language === 'en' ? `${text}%` : `${text}${NO_BREAK}%`;
    if (unit === 'pp') return `${text}${NO_BREAK}${language === 'en' ? 'pp' : 'p.p.'}`;
    return `${text}${NO_BREAK}${unit}`;
  };
  const money = (value: number, currency: string, signDisplay: 'auto' | 'exceptZero') =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      signDisplay,
      maximumFractionDigits: Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : 2,
    }).format(value);

  return {
    language,
    number: (value) => minus(plain.format(value)),
    signed: (value, unit) => {
      const currency = currencyOf(unit);
      return minus(tidy(currency ? money(value, currency, 'exceptZero') : withUnit(withSign.format(value), unit)));
    },
    percent: (value) => minus(withUnit(plain.format(value), '%')),
    value: (value, unit) => {
      const currency = currencyOf(unit);
      return minus(tidy(currency ? money(value, currency, 'auto') : withUnit(plain.format(value), unit)));
    },
    day: (day) => whole(short.format(atMidnight(day))),
    shortDay: (day) => whole(dayAndMonth.format(atMidnight(day))),
    longDay: (day) => long.format(atMidnight(day)),
    month: (day) => {
      const name = monthShort.format(atMidnight(day)).replace('.', '');
      return day.slice(5, 7) === '01' ? `${name} ${day.slice(2, 4)}` : name;
    },
    monthName: (day) => monthLong.format(atMidnight(day)),
    dayOf: (instant, zone) => date({ dateStyle: 'long' }, zone).format(new Date(instant)),
    timeOf: (instant, zone) => tidy(date({ hour: 'numeric', minute: '2-digit' }, zone).format(new Date(instant))),
    zoneName: (instant, zone) =>
      date({ timeZoneName: 'longGeneric' }, zone)
        .formatToParts(new Date(instant))
        .find((part) => part.type === 'timeZoneName')?.value ?? zone,
  };
}

/** The ISO 4217 code a unit stands for; null when it is no currency (`NPS` is none). */
export function currencyOf(unit: string | null): string | null {
  if (unit === null) return null;
  const code = SYMBOLS[unit] ?? unit;
  return CURRENCIES.has(code) ? code : null;
}

function atMidnight(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

/** A short date stays on one line. */
function whole(date: string): string {
  return date.replaceAll(' ', NO_BREAK);
}

/** Narrow no-break spaces are missing from many fonts. */
function tidy(text: string): string {
  return text.replaceAll('\u202f', NO_BREAK);
}

/** Names of months; the year is said only where there are two. */
export function monthLabels(days: readonly string[], format: ViewFormat): string[] {
  const oneYear = new Set(days.map((day) => day.slice(0, 4))).size === 1;
  return days.map((day) => (oneYear ? (format.month(day).split(' ')[0] ?? '') : format.month(day)));
}
