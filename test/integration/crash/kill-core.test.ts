import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openConnection } from '#database/connection.ts';
import { TEST_KEY, openTestWorkspace } from '#test/support/workspace.ts';
import { faultsOf } from './crash-checks.ts';

/** `kill -9` at random moments (issue: 100 rounds), in two lanes so that both cores of a small machine are busy. */
const LANES = 2;
const ROUNDS = 50;
/** The longest a core lives after the word that its moment is counted from, in milliseconds. */
const LIFE = 220;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A hundred starts in a row: compiled once. */
const compiled = mkdtempSync(join(tmpdir(), 'ongoing-compiled-'));
folders.push(compiled);

/** A core that has not said its word by then is killed where it is: that is a moment too. In milliseconds. */
const PATIENCE = 8000;

/** mulberry32: the moments of a run can be repeated from the seed that a failure prints. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

/** What a core says last before its moment is counted: it is up (then it reads files), or it writes an import. */
const words = ['up', 'started', 'started'] as const;

interface Moment {
  word: (typeof words)[number];
  after: number;
}

interface Life {
  lines: string[];
  errors: string;
  code: number | null;
}

/** One core from its start to its end; without a moment it finishes by itself. */
const live = async (lane: string, round: number, moment: Moment | null): Promise<Life> => {
  const args = [
    join(import.meta.dirname, 'crash-child.ts'),
    lane,
    String(round),
    ...(moment === null ? ['finish'] : []),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const result: Life = { lines: [], errors: '', code: null };
  const ended = once(child, 'close').then(([code]) => (result.code = code as number | null));
  child.stderr.on('data', (text) => (result.errors += String(text)));
  const said = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    result.lines.push(line);
    if (line.startsWith(moment?.word ?? 'finished')) said.resolve();
  });
  await Promise.race([said.promise, ended, after(PATIENCE)]);
  if (moment !== null) {
    await Promise.race([after(moment.after), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  return result;
};

const runLane = async (seed: number) => {
  const made = await openTestWorkspace();
  const lane = made.folder;
  folders.push(lane);
  await made.leave();
  const next = random(seed);
  const acknowledged: string[] = [];
  const started = new Set<string>();
  const check = (round: number | string) => {
    const database = openConnection({ file: join(lane, 'ongoing.db'), key: TEST_KEY });
    try {
      expect(faultsOf(database, acknowledged), `seed ${seed}, round ${round}`).toEqual([]);
      if (round === 'end') expect(database.pragma('quick_check', { simple: true })).toBe('ok');
      return database.prepare('SELECT state, done, total FROM work_run').all() as {
        state: string;
        done: number;
        total: number;
      }[];
    } finally {
      database.close();
    }
  };
  let resumed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { lines, errors, code } = await live(lane, round, {
      word: words[Math.floor(next() * 3)] ?? 'up',
      after: next() * LIFE,
    });
    expect({ errors, code }, `seed ${seed}, round ${round}`).toEqual({ errors: '', code: null });
    for (const line of lines) {
      const [word, id = ''] = line.split(' ');
      if (word === 'edit') acknowledged.push(id);
      if (word === 'started' && id !== 'again') started.add(id);
    }
    if (check(round).some(({ state, done, total }) => state === 'running' && done > 0 && done < total)) resumed += 1;
  }
  const last = await live(lane, ROUNDS, null);
  expect(last.lines.at(-1), last.errors).toBe('finished');
  const runs = check('end');
  return { acknowledged: acknowledged.length, started: started.size, resumed, runs };
};

test('a core that is killed at any moment loses nothing acknowledged, tears no unit, and its import goes on', async () => {
  const seed = Date.now() % 1_000_000;
  const lanes = await Promise.all(Array.from({ length: LANES }, (_, n) => runLane(seed + n)));
  for (const { acknowledged, started, resumed, runs } of lanes) {
    // The rounds were worth something: edits were made, imports started, and kills fell into the middle of them.
    expect(acknowledged).toBeGreaterThan(ROUNDS);
    expect(started).toBeGreaterThan(0);
    expect(resumed).toBeGreaterThan(0);
    expect(runs.every(({ state }) => state === 'done')).toBe(true);
  }
}, 600_000);
