import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { ImportedIds } from '#core/imports/row-identity.ts';
import { openConnection } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { TEST_KEY, openTestWorkspace } from '#test/support/workspace.ts';
import { report } from './measure.ts';

interface ImportRate {
  rows: number;
  /** Reading the file whole and laying the rows ready, then writing them with capture on. */
  prepareMs: number;
  applyMs: number;
  /** The same rows by prepared inserts, 500 a transaction, same encryption and durability, no triggers. */
  bareMs: number;
  importPerSecond: number;
  barePerSecond: number;
  /** Whole import against bare inserts; the goal is at least 0.25. */
  ratio: number;
}

const accountsCsv = (count: number) =>
  ['account_id,account_name', ...Array.from({ length: count }, (_, n) => `A-${n},Empresa ${n}`)].join('\n');

const contractsCsv = (count: number, accounts: number) =>
  [
    'subscription_id,account_id,start_date,plan,mrr_amount,currency',
    ...Array.from({ length: count }, (_, n) => `S-${n},A-${n % accounts},2024-01-01,Pro,${100 + (n % 50)},BRL`),
  ].join('\n');

const usageCsv = (rows: number, contracts: number) => {
  const lines = ['usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs,error_count'];
  for (let n = 0; n < rows; n += 1) {
    const day = `2025-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    lines.push(`U-${n},S-${(n * 7919) % contracts},${day},feature_${n % 40},${n % 30},${n % 5000},${n % 3}`);
  }
  return lines.join('\n');
};

const withoutTriggers = (file: string): BetterSqlite3.Database => {
  const database = openConnection({ file, key: TEST_KEY });
  migrate(database, { backup: () => undefined });
  const names = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all() as string[];
  for (const name of names) database.exec(`DROP TRIGGER ${name}`);
  return database;
};

/** Imports a usage file into a real workspace and writes the same rows bare into a file of its own. */
const measureImport = async (rows: number): Promise<ImportRate> => {
  const workspace = await openTestWorkspace();
  const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));
  const prepare = async (given: Record<string, string>) => {
    const files = [];
    for (const [name, content] of Object.entries(given)) {
      const path = join(folder, name);
      writeFileSync(path, content);
      workspace.files.give(path, path, 'read');
      files.push({
        token: path,
        name,
        settings: (await workspace.services.imports.inspect({ token: path, name })).settings,
      });
    }
    let group = '';
    const steps = workspace.services.imports.prepare({ source: 'bench', files }, undefined);
    for await (const step of steps) group = step.group?.id ?? group;
    return group;
  };
  const apply = async (group: string) => {
    await workspace.services.imports.start(group);
    await workspace.services.imports.work.settled();
  };
  try {
    await apply(await prepare({ 'accounts.csv': accountsCsv(500), 'contracts.csv': contractsCsv(5000, 500) }));
    const started = performance.now();
    const group = await prepare({ 'usage.csv': usageCsv(rows, 5000) });
    const prepared = performance.now();
    await apply(group);
    const applied = performance.now();

    const written = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('usage_record').selectAll().execute());
    // Bare inserts come as the file has them.
    const ids = new ImportedIds(workspace.kernel.actor.workspaceId, 'bench');
    const place = new Map(written.map((_, n) => [ids.id('usage_record', `U-${n}`), n]));
    written.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    const bare = withoutTriggers(join(folder, 'bare.db'));
    const columns = Object.keys(written[0] ?? {});
    const insert = bare.prepare(
      `INSERT INTO usage_record (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
    );
    const values = written.map((row) => Object.values(row));
    const bareStarted = performance.now();
    for (let from = 0; from < values.length; from += 500)
      bare.transaction(() => values.slice(from, from + 500).forEach((row) => insert.run(...row)))();
    const bareMs = performance.now() - bareStarted;
    bare.close();
    const importMs = applied - started;
    return {
      rows: written.length,
      prepareMs: prepared - started,
      applyMs: applied - prepared,
      bareMs,
      importPerSecond: (written.length / importMs) * 1000,
      barePerSecond: (written.length / bareMs) * 1000,
      ratio: bareMs / importMs,
    };
  } finally {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Rows a second of a whole import against bare inserts of the same rows: the goal is a quarter. */
export const benchImport = async (): Promise<void> => {
  const { ratio, ...measured } = await measureImport(100_000);
  report('import', { ...measured, ratio, goal: 0.25 });
};
