import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgresStorage } from '#server/storage/postgres-storage.ts';
import { createSqliteStorage } from '#server/storage/sqlite-storage.ts';
import type { Storage } from '#server/storage/storage.ts';
import { type TestCluster, startCluster } from '#test/support/postgres.ts';
import { type Acknowledged, CRASH_KEY, faultsOf } from './crash-checks.ts';

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url));

interface Killed {
  workspaceId: string;
  device: string;
  acknowledged: Acknowledged[];
}

/** Runs the child until it kills itself, or kills it after so many answers, in the middle of the next push. */
const runUntilKilled = async (place: string, seed: number, point: string, push: number): Promise<Killed> => {
  const child = spawn(process.execPath, [CHILD, place, String(seed), point, String(push)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  const acknowledged: Acknowledged[] = [];
  let first: Omit<Killed, 'acknowledged'> | null = null;
  let answers = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!first) first = JSON.parse(line) as Omit<Killed, 'acknowledged'>;
    else {
      acknowledged.push(...(JSON.parse(line) as Acknowledged[]));
      if (++answers === push && point === 'never') child.kill('SIGKILL');
    }
  }
  const signal = await exit;
  if (signal !== 'SIGKILL' || !first) throw new Error(`the child ended by itself: ${errors}`);
  return { ...first, acknowledged };
};

let cluster: TestCluster;
let folder: string;
let url: string;
beforeAll(async () => {
  // The disk's own faults are PostgreSQL's: here its clients die.
  cluster = await startCluster();
  url = await cluster.database();
  folder = mkdtempSync(join(tmpdir(), 'ongoing-kill-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster.stop();
});

const stores = {
  SQLite: {
    place: () => join(folder, 'store.db'),
    open: async (): Promise<Storage> => createSqliteStorage({ file: join(folder, 'store.db'), key: CRASH_KEY }),
  },
  PostgreSQL: { place: () => url, open: async (): Promise<Storage> => createPostgresStorage({ url }) },
};

describe.each(Object.entries(stores))('a server on %s that is killed', (name, { place, open }) => {
  const rounds = [
    ['while it takes pushes', 'never', 2],
    ['while it takes more', 'never', 9],
    ['just before a commit', 'before-commit', 4],
    ['just after a commit', 'after-commit', 4],
  ] as const;

  it.each(rounds)('%s has lost no answer and torn nothing', async (title, point, push) => {
    const seed = (name === 'SQLite' ? 100 : 200) + rounds.findIndex(([each]) => each === title);
    const { workspaceId, device, acknowledged } = await runUntilKilled(place(), seed, point, push);
    expect(acknowledged.every(({ o }) => o === 'applied')).toBe(true);
    expect(acknowledged.length).toBeGreaterThanOrEqual((point === 'never' ? push : push - 1) * 5);
    const storage = await open();
    expect(await faultsOf(storage, workspaceId, device, acknowledged)).toEqual([]);
    const lastN = (await storage.transaction('snapshot', (tx) => tx.devices.find(workspaceId, device)))?.lastN;
    // One for the account, which is made before the first answer is told.
    if (point === 'before-commit') expect(lastN).toBe(1 + acknowledged.length);
    if (point === 'after-commit') expect(lastN).toBe(1 + acknowledged.length + 5);
    await storage.close();
  });
});

it('the SQLite file is whole after all of it', async () => {
  const storage = createSqliteStorage({ file: join(folder, 'store.db'), key: CRASH_KEY });
  expect(await storage.exclusively((database) => database.pragma('integrity_check', { simple: true }))).toBe('ok');
  await storage.close();
});
