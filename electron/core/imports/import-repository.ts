import { type Kysely, sql } from 'kysely';
import type { ImportGroup, ImportIssue, ImportRun } from '#shared/contract/imports.ts';
import type { ImportKind } from '#shared/domain/import/import-kinds.ts';
import type { RejectReason } from '#shared/domain/import/row-reading.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import type { Database } from '#database/schema.ts';
import { type WorkRunRow, readTally } from '../work-runs/work-run-repository.ts';

export const IMPORT = 'import';

/** What `work_run.input` keeps of a file. */
export interface RunInput {
  kind: ImportKind;
  source: string;
  leftOut: string[];
}

const toRun = (row: WorkRunRow): ImportRun => {
  const input = JSON.parse(row.input) as RunInput;
  const tally = readTally(row.tally);
  const count = (name: string) => tally[name] ?? 0;
  return {
    id: row.id,
    name: row.title,
    kind: input.kind,
    state: row.failure === null ? row.state : 'failed',
    total: row.total,
    done: row.done,
    rejected: row.rejected,
    adjusted: count('adjusted'),
    standing: count('standing'),
    created: count('created'),
    updated: count('updated'),
    same: count('same'),
    undone: count('undone'),
    kept: count('kept'),
    leftOut: input.leftOut,
    failure: row.failure,
  };
};

const order = [
  'failed',
  'undoing',
  'cancelling',
  'running',
  'staging',
  'staged',
  'done',
  'undone',
  'cancelled',
] as const;

/** A group is in the state of the run that has furthest to go. */
export const toGroup = (rows: readonly WorkRunRow[]): ImportGroup | null => {
  const runs = rows.map(toRun);
  const first = rows[0];
  const state = order.find((each) => runs.some((run) => run.state === each));
  if (!first || !state) return null;
  const ended = rows.map((row) => row.ended_at).filter((at) => at !== null);
  return {
    id: first.group_id,
    state,
    startedAt: first.started_at,
    endedAt: ended.length === rows.length ? (ended.toSorted().at(-1) ?? null) : null,
    runs,
  };
};

export const groupsOf = (rows: readonly WorkRunRow[]): ImportGroup[] => {
  const groups = new Map<string, WorkRunRow[]>();
  for (const row of rows) groups.set(row.group_id, [...(groups.get(row.group_id) ?? []), row]);
  return [...groups.values()].flatMap((runs) => toGroup(runs.toSorted((a, b) => a.position - b.position)) ?? []);
};

/** What every file of an import is read against. */
export const readFrame = async (db: Kysely<Database>) => {
  const row = await db
    .selectFrom('workspace')
    .select(['time_zone', 'language', 'currency'])
    .limit(1)
    .executeTakeFirst();
  return {
    timeZone: row?.time_zone ?? 'UTC',
    language: (row?.language ?? 'pt-BR') as Language,
    currency: row?.currency ?? 'BRL',
  };
};

/** How many of these ids stand already, in the trash or not. */
export const countStanding = async (
  db: Kysely<Database>,
  table: TableName,
  ids: readonly string[],
): Promise<number> => {
  const result = await sql<{ n: number }>`
    SELECT count(*) AS n FROM ${sql.table(table)} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
  `.execute(db);
  return result.rows[0]?.n ?? 0;
};

export const readSources = async (db: Kysely<Database>): Promise<string[]> => {
  const rows = await db.selectFrom('external_ref').select('source').distinct().orderBy('source').execute();
  return rows.map(({ source }) => source);
};

const toIssue = (row: Database['work_rejected']): ImportIssue => ({
  line: row.line,
  column: row.column_name,
  reason: row.reason as RejectReason,
  value: row.value,
  kept: row.kept === 1,
});

/** Rejected rows first, then those that came in without a value. */
export const readRejected = async (
  db: Kysely<Database>,
  { runId, offset, limit }: { runId: string; offset: number; limit: number },
): Promise<{ total: number; issues: ImportIssue[] }> => {
  const ofRun = db.selectFrom('work_rejected').where('run_id', '=', runId);
  const [count, rows] = await Promise.all([
    ofRun.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    ofRun.selectAll().orderBy('kept').orderBy('line').limit(limit).offset(offset).execute(),
  ]);
  return { total: count.n, issues: rows.map(toIssue) };
};
