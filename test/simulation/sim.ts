import { fork } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Coverage } from './coverage.ts';
import { editKinds } from './edits.ts';
import { networkFaults } from './faulty-transport.ts';
import { happeningFaults } from './happenings.ts';
import { runSeed } from './run-seed.ts';
import { type RangeReport, type SeedRange, emptyReport } from './seed-range.ts';
import { Stores } from './stores.ts';
import { stepFaults } from './world.ts';

/** `npm run test:sim -- --seeds N --from S`; `--tell` runs the one seed `--from` and says what happens in it. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    tell: { type: 'boolean', default: false },
  },
});
const [from, seeds, workers] = [values.from, values.seeds, values.workers].map(Number) as [number, number, number];

/** Small enough that no process waits long for another one at the end. */
const PORTION = 50;

const total = emptyReport();
const coverage = new Coverage();

const take = (report: RangeReport): void => {
  for (const key of ['seeds', 'ops', 'writes', 'conflicts', 'parked', 'rejected'] as const) total[key] += report[key];
  total.failed.push(...report.failed);
  coverage.add(report.pairs);
  for (const { seed, failures } of report.failed) console.error(`seed ${seed}\n  ${failures.join('\n  ')}`);
};

const work = (next: () => SeedRange | null): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = fork(new URL('sim-worker.ts', import.meta.url));
    const feed = () => {
      const range = next();
      if (range) worker.send(range);
      else worker.disconnect();
    };
    worker.on('message', (report: RangeReport) => {
      take(report);
      feed();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    feed();
  });

const runAll = async (): Promise<void> => {
  let at = from;
  const next = (): SeedRange | null => {
    if (at >= from + seeds) return null;
    const range = { from: at, count: Math.min(PORTION, from + seeds - at) };
    at += range.count;
    return range;
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: Math.max(1, workers) }, () => work(next)));
  const seconds = (performance.now() - started) / 1000;
  const faults = [...networkFaults, ...happeningFaults, ...stepFaults];
  const missing = coverage.missing(faults, editKinds);
  const pairs = faults.length * editKinds.length;
  console.log(
    `seeds ${total.seeds}  edits ${total.ops}  mutations ${total.writes}  conflicts ${total.conflicts}  ` +
      `parked ${total.parked}  rejected ${total.rejected}  failures ${total.failed.length}  seconds ${seconds.toFixed(1)}`,
  );
  console.log(
    `fault × edit pairs ${pairs - missing.length}/${pairs}${missing.length > 0 ? `, not met: ${missing.join(', ')}` : ''}`,
  );
  keepFailed();
};

/** So that the next run of the tests starts with them. */
const keepFailed = (): void => {
  if (total.failed.length === 0) return;
  process.exitCode = 1;
  const folder = new URL('regressions/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const { seed, failures } of total.failed.slice(0, 20)) {
    const file = new URL(`${seed}.json`, folder);
    const found = failures[0]?.split('\n')[0]?.slice(0, 200);
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ seed, found }, null, 2)}\n`);
  }
};

const tellOne = async (): Promise<void> => {
  const { failures } = await runSeed(new Stores(), from, {}, (line) => console.log(line));
  for (const failure of failures) console.log(failure);
  if (failures.length > 0) process.exitCode = 1;
};

await (values.tell ? tellOne() : runAll());
