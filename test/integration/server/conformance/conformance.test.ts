import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgresStorage } from '#server/storage/postgres-storage.ts';
import { createSqliteStorage } from '#server/storage/sqlite-storage.ts';
import type { Storage } from '#server/storage/storage.ts';
import { startCluster } from '#test/support/postgres.ts';
import { ServerWorld } from '#test/support/server-world.ts';
import { accessScenarios } from './access-scenarios.ts';
import { checkScenarios } from './check-scenarios.ts';
import { conflictScenarios } from './conflict-scenarios.ts';
import { erasureScenarios } from './erasure-scenarios.ts';
import { handOverScenarios } from './hand-over-scenarios.ts';
import { historyScenarios } from './history-scenarios.ts';
import { roleScenarios } from './role-scenarios.ts';
import { upkeepScenarios } from './upkeep-scenarios.ts';
import { fileScenarios } from './file-scenarios.ts';
import { mergeScenarios } from './merge-scenarios.ts';
import { orderScenarios } from './order-scenarios.ts';
import { pullScenarios } from './pull-scenarios.ts';

const catalogue = {
  order: orderScenarios,
  merge: mergeScenarios,
  conflicts: conflictScenarios,
  access: accessScenarios,
  handOvers: handOverScenarios,
  roles: roleScenarios,
  checks: checkScenarios,
  pull: pullScenarios,
  history: historyScenarios,
  upkeep: upkeepScenarios,
  erasure: erasureScenarios,
  files: fileScenarios,
};

const openSqlite = async () => {
  const storage = createSqliteStorage({ file: ':memory:' });
  return { storage, close: () => storage.close() };
};

const openPostgres = async () => {
  const cluster = await startCluster();
  const storage = await createPostgresStorage({ url: await cluster.database() });
  const close = async () => {
    await storage.close();
    await cluster.stop();
  };
  return { storage, close };
};

it('the catalogue holds at least sixty scenarios, each by a name of its own', () => {
  const names = Object.values(catalogue).flatMap((scenarios) => scenarios.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(60);
});

describe.each([
  ['SQLite', openSqlite],
  ['PostgreSQL', openPostgres],
] as const)('on %s', (_store, open) => {
  let storage: Storage;
  let close: () => Promise<void>;
  let seed = 0;
  beforeAll(async () => ({ storage, close } = await open()));
  afterAll(() => close());

  describe.each(Object.entries(catalogue))('%s', (_theme, scenarios) => {
    it.each(scenarios)('$name', async ({ run }) => {
      await run(await ServerWorld.open(storage, ++seed), storage);
    });
  });
});
