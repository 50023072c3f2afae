import { addDays, startOfDayInZone } from '#shared/domain/calendar.ts';
import type { ToInstant } from '#shared/domain/import/row-reading.ts';

const DAY_MS = 86_400_000;

/**
 * Clock times of a file → instants, in the workspace's zone where the file names none. The start of each day is worked
 * out once: Temporal would cost more than the rest of the row.
 */
export const instantsInZone = (zone: string): ToInstant => {
  const starts = new Map<string, number>();
  const startOf = (day: string) => {
    let start = starts.get(day);
    if (start === undefined) starts.set(day, (start = Date.parse(startOfDayInZone(day, zone))));
    return start;
  };
  return ({ day, seconds, offset }) => {
    if (offset !== null) {
      const instant = Date.parse(`${day}T00:00:00${offset}`) + (seconds ?? 0) * 1000;
      return Number.isNaN(instant) ? null : new Date(instant).toISOString();
    }
    const start = startOf(day);
    // On the two days a year that are not 24 hours long, the clock has moved by the evening.
    const drift = seconds !== null && seconds >= 4 * 3600 ? startOf(addDays(day, 1)) - start - DAY_MS : 0;
    return new Date(start + (seconds ?? 0) * 1000 + drift).toISOString();
  };
};
