import type { BillingPeriod } from './vocabulary.ts';

/** An amount in the smallest unit of its currency (cents): never a fraction, never without a currency. */
export type Money = { minor: number; currency: string };

export type DecimalMark = ',' | '.';

const monthsPaid: Record<BillingPeriod, number> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };
const digitsKnown = new Map<string, number>();

/** True for a well-formed ISO 4217 code; whether the code is in use is not asked. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

/** Digits after the decimal mark: 2 for BRL, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = digitsKnown.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsKnown.set(currency, digits);
  return digits;
}

/** The amount in whole units as a number, for forms and Intl: 1234 of BRL is 12.34, of JPY 1234. */
export function majorUnits({ minor, currency }: Money): number {
  return minor / 10 ** minorDigits(currency);
}

/** @throws RangeError when the currencies differ: amounts of two currencies have no sum. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`Cannot add ${b.currency} to ${a.currency}`);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** One sum per currency, in the order of the currency code. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .map(([currency, minor]) => ({ minor, currency }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** A4. What a recurring amount is worth a month (MRR), rounded to the minor unit. */
export function monthlyAmount(amount: Money, paidEvery: BillingPeriod): Money {
  return { minor: Math.round(amount.minor / monthsPaid[paidEvery]), currency: amount.currency };
}

/** A4. What a recurring amount is worth a year (ARR); exact, so never computed from the rounded month. */
export function annualAmount(amount: Money, paidEvery: BillingPeriod): Money {
  return { minor: amount.minor * (12 / monthsPaid[paidEvery]), currency: amount.currency };
}

type DecimalParts = { negative: boolean; whole: string; fraction: string };

// Made once: imports read hundreds of thousands of numbers.
const decimalShapes: Record<DecimalMark, RegExp> = {
  ',': /^(\d{1,3}(?:\.\d{3})+|\d*)(?:,(\d*))?$/,
  '.': /^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/,
};

// Groups must be whole threes: with a decimal comma "12.34" is a mistake to report, not 1234.
function readDecimal(text: string, decimalMark: DecimalMark): DecimalParts | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const bracketed = /^\((.+)\)$/.exec(bare);
  const unsigned = (bracketed?.[1] ?? bare).replace(/[\u2212\u2013]/g, '-');
  const signed = /^([-+]?)(.+)$/.exec(unsigned);
  const body = signed?.[2] ?? '';
  const match = decimalShapes[decimalMark].exec(body);
  const whole = (match?.[1] ?? '').replace(/[.,]/g, '');
  const fraction = match?.[2] ?? '';
  if (!match || whole + fraction === '') return null;
  return { negative: signed?.[1] === '-' || bracketed !== null, whole, fraction };
}

/** A number as people write it, given the decimal mark; null when it is not one (O1). */
export function parseDecimal(text: string, decimalMark: DecimalMark): number | null {
  const parts = readDecimal(text, decimalMark);
  if (!parts) return null;
  const value = Number(`${parts.whole || '0'}.${parts.fraction || '0'}`);
  return parts.negative && value !== 0 ? -value : value;
}

/** An amount as people write it ("R$ 1.234,56", "(1,234.56)"); null when it is not one or is too large to be exact. */
export function parseMoney(text: string, decimalMark: DecimalMark, currency: string): Money | null {
  const parts = readDecimal(text.replace(/R\$|US\$|[A-Z]{3}|[$€£¥]/g, ''), decimalMark);
  if (!parts) return null;
  const digits = minorDigits(currency);
  const kept = Number(parts.whole + parts.fraction.slice(0, digits).padEnd(digits, '0'));
  const minor = kept + (Number(parts.fraction[digits] ?? '0') >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: parts.negative && minor !== 0 ? -minor : minor, currency };
}

/** The amount in whole units as decimal text ("1234.56"): exact, for spreadsheets and Intl. */
export function toDecimalText({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** `round` leaves the minor digits out, for headings and charts. */
export function formatMoney(money: Money, locale: string, { round = false }: { round?: boolean } = {}): string {
  const style = { style: 'currency', currency: money.currency } as const;
  const format = new Intl.NumberFormat(locale, round ? { ...style, maximumFractionDigits: 0 } : style);
  return format.format(toDecimalText(money) as Intl.StringNumericLiteral);
}
