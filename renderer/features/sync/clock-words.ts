const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How wrong a clock is, in the largest unit that says it; positive is ahead (sync.md 2.6). */
export function clockDistance(offMs: number): { unit: 'minutes' | 'hours' | 'days'; count: number; ahead: boolean } {
  const distance = Math.abs(offMs);
  const ahead = offMs > 0;
  if (distance < 2 * HOUR) return { unit: 'minutes', count: Math.max(1, Math.round(distance / MINUTE)), ahead };
  if (distance < 2 * DAY) return { unit: 'hours', count: Math.round(distance / HOUR), ahead };
  return { unit: 'days', count: Math.round(distance / DAY), ahead };
}
