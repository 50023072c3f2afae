import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { type LiveView, toLiveView } from '#shared/domain/client-view/live-view.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { HighlightKind } from '#shared/domain/live-meeting.ts';
import { isUpcomingStage } from '#shared/domain/review-preparation.ts';
import { holdReview, stopClock } from './hold-review.ts';
import { liveFacts } from './live-repository.ts';
import { forgetLookAhead, withoutLookAhead } from './look-ahead.ts';
import { requirePreparation } from './preparation-service.ts';
import type { ReviewEntity } from './review-repository.ts';
import { changePart, type Done, lastKey, prepare, requireReview } from './review-writing.ts';

/** A title of a task, and the text of an item. */
const LONGEST_TITLE = 300;

/** Live mode: what happens while the meeting does (F6). */
export class MeetingService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  live({ id }: { id: string }): Promise<LiveView> {
    const { unitOfWork, clock, actor } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const { review: found, account } = await requirePreparation(db, id);
      const review = await withoutLookAhead(db, found, clock.now());
      return toLiveView(await liveFacts(db, { review, account, today: clock.today(), workspaceId: actor.workspaceId }));
    });
  }

  /** Starts the clock, or lets it go on; a held meeting's is over. */
  begin({ id }: { id: string }): Promise<Done> {
    return this.#clock(id, async (context, found, now) => {
      const { db, rows } = context;
      const review = await forgetLookAhead(context, found, now);
      if (review.live_since !== null || !isUpcomingStage(review.stage)) return;
      const standing = await itemsOf(db, id);
      const itemId = standing.find((item) => item.id === review.live_item_id)?.id ?? standing[0]?.id ?? null;
      rows.update('review', id, {
        live_since: now,
        live_item_id: itemId,
        ...(review.live_started_at === null && { live_started_at: now }),
        ...(review.stage === 'planned' && { stage: 'preparing' }),
      });
    });
  }

  /** What was left keeps its seconds; the clock goes on with the other one. */
  goTo({ id, itemId }: { id: string; itemId: string }): Promise<Done> {
    return this.#clock(id, async (context, review, now) => {
      if (review.live_item_id === itemId || !isUpcomingStage(review.stage)) return;
      await stopClock(context, review, now);
      context.rows.update('review', id, {
        live_item_id: itemId,
        ...(review.live_since !== null && { live_since: now }),
      });
    });
  }

  pause({ id }: { id: string }): Promise<Done> {
    return this.#clock(id, async (context, review, now) => {
      if (review.live_since === null) return;
      await stopClock(context, review, now);
      context.rows.update('review', id, { live_since: null });
    });
  }

  /**
   * Saved as it is typed, while other things are made: no step of its own, or "undo" would take back a sentence instead
   * of the decision just made. The internal notes of the item stay what they are.
   */
  saveSaid({ id, said }: { id: string; said: string | null }): Promise<Done> {
    return changePart(this.#kernel, { table: 'agenda_item', id, label: null }, ({ rows }) =>
      rows.update('agenda_item', id, { said }),
    );
  }

  /** A text that was marked becomes a task of ours, or a goal or an action of the next period. */
  highlight(input: { reviewId: string; text: string; kind: HighlightKind }): Promise<{ id: string }> {
    const { actor } = this.#kernel;
    const text = input.text.replaceAll(/\s+/gu, ' ').trim();
    if (text === '') throw new DomainError('VALUE_REFUSED', { field: 'text', reason: 'required' });
    return prepare(this.#kernel, input.reviewId, 'reviews.highlight', async (context, review) => {
      const { rows } = context;
      if (input.kind === 'task') {
        const { id } = rows.insert('task', {
          account_id: review.account_id,
          title: text.slice(0, LONGEST_TITLE),
          ...(text.length > LONGEST_TITLE && { note: text }),
          owner_id: review.owner_id ?? actor.memberId,
          priority: 'normal',
          source: 'review',
          source_id: review.id,
          position: keyBetween(null, null, deviceSuffix(actor.deviceId)),
        });
        return { id };
      }
      const { id } = rows.insert('review_item', {
        account_id: review.account_id,
        review_id: review.id,
        section: input.kind === 'goal' ? 'next_goal' : 'next_action',
        body: text,
        internal_owner_id: review.owner_id ?? actor.memberId,
        audience: 'client',
        position: await lastKey(context, this.#kernel, 'review_item', review.id),
      });
      return { id };
    });
  }

  /** F9. The meeting is over: one unit, so that one undo opens it again. */
  conclude({ id }: { id: string }): Promise<Done> {
    return this.#kernel.unitOfWork.write('reviews.conclude', async (context) => {
      const review = await requireReview(context, id);
      if (isUpcomingStage(review.stage)) await holdReview(context, this.#kernel, review);
      return {};
    });
  }

  /** Moves of the clock are nothing anybody would take back. */
  #clock(id: string, work: (context: WriteContext, review: ReviewEntity, now: string) => Promise<void>): Promise<Done> {
    return this.#kernel.unitOfWork.write(null, async (context) => {
      await work(context, await requireReview(context, id), this.#kernel.clock.now());
      return {};
    });
  }
}

function itemsOf(db: WriteContext['db'], reviewId: string) {
  return db
    .selectFrom('agenda_item')
    .select('id')
    .where('review_id', '=', reviewId)
    .where('audience', '=', 'client')
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}
