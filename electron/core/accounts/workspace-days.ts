import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';

/** Day of an instant in the workspace's time zone (architecture.md, Days). */
export type DayOf = (instant: string) => Day;

const zones = new Map<string, DayOf>();

const ZERO = 48;
const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - ZERO * 11;

const UTC_DAY_LENGTH = 'YYYY-MM-DD'.length;

/**
 * Lists ask for tens of thousands of days at a time, and each would cost a zoned date. Of every quarter of an hour one
 * is worked out: no zone changes its day or its offset in between.
 */
export const daysInZone = (timeZone: string): DayOf => {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  /** By UTC day, the 96 quarters of its local days. */
  const quarters = new Map<string, (Day | undefined)[]>();
  const dayOf: DayOf = (instant) => {
    const utcDay = instant.slice(0, UTC_DAY_LENGTH);
    const quarter = pairAt(instant, 11) * 4 + Math.floor(pairAt(instant, 14) / 15);
    let days = quarters.get(utcDay);
    if (!days) quarters.set(utcDay, (days = []));
    return (days[quarter] ??= format.format(Date.parse(instant)));
  };
  zones.set(timeZone, dayOf);
  return dayOf;
};

export interface WorkspaceFrame {
  timeZone: string;
  currency: string;
  dayOf: DayOf;
}

export const workspaceFrame = async (db: Kysely<Database>): Promise<WorkspaceFrame> => {
  const { time_zone, currency } = await db
    .selectFrom('workspace')
    .select(['time_zone', 'currency'])
    .executeTakeFirstOrThrow();
  return { timeZone: time_zone, currency, dayOf: daysInZone(time_zone) };
};
