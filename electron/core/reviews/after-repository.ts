import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AfterView } from '#shared/contract/meeting.ts';
import { afterStates } from '#shared/domain/after-review.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { stageOn } from '#shared/domain/journey-course.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { planAtWork } from '../activation/activation-repository.ts';
import { commitmentsMadeIn, ownerOf } from './commitment-repository.ts';
import { nextReviewOf } from './preparation-service.ts';
import { type ReviewAccount, type ReviewEntity, reviewRows } from './review-repository.ts';
import { ratingsOf } from './topic-repository.ts';

/** Everything that follows a review, and where each step of it stands (F9). */
export async function readAfter(
  db: Kysely<Database>,
  { review, account }: { review: ReviewEntity; account: ReviewAccount },
  today: Day,
): Promise<AfterView> {
  const [row] = await reviewRows(db, today, { id: review.id });
  if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'review' });
  const feelings = await db
    .selectFrom('feeling')
    .select(['id', 'moment', 'felt_at as feltAt'])
    .where('review_id', '=', review.id)
    .where('deleted_at', 'is', null)
    .orderBy('felt_at', 'desc')
    .execute();
  const ratings = await ratingsOf(db, review.id);
  const recap = await recapTask(db, review.id);
  const { commitments, answered } = await commitmentsWithTasks(db, review.id);
  const agreed = await agreedIn(db, review.id);
  const next = await nextReviewOf(db, review);
  const { spent } = await db
    .selectFrom('agenda_item')
    .select(({ fn }) => fn.sum<number | null>('spent_seconds').as('spent'))
    .where('review_id', '=', review.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const stage = account.journey && stageOn(account.journey, today);
  const open = commitments.filter(({ state }) => state === 'open');
  return {
    review: {
      ...row,
      startedAt: review.live_started_at,
      spentMinutes: spent === null ? null : Math.max(1, Math.round(spent / 60)),
    },
    states: afterStates({
      feelings: feelings.length,
      criteria: ratings.length,
      rated: ratings.filter(({ score }) => score !== null).length,
      recapSent: recap?.done ?? false,
      commitments: open.length,
      tasks: open.filter(({ id }) => answered.has(id)).length,
      agreed: agreed.length,
      drafted: agreed.filter(({ goalId }) => goalId !== null).length,
      nextPlanned: next !== null,
      followedUp: review.stage === 'followed_up',
    }),
    feelings,
    ratings,
    recapTask: recap,
    commitments,
    agreed,
    plan: await planOf(db, review.account_id),
    nextReview: next && { id: next.id, kind: next.kind, startsAt: next.starts_at },
    stage: stage && { kind: stage.kind, round: stage.round, name: stage.name, plannedEnd: stage.plannedEnd },
  };
}

async function planOf(db: Kysely<Database>, accountId: string): Promise<AfterView['plan']> {
  const plan = await planAtWork(db, accountId);
  return plan && { id: plan.id, objective: plan.objective };
}

async function recapTask(db: Kysely<Database>, reviewId: string): Promise<AfterView['recapTask']> {
  const row = await db
    .selectFrom('task')
    .select(['id', 'done_at', 'due_on'])
    .where('source', '=', 'review')
    .where('source_id', '=', reviewId)
    .where('source_key', '=', 'send_recap')
    .where('canceled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, done: row.done_at !== null, dueOn: row.due_on } : null;
}

/** `answered`: commitments that became a task, also where somebody called it off or put it in the trash. */
async function commitmentsWithTasks(
  db: Kysely<Database>,
  reviewId: string,
): Promise<{ commitments: AfterView['commitments']; answered: ReadonlySet<string> }> {
  const made = await commitmentsMadeIn(db, reviewId);
  const tasks = await db
    .selectFrom('task')
    .innerJoin('commitment', 'commitment.id', 'task.source_id')
    .select(['task.id', 'task.canceled_at', 'task.deleted_at', 'commitment.id as commitmentId'])
    .where('task.source', '=', 'commitment')
    .where('commitment.review_id', '=', reviewId)
    .execute();
  const standing = tasks.filter((task) => task.canceled_at === null && task.deleted_at === null);
  const taskOf = new Map(standing.map(({ id, commitmentId }) => [commitmentId, id]));
  const commitments = made.map(({ row }) => ({
    id: row.id,
    body: row.body,
    side: row.side,
    ownerName: ownerOf(row),
    dueOn: row.due_on,
    state: row.state,
    audience: row.audience,
    taskId: taskOf.get(row.id) ?? null,
  }));
  return { commitments, answered: new Set(tasks.map(({ commitmentId }) => commitmentId)) };
}

async function agreedIn(db: Kysely<Database>, reviewId: string): Promise<AfterView['agreed']> {
  const rows = await db
    .selectFrom('review_item')
    .select(['id', 'section', 'body', 'due_on', 'source_table', 'source_id'])
    .where('review_id', '=', reviewId)
    .where('section', 'in', ['next_goal', 'next_action'])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows
    .filter(({ body }) => body.trim() !== '')
    .map((row) => ({
      id: row.id,
      kind: row.section === 'next_goal' ? ('goal' as const) : ('action' as const),
      text: row.body,
      dueOn: row.due_on,
      goalId: row.source_table === 'goal' ? row.source_id : null,
    }));
}
