import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStamp, HybridClock, parseStamp } from '#shared/sync/clock.ts';

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
