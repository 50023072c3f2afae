import { expect, it } from 'vitest';
import { toldProgress } from '#core/kernel/told-progress.ts';

/** Ten steps, each in a turn of its own; says whether it was stopped. */
const tenSteps =
  (seen: { done: number; stopped: boolean }) => async (tell: (step: number) => void, signal: AbortSignal) => {
    for (let step = 1; step <= 10; step += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.stopped = signal.aborted;
      signal.throwIfAborted();
      seen.done = step;
      tell(step);
    }
  };

it('tells the steps in order, to the last', async () => {
  const told: number[] = [];
  for await (const step of toldProgress(tenSteps({ done: 0, stopped: false }))) told.push(step);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(10);
});

it('stops the work when the reader leaves, and waits until it has stopped', async () => {
  const seen = { done: 0, stopped: false };
  for await (const step of toldProgress(tenSteps(seen))) if (step >= 3) break;
  expect(seen.stopped).toBe(true);
  expect(seen.done).toBeLessThan(10);
});

it('stops the work when it is aborted from outside', async () => {
  const seen = { done: 0, stopped: false };
  const controller = new AbortController();
  const read = async () => {
    for await (const step of toldProgress(tenSteps(seen), controller.signal)) if (step === 2) controller.abort();
  };
  await expect(read()).rejects.toThrow('aborted');
  expect(seen.done).toBeLessThan(10);
});

it('hands on what the work failed with', async () => {
  const read = async () => {
    for await (const step of toldProgress<number>(() => Promise.reject(new Error('full')))) expect(step).toBe(0);
  };
  await expect(read()).rejects.toThrow('full');
});
