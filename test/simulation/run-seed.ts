import type { ServerRules } from '#server/sync/environment.ts';
import { mergeWrite } from '#shared/sync/merge.ts';
import type { ClientRules } from '#sync/client-rules.ts';
import { AccessOracle } from './access-oracle.ts';
import { Coverage } from './coverage.ts';
import { Random } from './random.ts';
import { checkAtRest } from './rest-checks.ts';
import { SimServer } from './sim-server.ts';
import type { Stores } from './stores.ts';
import { Watch } from './watch.ts';
import { World } from './world.ts';

/** Rules that a mutant breaks. */
export interface Rules {
  server?: Partial<ServerRules>;
  client?: Partial<ClientRules>;
}

export interface SeedResult {
  seed: number;
  ops: number;
  writes: number;
  conflicts: number;
  parked: number;
  rejected: number;
  failures: string[];
  coverage: Coverage;
}

const MOST_FAILURES = 8;
const START = Date.parse('2026-03-16T12:00:00.000Z');

/** In two runs of five the laptops are slow. Its own chance, so that the others are what they would be without. */
const slownessOf = (seed: number): Random | null => (seed % 5 < 2 ? new Random(-seed) : null);

/** One run: the same number gives the same run, as long as the code is the same. */
export const runSeed = async (
  stores: Stores,
  seed: number,
  rules: Rules = {},
  tell?: (line: string) => void,
): Promise<SeedResult> => {
  const random = new Random(seed);
  const failures: string[] = [];
  const report = (invariant: string, what: string) => {
    if (failures.length < MOST_FAILURES) failures.push(`${invariant}: ${what}`);
  };
  const clock = { now: START + random.int(0, 1e9) };
  const now = () => clock.now;
  const newId = () => random.id(clock.now);
  const serverRules: Partial<ServerRules> = { ...rules.server };
  const server = new SimServer({ store: stores.server, now, newId, rules: serverRules });
  const oracle = new AccessOracle(server);
  const watch = new Watch(report, oracle, now);
  serverRules.merge = watch.around(rules.server?.merge ?? mergeWrite);
  const coverage = new Coverage();
  const world = new World({
    random,
    clock,
    newId,
    server,
    watch,
    stores,
    coverage,
    report,
    tell,
    rules: rules.client ?? {},
    slowness: slownessOf(seed),
    isPurging: seed % 5 === 0,
    isPowerCut: seed % 5 === 3,
  });
  try {
    await world.begin();
    await world.live(random.int(30, 90));
    await world.rest();
    await checkAtRest(server, world.laptops, oracle, report, clock.now);
  } catch (error) {
    report('run', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const result: SeedResult = {
    seed,
    ops: world.ops,
    writes: world.laptops.reduce((sum, { kept }) => sum + kept.size, 0),
    conflicts: count(server, `SELECT count(*) AS n FROM sync_row WHERE t = 'conflict'`),
    parked: count(server, `SELECT count(*) AS n FROM sync_outcome WHERE outcome LIKE '%"parked"%'`),
    rejected: count(server, `SELECT count(*) AS n FROM sync_outcome WHERE outcome LIKE '%"rejected"%'`),
    failures,
    coverage,
  };
  stores.rewind();
  return result;
};

const count = (server: SimServer, sql: string): number => server.all<{ n: number }>(sql)[0]?.n ?? 0;
