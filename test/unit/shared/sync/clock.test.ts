import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampStamp, deviceOf, formatStamp, HybridClock, parseStamp } from '#shared/sync/clock.ts';

const here = '0192f0c1-1111-7000-8000-000000000001';
const there = '0192f0c1-1111-7000-8000-0000000000ff';
const noon = Date.UTC(2025, 2, 1, 12);

describe('hybrid clock', () => {
  it('writes stamps of one width that read back', () => {
    const parts = { ms: noon, counter: 7, device: here };
    expect(formatStamp(parts)).toHaveLength(54);
    expect(parseStamp(formatStamp(parts))).toEqual(parts);
  });

  it('sorts as text by time, then counter, then device', () => {
    const stamp = fc.record({
      ms: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      counter: fc.integer({ min: 0, max: 65_535 }),
      device: fc.constantFrom(here, there),
    });
    fc.assert(
      fc.property(stamp, stamp, (a, b) => {
        const byParts =
          a.ms - b.ms || a.counter - b.counter || (a.device < b.device ? -1 : Number(a.device > b.device));
        const [left, right] = [formatStamp(a), formatStamp(b)];
        expect(left < right ? -1 : Number(left > right)).toBe(Math.sign(byParts));
      }),
    );
  });

  it('gives later stamps for ever, whatever the system clock and the others do', () => {
    const event = fc.record({
      nowMs: fc.integer({ min: 0, max: 2 * noon }),
      seen: fc.option(fc.integer({ min: 0, max: 2 * noon })),
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1 }), (events) => {
        const clock = new HybridClock(here);
        let last = '';
        for (const { nowMs, seen } of events) {
          if (seen !== null) {
            const stamp = formatStamp({ ms: seen, counter: 3, device: there });
            clock.receive(stamp, nowMs);
            last = stamp > last ? stamp : last;
          }
          const next = clock.next(nowMs);
          expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('follows the system clock while it goes forward', () => {
    const clock = new HybridClock(here);
    clock.next(noon);
    expect(parseStamp(clock.next(noon + 5))).toEqual({ ms: noon + 5, counter: 0, device: here });
    expect(parseStamp(clock.next(noon + 5)).counter).toBe(1);
  });

  it('goes on from the last stamp kept when the clock was set back', () => {
    const last = new HybridClock(here).next(noon);
    expect(new HybridClock(here, last).next(noon - 86_400_000) > last).toBe(true);
  });

  it('uses every counter of a millisecond', () => {
    const clock = new HybridClock(here, formatStamp({ ms: noon, counter: 65_534, device: here }));
    expect(parseStamp(clock.next(noon))).toMatchObject({ ms: noon, counter: 65_535 });
  });

  it('holds a nonsensical system time to what a stamp can carry', () => {
    expect(parseStamp(new HybridClock(here).next(2 ** 52)).ms).toBe(2 ** 48 - 1);
    expect(parseStamp(new HybridClock(here).next(-5)).ms).toBe(0);
  });

  it('borrows the next millisecond when one is full', () => {
    const clock = new HybridClock(here, formatStamp({ ms: noon, counter: 65_535, device: here }));
    expect(parseStamp(clock.next(noon))).toMatchObject({ ms: noon + 1, counter: 0 });
  });

  it('refuses stamps and devices that would not sort', () => {
    expect(() => parseStamp('yesterday')).toThrow(RangeError);
    expect(() => new HybridClock('laptop')).toThrow(RangeError);
    expect(() => formatStamp({ ms: 2 ** 48, counter: 0, device: here })).toThrow(RangeError);
  });
});

describe('the stamp that a server gives', () => {
  const ms = fc.integer({ min: 0, max: 2 * noon });
  const counter = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 65_533, max: 65_535 }));
  const stamp = fc.record({ ms, counter, device: fc.constant(here) }).map(formatStamp);

  it('is the claimed one where that is neither ahead nor behind the device’s last', () => {
    const claimed = formatStamp({ ms: noon, counter: 5, device: here });
    expect(clampStamp(claimed, noon, null)).toBe(claimed);
    expect(clampStamp(claimed, noon + 1, formatStamp({ ms: noon, counter: 4, device: here }))).toBe(claimed);
  });

  it('takes the past as it is and the future as now', () => {
    const threeDays = 3 * 86_400_000;
    const late = formatStamp({ ms: noon - threeDays, counter: 0, device: here });
    expect(clampStamp(late, noon, null)).toBe(late);
    const early = formatStamp({ ms: noon + threeDays, counter: 9, device: here });
    expect(parseStamp(clampStamp(early, noon, null))).toEqual({ ms: noon, counter: 0, device: here });
  });

  it('is above the device’s last one, and in the future only where that one was', () => {
    fc.assert(
      fc.property(stamp, ms, fc.option(stamp), (claimed, now, previous) => {
        const given = clampStamp(claimed, now, previous);
        if (previous !== null) expect(given > previous).toBe(true);
        expect(parseStamp(given).ms).toBeLessThanOrEqual(Math.max(now, previous ? parseStamp(previous).ms + 1 : 0));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is clamped to itself', () => {
    fc.assert(
      fc.property(stamp, ms, fc.option(stamp), (claimed, now, previous) => {
        const given = clampStamp(claimed, now, previous);
        expect(clampStamp(given, now, previous)).toBe(given);
      }),
      { numRuns: 10_000 },
    );
  });

  it('names the device that sent it, whatever was claimed', () => {
    const claimed = formatStamp({ ms: noon, counter: 0, device: there });
    expect(deviceOf(clampStamp(claimed, noon, null, here))).toBe(here);
    expect(deviceOf(claimed)).toBe(there);
  });

  it('is refused for what is no stamp', () => {
    expect(() => clampStamp('soon', noon, null)).toThrow(RangeError);
  });
});
