import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely, Selectable } from 'kysely';
import type { Database, WorkState } from '#database/schema.ts';

export type WorkRunRow = Selectable<Database['work_run']>;

/** Counts by name. */
export type Tally = Record<string, number>;

export const readTally = (text: string): Tally => JSON.parse(text) as Tally;

export const addTally = (a: Tally, b: Tally): Tally => {
  const sum = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** States in which a run goes on by itself, also after a restart. */
export const movingStates = ['running', 'cancelling', 'undoing'] as const satisfies readonly WorkState[];
export type MovingState = (typeof movingStates)[number];

const moving = ['running', 'cancelling', 'undoing'];

/**
 * The run to work on next: forward by position, backwards in reverse; runs of an earlier group first. Null: nothing
 * left to do, or only what stopped with a failure.
 */
export const nextRun = async (db: Kysely<Database>): Promise<WorkRunRow | null> => {
  const runs = await db
    .selectFrom('work_run')
    .selectAll()
    .where('state', 'in', [...movingStates])
    .orderBy('started_at')
    .orderBy('group_id')
    .orderBy('position')
    .execute();
  const stopped = new Set(runs.filter((run) => run.failure !== null).map((run) => run.group_id));
  const open = runs.filter((run) => !stopped.has(run.group_id));
  const first = open[0];
  if (!first) return null;
  const group = open.filter((run) => run.group_id === first.group_id);
  return group.findLast((run) => run.state !== 'running') ?? first;
};

export const runsOfGroup = (db: Kysely<Database>, groupId: string): Promise<WorkRunRow[]> =>
  db.selectFrom('work_run').selectAll().where('group_id', '=', groupId).orderBy('position').execute();

export const latestRuns = (db: Kysely<Database>, kind: string, most: number): Promise<WorkRunRow[]> =>
  db.selectFrom('work_run').selectAll().where('kind', '=', kind).orderBy('started_at', 'desc').limit(most).execute();

export const isMoving = (run: Pick<WorkRunRow, 'state' | 'failure'>): boolean =>
  moving.includes(run.state) && run.failure === null;

export interface WorkUnit {
  n: number;
  size: number;
  body: string;
  applied: string | null;
}

/** Statements of large work, prepared once: it runs them thousands of times. */
export class WorkStatements {
  readonly #database: BetterSqlite3.Database;
  readonly #made = new Map<string, BetterSqlite3.Statement>();

  constructor(database: BetterSqlite3.Database) {
    this.#database = database;
  }

  run(id: string): WorkRunRow | undefined {
    return this.#sql('SELECT * FROM work_run WHERE id = ?').get(id) as WorkRunRow | undefined;
  }

  /** `after`: the unit before, so that the applied ones are not walked over again and again. */
  nextStaged(runId: string, after: number): WorkUnit | undefined {
    return this.#sql(
      `SELECT n, size, body, applied FROM work_row WHERE run_id = ? AND n > ? AND state = 'staged' ORDER BY n LIMIT 1`,
    ).get(runId, after) as WorkUnit | undefined;
  }

  lastApplied(runId: string): WorkUnit | undefined {
    return this.#sql(
      `SELECT n, size, body, applied FROM work_row WHERE run_id = ? AND state = 'applied' ORDER BY n DESC LIMIT 1`,
    ).get(runId) as WorkUnit | undefined;
  }

  addUnit(runId: string, n: number, size: number, body: string): void {
    this.#sql(`INSERT INTO work_row (run_id, n, size, body, applied, state) VALUES (?, ?, ?, ?, NULL, 'staged')`).run(
      runId,
      n,
      size,
      body,
    );
  }

  addRejected(
    runId: string,
    {
      line,
      column,
      reason,
      value,
      kept,
    }: { line: number; column: string; reason: string; value: string; kept: boolean },
  ): void {
    this.#sql(
      'INSERT INTO work_rejected (run_id, line, column_name, reason, value, kept) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(runId, line, column, reason, value, kept ? 1 : 0);
  }

  settleUnit(runId: string, n: number, state: 'applied' | 'undone' | 'kept', applied: string | null): void {
    this.#sql(`UPDATE work_row SET state = ?, applied = ?, body = '' WHERE run_id = ? AND n = ?`).run(
      state,
      applied,
      runId,
      n,
    );
  }

  dropStaged(runId: string): void {
    this.#sql(`DELETE FROM work_row WHERE run_id = ? AND state = 'staged'`).run(runId);
  }

  progress(runId: string, done: number, tally: Tally): void {
    this.#sql('UPDATE work_run SET done = ?, tally = ? WHERE id = ?').run(done, JSON.stringify(tally), runId);
  }

  setState(runId: string, state: WorkState, endedAt: string | null): void {
    this.#sql('UPDATE work_run SET state = ?, ended_at = ?, failure = NULL WHERE id = ?').run(state, endedAt, runId);
  }

  fail(runId: string, failure: string): void {
    this.#sql('UPDATE work_run SET failure = ? WHERE id = ?').run(failure, runId);
  }

  forgetFailures(): void {
    this.#sql('UPDATE work_run SET failure = NULL WHERE failure IS NOT NULL').run();
  }

  /**
   * Units touch the same pages again and again: with rare checkpoints each page is written once for many units instead of
   * once for each. Every commit is on disk all the same; the write-ahead log grows to 64 MiB meanwhile.
   */
  checkpointRarely(rarely: boolean): void {
    this.#database.pragma(`wal_autocheckpoint = ${rarely ? 16_384 : 1000}`);
  }

  drop(runId: string): void {
    for (const table of ['work_row', 'work_rejected']) this.#sql(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
    this.#sql('DELETE FROM work_run WHERE id = ?').run(runId);
  }

  #sql(text: string): BetterSqlite3.Statement {
    let statement = this.#made.get(text);
    if (!statement) this.#made.set(text, (statement = this.#database.prepare(text)));
    return statement;
  }
}
