const DAY_MS = 86_400_000;

/** It is announced so many days before (sync.md 2.12). */
export const LEASE_NOTICE_DAYS = 7;

export interface OfflineLease {
  /** UTC milliseconds. */
  endsAt: number;
  isOver: boolean;
}

/**
 * How long a device may still go without its server, where an admin chose so (P11): null while that is more than a week
 * away, or where nobody chose. A contact with the server begins it anew; nothing is ever deleted by it.
 */
export function offlineLease(days: number | null, lastContactMs: number | null, nowMs: number): OfflineLease | null {
  if (days === null || lastContactMs === null) return null;
  const endsAt = lastContactMs + days * DAY_MS;
  return nowMs >= endsAt - LEASE_NOTICE_DAYS * DAY_MS ? { endsAt, isOver: nowMs >= endsAt } : null;
}
