import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';

/** Day of an instant in the workspace's time zone (architecture.md, Days). */
export type DayOf = (instant: string) => Day;

const formats = new Map<string, Intl.DateTimeFormat>();

// Lists ask for thousands of days at a time: one formatter for all, and no object a call as Temporal would make.
export const daysInZone = (timeZone: string): DayOf => {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const known = format;
  return (instant) => known.format(Date.parse(instant));
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
