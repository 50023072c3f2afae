import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import { answerProblem } from '#shared/domain/review-preparation.ts';
import type { CommitmentAnswer, Side } from '#shared/domain/vocabulary.ts';
import type { RowAudience } from '#shared/sync/tables/account-tables.ts';
import { followCommitment } from './commitment-tasks.ts';
import { changePart, type Done, lastKey, type Partly, prepare } from './review-writing.ts';

interface CommitmentFields {
  body: string;
  memberId: string | null;
  contactId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  audience: RowAudience;
}

interface CommitmentReply {
  reviewId: string;
  commitmentId: string;
  answer: CommitmentAnswer | 'open';
  dueOn: string | null;
  reason: string | null;
  reasonAudience: RowAudience;
}

/** What was promised last time and what is promised now (F3 steps 3 and 8, F9). */
export class CommitmentService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** F9: done, a new date, or dropped with its reason. */
  answerCommitment(input: CommitmentReply): Promise<Done> {
    const { clock } = this.#kernel;
    return prepare(this.#kernel, input.reviewId, 'reviews.answer', async (context, review) => {
      const { rows } = context;
      const today = clock.today();
      const { answer, dueOn, reason } = input;
      const problem = answer === 'open' ? null : answerProblem({ answer, newDay: dueOn, reason }, today);
      if (problem)
        throw new DomainError('VALUE_REFUSED', { field: answer === 'dropped' ? 'reason' : 'dueOn', reason: problem });
      rows.update('commitment', input.commitmentId, {
        state: answer === 'new_date' ? 'open' : answer,
        done_on: answer === 'done' ? today : null,
        ...(answer === 'new_date' && { due_on: dueOn }),
        ...((answer === 'dropped' || reason !== null) && { reason, reason_audience: input.reasonAudience }),
        answered_review_id: review.id,
        answered_on: answer === 'open' ? null : today,
      });
      await followCommitment(context, this.#kernel, input.commitmentId);
      return {};
    });
  }

  addCommitment({
    reviewId,
    side,
    ...fields
  }: { reviewId: string; side: Side } & Partly<CommitmentFields> & { body: string }) {
    return prepare(this.#kernel, reviewId, 'reviews.commitment', async (context, review) => {
      const { id } = context.rows.insert('commitment', {
        account_id: review.account_id,
        review_id: reviewId,
        side,
        state: 'open',
        audience: 'client',
        ...commitmentColumns(fields),
        body: fields.body,
        position: await lastKey(context, this.#kernel, 'commitment', reviewId),
      });
      await followCommitment(context, this.#kernel, id);
      return { id };
    });
  }

  saveCommitment({
    id,
    side,
    ...fields
  }: { id: string; side?: Side | undefined } & Partly<CommitmentFields>): Promise<Done> {
    return changePart(this.#kernel, { table: 'commitment', id }, async (context) => {
      context.rows.update('commitment', id, { ...(side !== undefined && { side }), ...commitmentColumns(fields) });
      await followCommitment(context, this.#kernel, id);
    });
  }
}

const commitmentColumns = (fields: Partly<CommitmentFields>) => ({
  ...(fields.body !== undefined && { body: fields.body }),
  ...(fields.memberId !== undefined && { member_id: fields.memberId }),
  ...(fields.contactId !== undefined && { contact_id: fields.contactId }),
  ...(fields.ownerName !== undefined && { owner_name: fields.ownerName }),
  ...(fields.dueOn !== undefined && { due_on: fields.dueOn }),
  ...(fields.audience !== undefined && { audience: fields.audience }),
});
