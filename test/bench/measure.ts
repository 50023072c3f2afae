/** Middle of several runs; timings are compared only with others of the same process. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Milliseconds of each run, after one that is not counted. */
export const timed = async (runs: number, work: () => unknown): Promise<number[]> => {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
};

const round = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);

/** One JSON line a figure. */
export const report = (bench: string, figures: Record<string, unknown>): void => {
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
  console.log(JSON.stringify({ bench, ...rounded }));
};

export const perSecond = (count: number, ms: number): number => Math.round(count / (ms / 1000));
