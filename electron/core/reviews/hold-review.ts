import { v5 } from 'uuid';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { planAtWork } from '../activation/activation-repository.ts';
import { endStageByFact } from '../journeys/stage-writing.ts';
import { keepPlanVersion } from '../plans/plan-snapshot.ts';
import { dayInZone } from '#shared/domain/calendar.ts';
import { elapsedSeconds } from '#shared/domain/live-meeting.ts';
import { followCommitmentsOf } from './commitment-tasks.ts';
import { forgetLookAhead } from './look-ahead.ts';
import { reportTexts } from './review-content.ts';
import { type ReviewEntity, workspaceOf } from './review-repository.ts';
import { heldReviewTasks } from './review-tasks.ts';

type Told = Pick<Kernel, 'clock' | 'actor'>;

/** Of the contact that a review was: two laptops that conclude it log it once. */
export const talkId = (reviewId: string): string => v5('talk', reviewId);

/** F6, F9. A review took place: its clock stops, it is logged as a contact, commitments become tasks. */
export async function holdReview(context: WriteContext, told: Told, found: ReviewEntity): Promise<void> {
  const { clock, actor } = told;
  const now = clock.now();
  const review = await forgetLookAhead(context, found, now);
  await stopClock(context, review, now);
  context.rows.update('review', review.id, {
    stage: 'held',
    live_since: null,
    ...(review.held_at === null && { held_at: review.live_started_at ?? now }),
  });
  const heldAt = review.held_at ?? review.live_started_at ?? now;
  await heldReviewTasks(context, review, { heldOn: dayInZone(heldAt, review.time_zone), at: now });
  await logTalk(context, told, review);
  await followCommitmentsOf(context, told, review.id, true);
  if (review.kind === 'hand_over' || review.kind === 'welcome') {
    const today = clock.today();
    await endStageByFact(context, { accountId: review.account_id, kind: review.kind, on: today, today });
  }
  if (review.kind !== 'qbr') return;
  // C3: the plan as it stood when the QBR was held.
  const plan = await planAtWork(context.db, review.account_id);
  if (!plan) return;
  await keepPlanVersion(context, {
    planId: plan.id,
    reason: { kind: 'review', reviewId: review.id, on: clock.today() },
    note: null,
    memberId: actor.memberId,
    now,
  });
}

/** Adds the running visit to the item it stands at. */
export async function stopClock({ db, rows }: WriteContext, review: ReviewEntity, now: string): Promise<void> {
  if (review.live_item_id === null || review.live_since === null) return;
  const item = await db
    .selectFrom('agenda_item')
    .select(['id', 'spent_seconds'])
    .where('id', '=', review.live_item_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const seconds = elapsedSeconds(review.live_since, now);
  if (item && seconds > 0) rows.update('agenda_item', item.id, { spent_seconds: (item.spent_seconds ?? 0) + seconds });
}

/** H2. A meeting is a contact; one that was logged by hand stands for it, and one that was undone comes back. */
async function logTalk({ db, rows }: WriteContext, { clock, actor }: Told, review: ReviewEntity): Promise<void> {
  const id = talkId(review.id);
  const known = await db
    .selectFrom('interaction')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', id), eb('review_id', '=', review.id)]))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (known) return;
  const now = clock.now();
  const planned = review.starts_at <= now ? review.starts_at : now;
  const texts = reportTexts((await workspaceOf(db)).language);
  const fields = {
    channel: channelOf(review.place),
    happened_at: review.live_started_at ?? planned,
    duration_minutes: review.duration_minutes,
    subject: review.title ?? texts('talk', { kind: texts(`kind.${review.kind}`) }),
  };
  if (rows.has('interaction', id)) {
    rows.update('interaction', id, fields);
    rows.restore('interaction', id);
  } else {
    rows.insert(
      'interaction',
      {
        ...fields,
        account_id: review.account_id,
        author_id: actor.memberId,
        direction: 'outbound',
        automated: 0,
        planned: 1,
        audience: 'internal',
        review_id: review.id,
      },
      id,
    );
  }
  await logPeople({ db, rows }, review, id);
}

/** Who took part in the review took part in the talk. */
async function logPeople({ db, rows }: Pick<WriteContext, 'db' | 'rows'>, review: ReviewEntity, talk: string) {
  const people = await db
    .selectFrom('review_participant')
    .select(['contact_id', 'member_id'])
    .where('review_id', '=', review.id)
    .where('deleted_at', 'is', null)
    .execute();
  const before = await db
    .selectFrom('interaction_participant')
    .select(['id', 'contact_id', 'member_id', 'deleted_at'])
    .where('interaction_id', '=', talk)
    .execute();
  for (const { contact_id, member_id } of people) {
    if (contact_id === null && member_id === null) continue;
    const row = before.find((each) => each.contact_id === contact_id && each.member_id === member_id);
    if (!row) {
      rows.insert('interaction_participant', {
        account_id: review.account_id,
        interaction_id: talk,
        contact_id,
        member_id,
      });
    } else if (row.deleted_at !== null) rows.restore('interaction_participant', row.id);
  }
}

/** A link is a call with a picture, any other place is where somebody went. */
function channelOf(place: string | null): 'video' | 'visit' | 'other' {
  if (place === null || place.trim() === '') return 'other';
  return /https?:|meet|teams|zoom|v[ií]deo|online/iu.test(place) ? 'video' : 'visit';
}
