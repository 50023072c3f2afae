import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { LARGEST_MUTATION } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { openTestWorkspace, TEST_KEY, type TestWorkspace } from '#test/support/workspace.ts';
import { dropTriggers } from './account-history.ts';
import { median, report } from './measure.ts';
import { type UsageFile, writeUsageFiles } from './usage-files.ts';

const ROUNDS = 3;
/** What the three files become. */
const TABLES: readonly TableName[] = ['account', 'contract', 'external_ref', 'usage_record'];

/**
 * An import as the user starts it, files read and changes captured, against the bare inserts of the rows it made: same
 * tables and indexes, same encryption, same durability, as many rows a transaction.
 */
export const benchImport = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));
  try {
    const files = writeUsageFiles(folder);
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const done = await importRound(files, join(folder, `bare-${round}.db`));
      // The first one warms the code of both up.
      if (round > 0) rounds.push(done);
    }
    const of = (pick: (round: Round) => number) => median(rounds.map(pick));
    report('import', {
      rows: rounds[0]?.rows,
      prepareMs: of(({ prepareMs }) => prepareMs),
      writeMs: of(({ writeMs }) => writeMs),
      bareMs: of(({ bareMs }) => bareMs),
      ratioWriting: of(({ writeMs, bareMs }) => bareMs / writeMs),
      ratio: of(({ prepareMs, writeMs, bareMs }) => bareMs / (prepareMs + writeMs)),
      goal: 0.25,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Round {
  rows: number;
  prepareMs: number;
  writeMs: number;
  bareMs: number;
}

const importRound = async (files: readonly UsageFile[], bareFile: string): Promise<Round> => {
  const workspace = await openTestWorkspace();
  try {
    const start = performance.now();
    const groupId = await prepare(workspace, files);
    const prepared = performance.now();
    await write(workspace, groupId);
    const written = performance.now();
    const { rows, ms } = insertBare(workspace.kernel.databaseFile, bareFile);
    return { rows, prepareMs: prepared - start, writeMs: written - prepared, bareMs: ms };
  } finally {
    await workspace.close();
  }
};

const prepare = async ({ client, files }: TestWorkspace, given: readonly UsageFile[]): Promise<string> => {
  const chosen = [];
  for (const { name, path } of given) {
    files.give(path, path, 'read');
    const { settings } = await client.imports.inspect({ token: path, name, settings: { currency: 'USD' } });
    chosen.push({ token: path, name, settings });
  }
  let groupId: string | null = null;
  for await (const step of await client.imports.prepare({ source: 'bench', files: chosen })) {
    groupId = step.group?.id ?? groupId;
  }
  if (groupId === null) throw new Error('Nothing was prepared.');
  return groupId;
};

const write = async ({ client }: TestWorkspace, groupId: string): Promise<void> => {
  await client.imports.start({ groupId });
  let state: string | null = null;
  for await (const group of await client.imports.follow({ groupId })) state = group.state;
  if (state !== 'done') throw new Error(`The import ended ${state}.`);
};

const insertBare = (from: string, file: string): { rows: number; ms: number } => {
  const source = openConnection({ file: from, key: TEST_KEY, readonly: true });
  const target = openConnection({ file, key: TEST_KEY });
  try {
    migrate(target, { backup: () => undefined });
    dropTriggers(target);
    // In memory first, so that only the writing is timed.
    const tables = TABLES.map((table) => ({ table, rows: source.prepare(`SELECT * FROM ${table}`).raw().all() }));
    const start = performance.now();
    for (const { table, rows } of tables) {
      const marks = (rows[0] as unknown[] | undefined)?.map(() => '?').join(', ') ?? '';
      const insert = target.prepare(`INSERT INTO ${table} VALUES (${marks})`);
      const unit = target.transaction((part: unknown[]) => part.forEach((row) => insert.run(...(row as unknown[]))));
      for (let at = 0; at < rows.length; at += LARGEST_MUTATION) unit(rows.slice(at, at + LARGEST_MUTATION));
    }
    const ms = performance.now() - start;
    return { rows: tables.reduce((sum, { rows }) => sum + rows.length, 0), ms };
  } finally {
    source.close();
    target.close();
  }
};
