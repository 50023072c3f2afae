import { report } from './measure.ts';

/** Each part measures alone, against a reference of the same run, and leaves nothing behind. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => (await import('./start-bench.ts')).benchStart(),
  account: async () => (await import('./account-bench.ts')).benchAccount(),
  derived: async () => (await import('./derived-bench.ts')).benchDerived(),
  metrics: async () => (await import('./metrics-bench.ts')).benchMetrics(),
  import: async () => (await import('./import-bench.ts')).benchImport(),
  outputs: async () => (await import('./outputs-bench.ts')).benchOutputs(),
  blocks: async () => (await import('./blocks-bench.ts')).benchBlocks(),
  sync: async () => (await import('./sync-bench.ts')).benchSync(),
  search: async () => (await import('./search-bench.ts')).benchSearch(),
};

/** `npm run bench [-- part…]`: JSON lines, `ratio` where there is a reference and `goal` where there is one. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  try {
    await run();
  } catch (error) {
    report(name, { failed: error instanceof Error ? error.message : String(error) });
    console.error(error);
    process.exitCode = 1;
  }
}
