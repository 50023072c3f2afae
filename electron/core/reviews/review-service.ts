import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { NewReview, ReviewProposal, ReviewRow } from '#shared/contract/reviews.ts';
import { stageProblem } from '#shared/domain/review-preparation.ts';
import type { ReviewStage } from '#shared/domain/vocabulary.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { endStageByFact } from '../journeys/stage-writing.ts';
import { followCommitmentsOf } from './commitment-tasks.ts';
import { holdReview } from './hold-review.ts';
import { carryOver } from './review-carry-over.ts';
import { type ReportText, reportTexts } from './review-content.ts';
import { accountOfReview, previousReview, type ReviewEntity, reviewRows, workspaceOf } from './review-repository.ts';
import { type ProposalRequest, proposeReview } from './review-proposal.ts';
import { callOffReviewTasks, planReviewTasks, reviveReviewTasks } from './review-tasks.ts';
import { standingCommitments } from './commitment-repository.ts';
import { fillNewReview } from './new-review.ts';
import { type Done, requireReview } from './review-writing.ts';

/** Reviews as records: planned, moved, called off, taken from stage to stage (F1, F2, F9). */
export class ReviewService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId?: string | undefined }): Promise<ReviewRow[]> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read((db) => reviewRows(db, clock.today(), { accountId }));
  }

  /** F1, F2: the day from the journey's window, the period it looks at, and what comes along. */
  proposal(request: ProposalRequest): Promise<ReviewProposal> {
    const { unitOfWork, clock, actor } = this.#kernel;
    return unitOfWork.read((db) => proposeReview(db, request, { today: clock.today(), memberId: actor.memberId }));
  }

  /** One transaction: the review, its people and agenda, the open commitments it asks for, its tasks. */
  create(input: NewReview): Promise<{ id: string }> {
    const { unitOfWork, clock, actor } = this.#kernel;
    requirePeriod(input);
    return unitOfWork.write('reviews.create', async (context) => {
      const account = await accountOfReview(context.db, input.accountId);
      if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const previous = await previousReview(context.db, input.accountId, input.startsAt, input.kind);
      const review = context.rows.insert('review', {
        account_id: input.accountId,
        kind: input.kind,
        stage: 'planned',
        title: input.title,
        starts_at: input.startsAt,
        time_zone: input.timeZone,
        duration_minutes: input.durationMinutes,
        place: input.place,
        owner_id: input.ownerId ?? actor.memberId,
        period_from: input.periodFrom,
        period_to: input.periodTo,
        previous_review_id: previous?.id ?? null,
        invitation_sequence: 0,
      });
      const carried = await carryOver(context, { id: review.id, accountId: account.id, kind: input.kind }, previous);
      await fillNewReview(context, { review, account, carried, actor, today: clock.today() });
      await this.#planTasks(context, review.id);
      return { id: review.id };
    });
  }

  save({ id, ...patch }: { id: string } & Partial<NewReviewPatch>): Promise<Done> {
    return this.#change('reviews.edit', id, async (context, review) => {
      requirePeriod({
        periodFrom: patch.periodFrom ?? review.period_from,
        periodTo: patch.periodTo ?? review.period_to,
      });
      context.rows.update('review', id, {
        ...(patch.kind !== undefined && { kind: patch.kind }),
        ...(patch.title !== undefined && { title: patch.title }),
        ...(patch.timeZone !== undefined && { time_zone: patch.timeZone }),
        ...(patch.durationMinutes !== undefined && { duration_minutes: patch.durationMinutes }),
        ...(patch.place !== undefined && { place: patch.place }),
        ...(patch.ownerId !== undefined && { owner_id: patch.ownerId }),
        ...(patch.periodFrom !== undefined && { period_from: patch.periodFrom }),
        ...(patch.periodTo !== undefined && { period_to: patch.periodTo }),
      });
      // A changed place or length is a changed invitation (RFC 5545).
      if (patch.place !== undefined || patch.durationMinutes !== undefined || patch.timeZone !== undefined) {
        context.rows.update('review', id, { invitation_sequence: review.invitation_sequence + 1 });
      }
      if (patch.kind !== undefined || patch.timeZone !== undefined) await this.#planTasks(context, id);
    });
  }

  move(input: { id: string; startsAt: string; timeZone: string; durationMinutes: number }): Promise<Done> {
    return this.#change('reviews.move', input.id, async (context, review) => {
      context.rows.update('review', input.id, {
        starts_at: input.startsAt,
        time_zone: input.timeZone,
        duration_minutes: input.durationMinutes,
        invitation_sequence: review.invitation_sequence + 1,
      });
      await this.#planTasks(context, input.id);
    });
  }

  cancel({ id }: { id: string }): Promise<Done> {
    const now = this.#kernel.clock.now();
    return this.#change('reviews.cancel', id, async (context, review) => {
      context.rows.update('review', id, { canceled_at: now, invitation_sequence: review.invitation_sequence + 1 });
      await callOffReviewTasks(context, id, now);
    });
  }

  reinstate({ id }: { id: string }): Promise<Done> {
    return this.#change('reviews.reinstate', id, async (context, review) => {
      context.rows.update('review', id, { canceled_at: null, invitation_sequence: review.invitation_sequence + 1 });
      await reviveReviewTasks(context, id);
      await this.#planTasks(context, id);
    });
  }

  /** F9: late commitments block "ready" until each is answered. */
  setStage({ id, stage }: { id: string; stage: ReviewStage }): Promise<Done> {
    const { clock } = this.#kernel;
    return this.#change('reviews.stage', id, async (context, review) => {
      const { db, rows } = context;
      if (review.stage === stage) return;
      const commitments = await standingCommitments(db, review);
      const problem = stageProblem(review.stage, stage, commitments, clock.today());
      if (problem?.key === 'commitments_to_answer')
        throw new DomainError('REVIEW_BLOCKED', { late: problem.ids.length });
      if (problem) throw new DomainError('VALUE_REFUSED', { field: 'stage', reason: problem.key });
      if (stage === 'held' && review.stage !== 'followed_up') return holdReview(context, this.#kernel, review);
      rows.update('review', id, { stage, ...(stage === 'preparing' && { held_at: null }) });
      if (stage === 'preparing' && review.stage === 'held') {
        await followCommitmentsOf(context, this.#kernel, id);
        await reviveReviewTasks(context, id);
        await this.#planTasks(context, id);
      }
      if (stage !== 'followed_up' || (review.kind !== 'qbr' && review.kind !== 'ebr')) return;
      const today = clock.today();
      await endStageByFact(context, { accountId: review.account_id, kind: 'review_window', on: today, today });
    });
  }

  trash({ id }: { id: string }): Promise<Done> {
    const now = this.#kernel.clock.now();
    return this.#change('reviews.trash', id, async (context) => {
      await callOffReviewTasks(context, id, now);
      context.rows.trash('review', id);
    });
  }

  async #planTasks(context: WriteContext, id: string): Promise<void> {
    const { clock, actor } = this.#kernel;
    const review = await requireReview(context, id);
    const account = await accountOfReview(context.db, review.account_id);
    await planReviewTasks(context, review, {
      today: clock.today(),
      now: clock.now(),
      deviceId: actor.deviceId,
      accountName: account?.name ?? '',
      texts: await workspaceTexts(context),
    });
  }

  #change(
    label: UndoLabel,
    id: string,
    work: (context: WriteContext, review: ReviewEntity) => Promise<void>,
  ): Promise<Done> {
    return this.#kernel.unitOfWork.write(label, async (context) => {
      await work(context, await requireReview(context, id));
      return {};
    });
  }
}

type NewReviewPatch = { [F in keyof Omit<NewReview, 'accountId' | 'startsAt'>]: NewReview[F] | undefined };

async function workspaceTexts({ db }: Pick<WriteContext, 'db'>): Promise<ReportText> {
  return reportTexts((await workspaceOf(db)).language);
}

function requirePeriod({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }): void {
  if (periodTo < periodFrom) throw new DomainError('VALUE_REFUSED', { field: 'periodTo', reason: 'before_start' });
}
