const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;
const POLL_MS = 60_000;
const POLL_SPREAD = 0.3;

/** Full jitter from a second to five minutes (sync.md 2.17): all laptops of an office do not come back at once. */
export const backoff = (failures: number, random: () => number, retryAfterSeconds = 0): number =>
  Math.max(retryAfterSeconds * 1_000, random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20)));

/** When to look without having been woken (sync.md 2.16). */
export const pollDelay = (random: () => number): number => POLL_MS * (1 - POLL_SPREAD + 2 * POLL_SPREAD * random());
