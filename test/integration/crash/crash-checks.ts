import type BetterSqlite3 from 'better-sqlite3';
import type { Mutation } from '#shared/sync/mutation.ts';

interface Unit {
  run_id: string;
  n: number;
  size: number;
  body: string;
  applied: string | null;
  state: string;
}

interface Staged {
  tables: { t: string; rows: [string, ...unknown[]][] }[];
}

const count = (database: BetterSqlite3.Database, sql: string, ...params: unknown[]) =>
  database
    .prepare(sql)
    .pluck()
    .get(...params) as number;

/** Names what is wrong with a file that a killed core left behind; empty when nothing is. */
export const faultsOf = (database: BetterSqlite3.Database, acknowledged: readonly string[]): string[] => {
  const faults: string[] = [];
  const task = database.prepare('SELECT 1 FROM task WHERE id = ?').pluck();
  for (const id of acknowledged) if (task.get(id) === undefined) faults.push(`acknowledged edit ${id} is lost`);
  if (count(database, 'SELECT count(*) FROM captured') > 0) faults.push('captured changes without a mutation');

  const mutations = new Map(
    (database.prepare('SELECT mutation_id, body FROM outbox').all() as { mutation_id: string; body: string }[]).map(
      ({ mutation_id, body }) => [mutation_id, JSON.parse(body) as Mutation],
    ),
  );
  const written = new Set([...mutations.values()].flatMap(({ w }) => w.map(({ t, id }) => `${t} ${id}`)));
  for (const t of ['task', 'account', 'usage_record', 'external_ref'] as const) {
    for (const id of database.prepare(`SELECT id FROM ${t}`).pluck().all() as string[])
      if (!written.has(`${t} ${id}`)) faults.push(`${t} ${id} stands without a mutation`);
    const here = count(database, `SELECT count(*) FROM ${t}`);
    const mutated = [...written].filter((key) => key.startsWith(`${t} `)).length;
    if (here !== mutated) faults.push(`${mutated} rows of ${t} in mutations, ${here} in the table`);
    const metas = count(database, 'SELECT count(*) FROM row_meta WHERE t = ?', t);
    if (metas !== here) faults.push(`${metas} of ${here} rows of ${t} carry tokens`);
  }

  const done = new Map<string, number>();
  for (const unit of database.prepare('SELECT * FROM work_row').all() as Unit[]) {
    if (unit.state === 'applied') {
      done.set(unit.run_id, (done.get(unit.run_id) ?? 0) + unit.size);
      if (unit.applied !== null && !mutations.has(unit.applied))
        faults.push(`unit ${unit.n} names an unknown mutation`);
      continue;
    }
    // A unit is written whole or not at all: while it is staged none of its new rows may stand.
    const staged = JSON.parse(unit.body) as Staged;
    const fresh = staged.tables.filter(({ t }) => t === 'usage_record').flatMap(({ rows }) => rows.map(([id]) => id));
    const torn = count(
      database,
      'SELECT count(*) FROM usage_record WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(fresh),
    );
    if (torn > 0) faults.push(`unit ${unit.n} is torn: ${torn} of ${fresh.length} rows`);
  }
  const runs = database.prepare('SELECT id, done, state, total FROM work_run').all() as {
    id: string;
    done: number;
    state: string;
    total: number;
  }[];
  for (const run of runs) {
    if (run.done !== (done.get(run.id) ?? 0))
      faults.push(`run ${run.id} says ${run.done}, its units ${done.get(run.id) ?? 0}`);
    if (run.state === 'done' && run.done !== run.total)
      faults.push(`run ${run.id} is done with ${run.done} of ${run.total}`);
  }
  return faults;
};
