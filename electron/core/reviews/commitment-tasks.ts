import { v5 } from 'uuid';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { isUpcomingStage } from '#shared/domain/review-preparation.ts';
import { reportTexts } from './review-content.ts';
import { workspaceOf } from './review-repository.ts';

type Told = Pick<Kernel, 'clock' | 'actor'>;

/** Two laptops that conclude one review make the same tasks. */
export const commitmentTaskId = (commitmentId: string): string => v5('task:commitment', commitmentId);

/** Longest title of a task. */
const LONGEST = 300;

/**
 * F9. Every commitment of a review as its task: made where the review was held, called off where it was not. `revive`:
 * the review is being held, so that tasks an undone conclusion left in the trash come back.
 */
export async function followCommitmentsOf(
  context: WriteContext,
  told: Told,
  reviewId: string,
  revive = false,
): Promise<void> {
  const rows = await context.db
    .selectFrom('commitment')
    .select('id')
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
  for (const { id } of rows) await followCommitment(context, told, id, revive);
}

/**
 * F9. Brings the task of one commitment to where the commitment stands: made once its review was held, with its words,
 * owner and day; done with it, called off when it is dropped. What the client owes is a task too: somebody asks for it.
 * A task that somebody put in the trash stays there until the review is held again.
 */
export async function followCommitment(
  { db, rows }: WriteContext,
  told: Told,
  commitmentId: string,
  revive = false,
): Promise<void> {
  const found = await db
    .selectFrom('commitment')
    .leftJoin('review', 'review.id', 'commitment.review_id')
    .leftJoin('contact', 'contact.id', 'commitment.contact_id')
    .selectAll('commitment')
    .select(['review.stage', 'review.owner_id', 'contact.name as contact_name'])
    .where('commitment.id', '=', commitmentId)
    .executeTakeFirst();
  if (!found) return;
  const task = await db
    .selectFrom('task')
    .select(['id', 'title', 'owner_id', 'due_on', 'done_at', 'canceled_at', 'deleted_at'])
    .where('source', '=', 'commitment')
    .where('source_id', '=', commitmentId)
    .executeTakeFirst();
  const { now } = told.clock;
  const agreed = found.stage === null || !isUpcomingStage(found.stage);
  const wanted = found.deleted_at === null && agreed && found.state !== 'dropped';
  if (task && task.deleted_at !== null) {
    if (!revive || !wanted || found.state !== 'open' || task.id !== commitmentTaskId(commitmentId)) return;
    rows.restore('task', task.id);
  }
  if (!wanted) {
    if (task && task.done_at === null && task.canceled_at === null)
      rows.update('task', task.id, { canceled_at: now() });
    return;
  }
  const fields = {
    title: found.body.slice(0, LONGEST),
    owner_id: found.member_id ?? found.owner_id ?? told.actor.memberId,
    due_on: found.due_on,
  };
  if (found.side === 'client') {
    const texts = reportTexts((await workspaceOf(db)).language);
    const who = found.contact_name ?? found.owner_name;
    fields.title = texts(who === null ? 'tasks.ask_client' : 'tasks.ask_person', {
      who: who ?? '',
      what: found.body,
    }).slice(0, LONGEST);
  }
  if (task) {
    const done = found.state === 'done';
    rows.update('task', task.id, {
      ...(task.title !== fields.title && { title: fields.title }),
      ...(task.owner_id !== fields.owner_id && { owner_id: fields.owner_id }),
      ...(task.due_on !== fields.due_on && { due_on: fields.due_on }),
      ...(task.canceled_at !== null && { canceled_at: null }),
      ...(done !== (task.done_at !== null) && { done_at: done ? now() : null }),
    });
  } else if (found.state === 'open') {
    rows.insert(
      'task',
      {
        ...fields,
        account_id: found.account_id,
        priority: 'normal',
        source: 'commitment',
        source_id: commitmentId,
        source_key: 'commitment',
        position: keyBetween(null, null, deviceSuffix(told.actor.deviceId)),
      },
      commitmentTaskId(commitmentId),
    );
  }
}

/** I6, F9. The task of a commitment was done or opened again: so is the commitment. */
export async function answerByTask(
  { db, rows }: WriteContext,
  { commitmentId, done, today }: { commitmentId: string; done: boolean; today: string },
): Promise<void> {
  const row = await db
    .selectFrom('commitment')
    .select('state')
    .where('id', '=', commitmentId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (row?.state !== (done ? 'open' : 'done')) return;
  rows.update('commitment', commitmentId, {
    state: done ? 'done' : 'open',
    done_on: done ? today : null,
    answered_on: done ? today : null,
  });
}
