import { majorUnits } from '#shared/domain/money.ts';

/** Relative words are used up to this distance, in days (ui.md, Words). */
export const RELATIVE_DAYS = 14;
const DAY_MS = 86_400_000;
const LONG_AMOUNT = 10_000;

export interface Format {
  /** `2026-03-09` → 09/03/2026. */
  day(day: string): string;
  /** 9 de mar. de 2026. */
  dayInWords(day: string): string;
  /** 9 mar.: for axes and tight rows. */
  dayShort(day: string): string;
  /** seg., ter.: beside a date. */
  weekday(day: string): string;
  /** março de 2026. */
  month(day: string): string;
  /** mar. de 26: for the axis of a chart. */
  monthShort(day: string): string;
  /** há 3 dias, hoje, em 5 dias; further than 14 days the day itself. */
  relativeDay(day: string, today: string): string;
  /** UTC instant in the laptop's zone: 09/03/2026 14:30. */
  instant(instant: string): string;
  /** 14:30. */
  time(instant: string): string;
  number(value: number, decimals?: number): string;
  /** Of a ratio: 0.073 → 7,3 %. */
  percent(ratio: number, decimals?: number): string;
  /** +18 %, −4 %. */
  change(ratio: number, decimals?: number): string;
  /** Whole minor units with their currency; `long`: compact from ten thousand on. */
  money(minor: number, currency: string, compact?: boolean | 'long'): string;
  /** Minutes as 1 h 30 min. */
  duration(minutes: number): string;
  days(count: number): string;
  bytes(count: number): string;
  /** a, b e c. */
  list(items: readonly string[]): string;
}

/** Making an Intl format costs a hundred times more than using it, and a list uses thousands. */
function remember<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** The formats of one language, made once; pure, so that the print page and tests share it. */
export const createFormat: (language: string) => Format = remember(makeFormat);

function makeFormat(language: string): Format {
  const isPortuguese = language.startsWith('pt');
  // Made when first used: the first page needs two of them, and together they would hold it up by several frames.
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }));
  const numeric = inUtc({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const words = inUtc({ day: 'numeric', month: 'short', year: 'numeric' });
  const short = inUtc({ day: 'numeric', month: 'short' });
  const month = inUtc({ month: 'long', year: 'numeric' });
  const monthShort = inUtc({ month: 'short', year: '2-digit' });
  const weekday = inUtc({ weekday: 'short' });
  const instant = once(
    () =>
      new Intl.DateTimeFormat(language, {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: isPortuguese ? '2-digit' : 'numeric',
        minute: '2-digit',
      }),
  );
  const time = once(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const list = once(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const unitOf = remember((key) => {
    const [name = '', display] = key.split(' ');
    const unitDisplay = display === 'long' ? 'long' : 'short';
    return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: 1 });
  });
  const unit = (name: string, display: 'short' | 'long' = 'short') => unitOf(`${name} ${display}`);
  const decimalsOf = remember((digits) => {
    const decimals = Number(digits);
    return new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  });
  const moneyIn = remember((currency) => new Intl.NumberFormat(language, { style: 'currency', currency }));
  const compactMoneyIn = remember(
    (currency) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }),
  );
  const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
  // Intl writes a hyphen, which is neither as wide as the plus nor read as a sign.
  const number = (value: number, decimals = 0) => decimalsOf(String(decimals)).format(value).replace('-', '−');
  // Portuguese writes a space before the sign; Intl leaves it out (ui.md: "7,3 %").
  const percentSpace = isPortuguese ? '\u00a0' : '';

  const format: Format = {
    day: (day) => numeric().format(asDate(day)),
    dayInWords: (day) => words().format(asDate(day)),
    dayShort: (day) => short().format(asDate(day)),
    weekday: (day) => weekday().format(asDate(day)),
    month: (day) => month().format(asDate(day)),
    monthShort: (day) => monthShort().format(asDate(day)),
    relativeDay(day, today) {
      const distance = daysBetween(today, day);
      return Math.abs(distance) > RELATIVE_DAYS ? format.day(day) : relative().format(distance, 'day');
    },
    instant: (value) => instant().format(new Date(value)),
    time: (value) => time().format(new Date(value)),
    number,
    percent: (ratio, decimals = 0) => `${number(ratio * 100, decimals)}${percentSpace}%`,
    change(ratio, decimals = 0) {
      const sign = ratio > 0 ? '+' : ratio < 0 ? '−' : '';
      return `${sign}${format.percent(Math.abs(ratio), decimals)}`;
    },
    money(minor, currency, compact = false) {
      const value = majorUnits({ minor, currency });
      const isShort = compact === 'long' ? value >= LONG_AMOUNT : compact;
      return (isShort ? compactMoneyIn : moneyIn)(currency).format(value);
    },
    duration(minutes) {
      const hours = Math.floor(minutes / 60);
      const rest = Math.round(minutes % 60);
      const parts = [
        hours > 0 ? unit('hour').format(hours) : '',
        rest > 0 || hours === 0 ? unit('minute').format(rest) : '',
      ];
      return parts.filter(Boolean).join(' ');
    },
    days: (count) => unit('day', 'long').format(count),
    bytes(count) {
      if (count < 1024) return unit('byte', 'long').format(count);
      if (count < 1024 ** 2) return unit('kilobyte').format(count / 1024);
      return unit('megabyte').format(count / 1024 ** 2);
    },
    list: (items) => list().format(items),
  };
  return format;
}

/** Whole days from the first day to the second. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
