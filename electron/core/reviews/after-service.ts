import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { AfterView } from '#shared/contract/meeting.ts';
import { dayInZone } from '#shared/domain/calendar.ts';
import { deviceSuffix } from '#shared/domain/fractional-index.ts';
import { lastPositionIn } from '#shared/domain/goal-tree.ts';
import { planAtWork } from '../activation/activation-repository.ts';
import { placesOfPlan } from '../plans/goal-repository.ts';
import { readAfter } from './after-repository.ts';
import { requirePreparation } from './preparation-service.ts';
import { type Done, requireReview } from './review-writing.ts';

/** What follows a review: rated, told, turned into work (F6, F9). */
export class AfterService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  after({ id }: { id: string }): Promise<AfterView> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read(async (db) => readAfter(db, await requirePreparation(db, id), clock.today()));
  }

  rate(input: { reviewId: string; criterion: string; wording: string; score: number | null }): Promise<Done> {
    return this.#kernel.unitOfWork.write('reviews.rate', async (context) => {
      const review = await requireReview(context, input.reviewId);
      context.rows.put('review_rating', {
        account_id: review.account_id,
        review_id: review.id,
        criterion: input.criterion,
        wording: input.wording,
        score: input.score,
      });
      return {};
    });
  }

  /** F9. Agreed in the meeting, without numbers yet: the plan gets them as planned goals, and the review knows them. */
  draftGoals({ id }: { id: string }): Promise<{ drafted: number }> {
    const { clock, actor } = this.#kernel;
    return this.#kernel.unitOfWork.write('reviews.draftGoals', async (context) => {
      const { db, rows } = context;
      const review = await requireReview(context, id);
      const plan = await planAtWork(db, review.account_id);
      if (!plan) throw new DomainError('ROW_NOT_FOUND', { what: 'success_plan' });
      const items = await db
        .selectFrom('review_item')
        .selectAll()
        .where('review_id', '=', id)
        .where('section', 'in', ['next_goal', 'next_action'])
        .where('source_id', 'is', null)
        .where('deleted_at', 'is', null)
        .orderBy('position')
        .orderBy('id')
        .execute();
      const agreedOn = dayInZone(review.held_at ?? review.starts_at, review.time_zone);
      let drafted = 0;
      for (const item of items) {
        if (item.body.trim() === '') continue;
        const places = await placesOfPlan(db, plan.id);
        const goal = rows.insert('goal', {
          account_id: review.account_id,
          plan_id: plan.id,
          parent_id: null,
          kind: item.section === 'next_goal' ? 'goal' : 'action',
          position: lastPositionIn(places, null, deviceSuffix(actor.deviceId)),
          title: item.body.slice(0, LONGEST_TITLE),
          direction: 'up',
          starts_on: clock.today(),
          due_on: item.due_on,
          internal_owner_id: item.internal_owner_id ?? review.owner_id ?? actor.memberId,
          client_owner_id: item.client_owner_id,
          agreed_on: item.audience === 'client' ? agreedOn : null,
          status: 'planned',
          audience: item.audience,
        });
        rows.update('review_item', item.id, { source_table: 'goal', source_id: goal.id });
        drafted += 1;
      }
      return { drafted };
    });
  }
}

const LONGEST_TITLE = 300;
