import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { NewReview, ReviewProposal, ReviewRow } from '#shared/contract/reviews.ts';
import { addDays, dayInZone, lastDays, startOfDayInZone } from '#shared/domain/calendar.ts';
import { accountReviewedPeriod, accountReviewWindow } from '#shared/domain/journey-course.ts';
import { stageProblem } from '#shared/domain/review-preparation.ts';
import { proposedReviewDay } from '#shared/domain/review-schedule.ts';
import type { ReviewKind, ReviewStage, StageKind } from '#shared/domain/vocabulary.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { planAtWork } from '../activation/activation-repository.ts';
import { keepPlanVersion } from '../plans/plan-snapshot.ts';
import { endStageByFact } from '../journeys/stage-writing.ts';
import { carryOver, countCarried } from './review-carry-over.ts';
import { type ReportText, reportTexts } from './review-content.ts';
import {
  accountOfReview,
  holidaysOf,
  previousReview,
  type ReviewEntity,
  reviewRows,
  workspaceOf,
} from './review-repository.ts';
import { callOffReviewTasks, planReviewTasks, reviveReviewTasks } from './review-tasks.ts';
import { standingCommitments } from './commitment-repository.ts';
import { fillNewReview } from './new-review.ts';
import { type Done, requireReview } from './review-writing.ts';

/** The usual hour of a first proposal, in the workspace's zone. */
const PROPOSED_HOUR = 10;
const PROPOSED_MINUTES = 60;

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
  async proposal({ accountId, kind }: { accountId: string; kind: ReviewKind }): Promise<ReviewProposal> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const account = await accountOfReview(db, accountId);
      if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const workspace = await workspaceOf(db);
      const holidays = await holidaysOf(db);
      const { journey } = account;
      const window = journey && accountReviewWindow(journey, today).window;
      const day = proposedReviewDay(window || { start: addDays(today, 1), end: addDays(today, 30) }, today, holidays);
      const period = journey ? accountReviewedPeriod(journey, day) : lastDays(today, 90);
      const startsAt = atHour(day, workspace.time_zone, PROPOSED_HOUR);
      const previous = await previousReview(db, accountId, startsAt, kind);
      // Nothing between two reviews goes untold: the period begins where the last one ended.
      const from = previous && previous.period_to < period.end ? addDays(previous.period_to, 1) : period.start;
      return {
        accountId,
        accountName: account.name,
        language: account.language,
        touchModel: account.touchModel,
        kind,
        title: null,
        startsAt,
        timeZone: workspace.time_zone,
        durationMinutes: previous?.duration_minutes ?? PROPOSED_MINUTES,
        place: previous?.place ?? null,
        ownerId: account.ownerId ?? actor.memberId,
        periodFrom: from < period.end ? from : period.start,
        periodTo: period.end,
        previous: previous && { id: previous.id, kind: previous.kind, startsAt: previous.starts_at },
        carried: await countCarried(db, accountId, previous, kind),
      };
    });
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
      rows.update('review', id, {
        stage,
        ...(stage === 'held' && review.held_at === null && { held_at: clock.now() }),
        ...(stage === 'preparing' && { held_at: null }),
      });
      const ended = stageEndedBy(review.kind, stage);
      if (ended) {
        const today = clock.today();
        await endStageByFact(context, { accountId: review.account_id, kind: ended, on: today, today });
      }
      if (stage === 'held' && review.kind === 'qbr') await this.#keepPlan(context, review);
    });
  }

  trash({ id }: { id: string }): Promise<Done> {
    const now = this.#kernel.clock.now();
    return this.#change('reviews.trash', id, async (context) => {
      await callOffReviewTasks(context, id, now);
      context.rows.trash('review', id);
    });
  }

  /** C3: the plan as it stood when the QBR was held. */
  async #keepPlan(context: WriteContext, { id, account_id }: ReviewEntity): Promise<void> {
    const { clock, actor } = this.#kernel;
    const plan = await planAtWork(context.db, account_id);
    if (!plan) return;
    await keepPlanVersion(context, {
      planId: plan.id,
      reason: { kind: 'review', reviewId: id, on: clock.today() },
      note: null,
      memberId: actor.memberId,
      now: clock.now(),
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

/** F9, D3: a QBR that was followed up, or a first meeting that was held, ends its stage of the journey. */
function stageEndedBy(kind: ReviewKind, stage: ReviewStage): StageKind | null {
  if (kind === 'qbr' || kind === 'ebr') return stage === 'followed_up' ? 'review_window' : null;
  return kind !== 'regular' && stage === 'held' ? kind : null;
}

function requirePeriod({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }): void {
  if (periodTo < periodFrom) throw new DomainError('VALUE_REFUSED', { field: 'periodTo', reason: 'before_start' });
}

function atHour(day: string, zone: string, hour: number): string {
  const midnight = Date.parse(startOfDayInZone(day, zone));
  const guess = new Date(midnight + hour * 3_600_000).toISOString();
  // A day on which the clock changes begins an hour off.
  return dayInZone(guess, zone) === day ? guess : new Date(midnight + 12 * 3_600_000).toISOString();
}
