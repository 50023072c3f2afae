import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';

export const playbookRows = (db: Kysely<Database>): Promise<RowOf<'playbook'>[]> =>
  db.selectFrom('playbook').selectAll().where('deleted_at', 'is', null).orderBy('position').orderBy('id').execute();

export const playbookRow = (db: Kysely<Database>, id: string): Promise<RowOf<'playbook'> | undefined> =>
  db.selectFrom('playbook').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();

/** In their order. */
export const stepRows = (db: Kysely<Database>, playbookId: string): Promise<RowOf<'playbook_step'>[]> =>
  db
    .selectFrom('playbook_step')
    .selectAll()
    .where('playbook_id', '=', playbookId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const allStepRows = (db: Kysely<Database>): Promise<RowOf<'playbook_step'>[]> =>
  db.selectFrom('playbook_step').selectAll().where('deleted_at', 'is', null).execute();

export interface LiveMember {
  id: string;
  role: MemberRole;
  team_id: string | null;
}

export const liveMembers = (db: Kysely<Database>): Promise<LiveMember[]> =>
  db
    .selectFrom('member')
    .select(['id', 'role', 'team_id'])
    .where('active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();

/** The lead of the owner's team, else any; the same on every laptop. */
export function leadAndAdmin(
  members: readonly LiveMember[],
  ownerId: string,
): { leadId: string | null; adminId: string | null } {
  const team = members.find(({ id }) => id === ownerId)?.team_id ?? null;
  const leads = members.filter(({ role }) => role === 'lead');
  const lead = leads.find(({ team_id }) => team_id === team) ?? leads[0];
  return { leadId: lead?.id ?? null, adminId: members.find(({ role }) => role === 'admin')?.id ?? null };
}

/** Which runs: of one account, of one playbook, of one campaign, or one of them; `running` alone, or all. */
export interface RunFilter {
  accountId?: string | undefined;
  playbookId?: string | undefined;
  campaignId?: string | undefined;
  runId?: string | undefined;
  runningOnly?: boolean;
}

const filtered = (db: Kysely<Database>, where: RunFilter) => {
  let query = db
    .selectFrom('playbook_run')
    .innerJoin('account', 'account.id', 'playbook_run.account_id')
    .where('playbook_run.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null);
  if (where.accountId !== undefined) query = query.where('playbook_run.account_id', '=', where.accountId);
  if (where.playbookId !== undefined) query = query.where('playbook_run.playbook_id', '=', where.playbookId);
  if (where.campaignId !== undefined) query = query.where('playbook_run.campaign_id', '=', where.campaignId);
  if (where.runId !== undefined) query = query.where('playbook_run.id', '=', where.runId);
  if (where.runningOnly === true) query = query.where('playbook_run.state', '=', 'running');
  return query;
};

/** Runs, the latest first, with the tasks that are their steps. */
export async function runsWithTasks(db: Kysely<Database>, where: RunFilter) {
  const [runs, tasks] = await Promise.all([
    filtered(db, where)
      .selectAll('playbook_run')
      .select(['account.name as account_name', 'account.owner_id as owner_id'])
      .orderBy('playbook_run.started_on', 'desc')
      .orderBy('playbook_run.id')
      .execute(),
    filtered(db, where)
      .innerJoin('task', (join) =>
        join.onRef('task.source_id', '=', 'playbook_run.id').on('task.source', '=', 'playbook'),
      )
      .select(['task.id', 'task.source_id', 'task.title', 'task.due_on', 'task.done_at', 'task.canceled_at'])
      .select(['task.step_kind', 'task.content_id', 'task.owner_id as task_owner'])
      .where('task.deleted_at', 'is', null)
      .orderBy('task.due_on')
      .orderBy('task.position')
      .execute(),
  ]);
  const byRun = Map.groupBy(tasks, ({ source_id }) => source_id);
  return runs.map((run) => ({ run, tasks: byRun.get(run.id) ?? [] }));
}

export interface RunCounts {
  running: number;
  done: number;
  stopped: number;
}

/** How many runs there are of each playbook, or of each campaign. */
export async function runCounts(
  db: Kysely<Database>,
  by: 'playbook_id' | 'campaign_id',
): Promise<Map<string, RunCounts>> {
  const rows = await filtered(db, {})
    .select([`playbook_run.${by} as key`, 'playbook_run.state'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .groupBy([`playbook_run.${by}`, 'playbook_run.state'])
    .execute();
  const counts = new Map<string, RunCounts>();
  for (const { key, state, n } of rows) {
    if (key === null) continue;
    const found = counts.get(key) ?? { running: 0, done: 0, stopped: 0 };
    counts.set(key, { ...found, [state]: n });
  }
  return counts;
}

/** Steps done and asked for, over all runs of each campaign. */
export async function campaignSteps(db: Kysely<Database>): Promise<Map<string, { done: number; total: number }>> {
  const rows = await filtered(db, {})
    .innerJoin('task', (join) =>
      join.onRef('task.source_id', '=', 'playbook_run.id').on('task.source', '=', 'playbook'),
    )
    .select('playbook_run.campaign_id as id')
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.count<number>('task.done_at').as('done')])
    .where('playbook_run.campaign_id', 'is not', null)
    .where('task.deleted_at', 'is', null)
    .where('task.canceled_at', 'is', null)
    .groupBy('playbook_run.campaign_id')
    .execute();
  return new Map(rows.flatMap(({ id, done, total }) => (id === null ? [] : [[id, { done, total }] as const])));
}
