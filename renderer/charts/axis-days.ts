import { daysBetween, type Format } from '../lib/format.ts';

const YEAR_DAYS = 365;

/** How the days of a chart are named, in their order: with the year where one day of the year would stand there twice. */
export function axisDays(format: Format, days: readonly string[]): (day: string) => string {
  const [first, last] = [days[0], days.at(-1)];
  const isLong = first !== undefined && last !== undefined && daysBetween(first, last) > YEAR_DAYS;
  return isLong ? format.day : format.dayShort;
}
