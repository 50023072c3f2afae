import type { RewindableDatabase } from './rewindable-database.ts';

/** Everything in one file into an empty one, row by row: the triggers fill search anew. */
export const copyLaptop = (from: RewindableDatabase, to: RewindableDatabase): void => {
  const tables = from.real
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search_*' AND name NOT GLOB 'sqlite_*'`,
    )
    .pluck()
    .all() as string[];
  to.real.exec(`UPDATE capture_mode SET mode = 'apply'`);
  for (const table of tables) {
    if (table === 'capture_mode') continue;
    const rows = from.database.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][];
    if (rows.length === 0) continue;
    const marks = rows[0]!.map(() => '?').join(', ');
    const insert = to.database.prepare(`INSERT INTO ${table} VALUES (${marks})`);
    for (const row of rows) insert.run(...row);
  }
  to.real.exec(`UPDATE capture_mode SET mode = 'local'`);
};
