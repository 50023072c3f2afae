/**
 * Hybrid logical clock (sync.md 2.6). A stamp is 48-bit milliseconds, a 16-bit counter and the device id, in fixed
 * width, so that comparing the text compares time, then order, then device.
 */
export type Stamp = string;

export type StampParts = { ms: number; counter: number; device: string };

const MS_DIGITS = 12;
const COUNTER_DIGITS = 4;
const MS_MAX = 2 ** 48 - 1;
const COUNTER_MAX = 2 ** 16 - 1;
const SHAPE = /^([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** `device` is a UUID in lower case: its fixed width is what keeps stamps sortable. */
export function formatStamp({ ms, counter, device }: StampParts): Stamp {
  const stamp = `${ms.toString(16).padStart(MS_DIGITS, '0')}-${counter.toString(16).padStart(COUNTER_DIGITS, '0')}-${device}`;
  if (!SHAPE.test(stamp)) throw new RangeError(`Not a stamp: ${stamp}`);
  return stamp;
}

/** @throws RangeError on anything that is not a stamp. */
export function parseStamp(stamp: Stamp): StampParts {
  const [, ms, counter, device] = SHAPE.exec(stamp) ?? [];
  if (ms === undefined || counter === undefined || device === undefined) throw new RangeError(`Not a stamp: ${stamp}`);
  return { ms: Number.parseInt(ms, 16), counter: Number.parseInt(counter, 16), device };
}

/** Device of a stamp. */
export const deviceOf = (stamp: Stamp): string => stamp.slice(MS_DIGITS + COUNTER_DIGITS + 2);

/**
 * The stamp that the server gives (sync.md 2.6): never in its future, always above the device's previous one; the past
 * is taken as it is, because weeks offline are legitimate. The stamp names `device`, whatever was claimed.
 *
 * @throws RangeError on a claim that is not a stamp.
 */
export function clampStamp(claimed: Stamp, serverNowMs: number, previous: Stamp | null, device?: string): Stamp {
  const claim = parseStamp(claimed);
  const ahead = claim.ms > serverNowMs;
  const stamp = formatStamp({
    ms: ahead ? Math.max(0, Math.floor(serverNowMs)) : claim.ms,
    counter: ahead ? 0 : claim.counter,
    device: device ?? claim.device,
  });
  if (previous === null) return stamp;
  const { ms, counter } = parseStamp(previous);
  const after = parseStamp(stamp);
  if (after.ms > ms || (after.ms === ms && after.counter > counter)) return stamp;
  return counter === COUNTER_MAX
    ? formatStamp({ ms: ms + 1, counter: 0, device: after.device })
    : formatStamp({ ms, counter: counter + 1, device: after.device });
}

/** One device's clock: every stamp it gives is later than any it gave or received, whatever the system clock does. */
export class HybridClock {
  #device: string;
  #ms = 0;
  #counter = 0;

  /** `last` is the latest stamp kept on this device, so that a restart with the clock set back changes nothing. */
  constructor(device: string, last?: Stamp) {
    formatStamp({ ms: 0, counter: 0, device });
    this.#device = device;
    if (last !== undefined) {
      const { ms, counter } = parseStamp(last);
      this.#ms = ms;
      this.#counter = counter;
    }
  }

  /** From now on stamps name this device: another one turned out to have the same id (sync.md 2.11). */
  rename(device: string): void {
    formatStamp({ ms: 0, counter: 0, device });
    this.#device = device;
  }

  /** The stamp of a write made now; `nowMs` is the device time, corrected by what the server taught. */
  next(nowMs: number): Stamp {
    this.#advance(nowMs, 0, -1);
    return formatStamp({ ms: this.#ms, counter: this.#counter, device: this.#device });
  }

  /** Learns a stamp from elsewhere, so that what is written next sorts after what was seen. */
  receive(stamp: Stamp, nowMs: number): void {
    const { ms, counter } = parseStamp(stamp);
    this.#advance(nowMs, ms, counter);
  }

  #advance(nowMs: number, seenMs: number, seenCounter: number): void {
    const now = Math.min(Math.max(0, Math.floor(nowMs)), MS_MAX);
    const ms = Math.max(now, this.#ms, seenMs);
    const own = ms === this.#ms ? this.#counter : -1;
    const seen = ms === seenMs ? seenCounter : -1;
    const counter = Math.max(own, seen) + 1;
    // 65,536 writes in one millisecond: borrow the next one rather than repeat a stamp.
    this.#ms = counter > COUNTER_MAX ? ms + 1 : ms;
    this.#counter = counter > COUNTER_MAX ? 0 : counter;
  }
}
