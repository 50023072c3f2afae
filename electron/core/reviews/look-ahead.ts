import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { isUpcomingStage } from '#shared/domain/review-preparation.ts';
import { isLookAhead } from '#shared/domain/live-meeting.ts';
import { type ReviewEntity, workspaceOf } from './review-repository.ts';

/** F6. The review as if live mode had not been opened, where that was only a look at it days before. */
export async function withoutLookAhead(db: WriteContext['db'], review: ReviewEntity, now: string) {
  if (review.live_started_at === null || review.held_at !== null || !isUpcomingStage(review.stage)) return review;
  const { time_zone: zone } = await workspaceOf(db);
  const look = { startedAt: review.live_started_at, startsAt: review.starts_at, now };
  if (!isLookAhead(look, zone)) return review;
  return { ...review, live_started_at: null, live_since: null, live_item_id: null };
}

/** Drops what a look ahead measured: the date, the times and the minutes are those of the meeting. */
export async function forgetLookAhead({ db, rows }: WriteContext, review: ReviewEntity, now: string) {
  const fresh = await withoutLookAhead(db, review, now);
  if (fresh === review) return review;
  const { live_started_at, live_since, live_item_id } = fresh;
  rows.update('review', review.id, { live_started_at, live_since, live_item_id });
  const measured = await db
    .selectFrom('agenda_item')
    .select('id')
    .where('review_id', '=', review.id)
    .where('spent_seconds', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute();
  for (const { id } of measured) rows.update('agenda_item', id, { spent_seconds: null });
  return fresh;
}
