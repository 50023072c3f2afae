import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Task } from '#shared/contract/tasks.ts';
import type { Day } from '#shared/domain/calendar.ts';

const tasks = (db: Kysely<Database>) =>
  db
    .selectFrom('task')
    .leftJoin('account', 'account.id', 'task.account_id')
    .leftJoin('playbook_run', (join) =>
      join.onRef('playbook_run.id', '=', 'task.source_id').on('task.source', '=', 'playbook'),
    )
    .select(['task.id', 'task.account_id as accountId', 'account.name as accountName', 'task.title', 'task.note'])
    .select(['task.owner_id as ownerId', 'task.due_on as dueOn', 'task.snoozed_until as snoozedUntil'])
    .select(['task.done_at as doneAt', 'task.priority', 'task.source', 'task.source_id as sourceId'])
    .select(['task.recurrence', 'task.step_kind as stepKind', 'task.content_id as contentId'])
    .select('playbook_run.playbook_id as playbookId')
    .where('task.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null);

const toTask = (row: Omit<Task, 'late'>, today: Day): Task => ({
  ...row,
  late: row.doneAt === null && row.dueOn !== null && row.dueOn < today,
});

export async function findTask(db: Kysely<Database>, id: string, today: Day): Promise<Task | null> {
  const row = await tasks(db).where('task.id', '=', id).executeTakeFirst();
  return row ? toTask(row, today) : null;
}

/** Those without a date last. */
export async function openTasksOf(db: Kysely<Database>, accountId: string, today: Day): Promise<Task[]> {
  const rows = await tasks(db)
    .where('task.account_id', '=', accountId)
    .where('task.done_at', 'is', null)
    .where('task.canceled_at', 'is', null)
    .orderBy((eb) => eb('task.due_on', 'is', null))
    .orderBy('task.due_on')
    .orderBy('task.position')
    .execute();
  return rows.map((row) => toTask(row, today));
}

/** The last done first. */
export async function doneTasksOf(db: Kysely<Database>, accountId: string, since: Day, today: Day): Promise<Task[]> {
  const rows = await tasks(db)
    .where('task.account_id', '=', accountId)
    .where('task.done_at', '>=', since)
    .orderBy('task.done_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => toTask(row, today));
}

/** The task that a source already asked for, done or not. */
export async function taskOfSource(db: Kysely<Database>, sourceId: string, sourceKey: string): Promise<string | null> {
  const row = await db
    .selectFrom('task')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('source_key', '=', sourceKey)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function lastPosition(db: Kysely<Database>, accountId: string | null): Promise<string | null> {
  const row = await db
    .selectFrom('task')
    .select('position')
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .orderBy('position', 'desc')
    .executeTakeFirst();
  return row?.position ?? null;
}
