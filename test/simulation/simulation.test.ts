import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { type SeedResult, runSeed } from './run-seed.ts';
import { Stores } from './stores.ts';

const stores = new Stores();
const folder = new URL('regressions/', import.meta.url);
const regressions = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { seed: number; found: string });

/** More than any of them needs. */
const MOST_SEEDS = 400;

describe('a run of the simulation', () => {
  it('is the same for the same seed', async () => {
    const told: string[][] = [[], []];
    const results: SeedResult[] = [];
    for (const lines of told) results.push(await runSeed(stores, 4711, {}, (line) => lines.push(line)));
    expect(told[1]).toEqual(told[0]);
    expect(told[0]!.length).toBeGreaterThan(20);
    expect(results[1]).toEqual(results[0]);
  });

  it.each(regressions)('keeps every invariant at seed $seed, which once found: $found', async ({ seed }) => {
    expect((await runSeed(stores, seed)).failures).toEqual([]);
  });
});

describe('the invariants', () => {
  it.each(mutants)('catch: $name', { timeout: 300_000 }, async ({ rules, from = 1 }) => {
    let failures: string[] = [];
    for (let seed = from; seed < from + MOST_SEEDS && failures.length === 0; seed++)
      ({ failures } = await runSeed(stores, seed, rules()));
    expect(failures).not.toEqual([]);
  });
});
