import type { Actor } from '#core/kernel/clock.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { ContactRole } from '#shared/domain/vocabulary.ts';
import { agendaTemplates, insertAgenda } from './agenda-content.ts';
import type { Carried } from './review-carry-over.ts';
import type { ReviewAccount, ReviewEntity } from './review-repository.ts';

/** Who a first review of a kind is held with: the champion for the quarter, the sponsor for the business. */
const invited: Record<'ebr' | 'other', readonly ContactRole[]> = {
  ebr: ['sponsor', 'decision_maker'],
  other: ['champion', 'sponsor'],
};

interface Filling {
  review: Pick<ReviewEntity, 'id' | 'account_id' | 'kind' | 'duration_minutes' | 'owner_id'>;
  account: ReviewAccount;
  carried: Carried;
  actor: Actor;
  today: Day;
}

/** Where the last review left nothing: people by their role, agenda from the template of the kind (F1, F5). */
export async function fillNewReview(context: WriteContext, filling: Filling): Promise<void> {
  const { review, account, carried, actor, today } = filling;
  if (carried.participants === 0) {
    const inReview = { account_id: review.account_id, review_id: review.id };
    context.rows.insert('review_participant', {
      ...inReview,
      side: 'ours',
      member_id: review.owner_id ?? actor.memberId,
    });
    const contacts = await context.db
      .selectFrom('contact')
      .select(['id', 'role', 'left_on'])
      .where('account_id', '=', review.account_id)
      .where('deleted_at', 'is', null)
      .where('role', 'in', invited[review.kind === 'ebr' ? 'ebr' : 'other'])
      .orderBy('role')
      .execute();
    for (const contact of contacts) {
      if (contact.left_on !== null && contact.left_on <= today) continue;
      context.rows.insert('review_participant', { ...inReview, side: 'client', contact_id: contact.id });
    }
  }
  if (carried.agendaItems === 0) {
    const templates = await agendaTemplates(context.db, actor.workspaceId);
    const template =
      templates.find(({ review_kind }) => review_kind === review.kind) ??
      templates.find(({ review_kind }) => review_kind === 'qbr');
    if (template) {
      insertAgenda(context, template, {
        reviewId: review.id,
        accountId: review.account_id,
        durationMinutes: review.duration_minutes,
        language: account.language,
        actor,
      });
    }
  }
}
