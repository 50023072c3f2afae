import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Events } from '#core/kernel/events.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const listening = () => {
  const events = new Events();
  const told: number[] = [];
  const start = Date.now();
  const controller = new AbortController();
  const seen: { tables: string[]; accounts: string[] }[] = [];
  const run = async () => {
    for await (const event of events.stream(controller.signal)) {
      told.push(Date.now() - start);
      seen.push(event);
    }
  };
  void run();
  return { events, told, seen };
};

/** Commits every 50 ms, as large work makes them. */
const work = async (events: Events, ms: number) => {
  for (let at = 0; at < ms; at += 50) {
    events.announceSoon({ tables: ['usage_record'], accounts: [`a${at % 100}`] });
    await vi.advanceTimersByTimeAsync(50);
  }
};

test('announces large work less often the longer it lasts, at most every two seconds', async () => {
  const { events, told } = listening();
  await work(events, 20_000);
  const pauses = told.map((at, index) => at - (told[index - 1] ?? 0));
  expect(pauses.slice(0, 2)).toEqual([0, 400]);
  expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(2000);
  expect(pauses.at(-1)).toBeLessThanOrEqual(2050);
});

test('tells what waits at once when the work ends, and is quick again for the next', async () => {
  const { events, told, seen } = listening();
  await work(events, 10_000);
  const before = told.length;
  events.announceSoon({ tables: ['account'], accounts: ['last'] });
  events.announceNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.at(-1)?.accounts).toContain('last');
  expect(told).toHaveLength(before + 1);
  const start = told.at(-1) ?? 0;
  events.announceSoon({ tables: ['account'], accounts: [] });
  events.announceSoon({ tables: ['account'], accounts: [] });
  await vi.advanceTimersByTimeAsync(400);
  expect(told.slice(-2).map((at) => at - start)).toEqual([0, 400]);
});

test('tells changes that come one at a time at once', async () => {
  const { events, told } = listening();
  for (let round = 0; round < 10; round += 1) {
    events.announceSoon({ tables: ['account'], accounts: [] });
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(told).toEqual(Array.from({ length: 10 }, (_, round) => round * 60_000));
});

test('tells people’s changes at once again, although each brings another one along', async () => {
  const { events, told } = listening();
  for (let round = 0; round < 10; round += 1) {
    events.announceSoon({ tables: ['account'], accounts: [] });
    await vi.advanceTimersByTimeAsync(20);
    events.announceSoon({ tables: ['usage_record'], accounts: [] });
    await vi.advanceTimersByTimeAsync(580);
  }
  expect(told).toEqual(Array.from({ length: 10 }, (_, round) => [round * 600, round * 600 + 400]).flat());
});
