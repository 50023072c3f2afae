import { Coverage } from './coverage.ts';
import { type Rules, runSeed } from './run-seed.ts';
import { Stores } from './stores.ts';

export interface SeedRange {
  from: number;
  count: number;
}

export interface FailedSeed {
  seed: number;
  failures: string[];
}

export interface RangeReport {
  seeds: number;
  ops: number;
  writes: number;
  conflicts: number;
  parked: number;
  rejected: number;
  failed: FailedSeed[];
  pairs: [string, number][];
}

let stores: Stores | undefined;

/** Some seeds one after the other, over databases that are opened once in a process. */
export const runRange = async ({ from, count }: SeedRange, rules: Rules = {}): Promise<RangeReport> => {
  stores ??= new Stores();
  const coverage = new Coverage();
  const report: RangeReport = { ...emptyReport(), seeds: count };
  for (let seed = from; seed < from + count; seed++) {
    const result = await runSeed(stores, seed, rules);
    report.ops += result.ops;
    report.writes += result.writes;
    report.conflicts += result.conflicts;
    report.parked += result.parked;
    report.rejected += result.rejected;
    if (result.failures.length > 0) report.failed.push({ seed, failures: result.failures });
    coverage.add(result.coverage.pairs);
  }
  report.pairs = [...coverage.pairs];
  return report;
};

export const emptyReport = (): RangeReport => ({
  seeds: 0,
  ops: 0,
  writes: 0,
  conflicts: 0,
  parked: 0,
  rejected: 0,
  failed: [],
  pairs: [],
});
