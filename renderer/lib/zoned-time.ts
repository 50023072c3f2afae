import { Temporal } from 'temporal-polyfill';

/** `YYYY-MM-DD HH:mm:ss` as a clock on the wall of the zone shows an instant: what the date picker speaks. */
export function wallClock(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** UTC ISO instant of a wall clock in a zone. */
export function instantInZone(wall: string, zone: string): string {
  const local = Temporal.PlainDateTime.from(wall.replace(' ', 'T'));
  return new Date(local.toZonedDateTime(zone).epochMilliseconds).toISOString();
}
