import type { Day } from './calendar.ts';
import type { TouchModel } from './touch-model.ts';
import {
  type CommitmentAnswer,
  type CommitmentState,
  type ReviewKind,
  type ReviewStage,
  type ReviewStep,
  reviewStages,
  reviewSteps,
} from './vocabulary.ts';

// A review the touch model does not plan (an EBR with a mid-touch client, a welcome) asks for what no meeting does without.
const stepsByKind: Record<ReviewKind, readonly ReviewStep[]> = {
  qbr: ['period_and_people', 'last_commitments', 'goals', 'next_period', 'outputs'],
  ebr: reviewSteps,
  regular: ['period_and_people', 'last_commitments', 'next_period', 'agenda'],
  welcome: ['period_and_people', 'needs_checklist', 'next_period', 'agenda'],
  hand_over: ['period_and_people', 'risks_and_opportunities', 'next_period', 'agenda'],
};

/** F3. The steps a review asks for, in order; the other steps stay open to whoever wants them. */
export function stepsAskedFor(model: Pick<TouchModel, 'reviews'>, kind: ReviewKind): ReviewStep[] {
  const asked = model.reviews.find((review) => review.kind === kind)?.steps ?? stepsByKind[kind];
  return reviewSteps.filter((step) => asked.includes(step));
}

/** F3. 1 to 10, as shown. */
export function stepNumber(step: ReviewStep): number {
  return reviewSteps.indexOf(step) + 1;
}

export type Readiness = { done: number; asked: number; percent: number; missing: ReviewStep[] };

/** F3. Steps done ÷ steps asked for; steps done beyond those asked for do not count. */
export function readiness(doneSteps: readonly ReviewStep[], asked: readonly ReviewStep[]): Readiness {
  const missing = asked.filter((step) => !doneSteps.includes(step));
  const done = asked.length - missing.length;
  return { done, asked: asked.length, percent: asked.length === 0 ? 100 : (done / asked.length) * 100, missing };
}

export type OpenCommitment = { id: string; state: CommitmentState; dueOn: Day | null; reason: string | null };

/** Open with its day gone by. */
export function isLateCommitment({ state, dueOn }: Pick<OpenCommitment, 'state' | 'dueOn'>, today: Day): boolean {
  return state === 'open' && dueOn !== null && dueOn < today;
}

/** F9. Late ones, and ones dropped without a reason: each must be answered before the next review is ready. */
export function commitmentsToAnswer<Commitment extends OpenCommitment>(
  commitments: readonly Commitment[],
  today: Day,
): Commitment[] {
  return commitments.filter(
    (commitment) =>
      isLateCommitment(commitment, today) || (commitment.state === 'dropped' && !commitment.reason?.trim()),
  );
}

export type AnswerProblem = 'reason_missing' | 'new_date_missing' | 'new_date_in_the_past';

/** F9. What is wrong with the answer to a late commitment; null when it stands. */
export function answerProblem(
  { answer, newDay, reason }: { answer: CommitmentAnswer; newDay: Day | null; reason: string | null },
  today: Day,
): AnswerProblem | null {
  if (answer === 'dropped') return reason?.trim() ? null : 'reason_missing';
  if (answer === 'done') return null;
  if (newDay === null) return 'new_date_missing';
  return newDay < today ? 'new_date_in_the_past' : null;
}

// A meeting happens whether or not it was prepared, so any stage may go to held; steps back correct a slip.
const transitions: Record<ReviewStage, readonly ReviewStage[]> = {
  planned: ['preparing', 'held'],
  preparing: ['planned', 'ready', 'held'],
  ready: ['preparing', 'held'],
  held: ['preparing', 'followed_up'],
  followed_up: ['held'],
};

export type StageProblem = { key: 'not_a_next_stage' } | { key: 'commitments_to_answer'; ids: string[] };

/** F1, F9. What forbids a review to go to a stage; null when it may. */
export function stageProblem(
  from: ReviewStage,
  to: ReviewStage,
  commitments: readonly OpenCommitment[],
  today: Day,
): StageProblem | null {
  if (!transitions[from].includes(to)) return { key: 'not_a_next_stage' };
  if (to !== 'ready') return null;
  const ids = commitmentsToAnswer(commitments, today).map(({ id }) => id);
  return ids.length === 0 ? null : { key: 'commitments_to_answer', ids };
}

/** True for stages before the meeting took place. */
export function isUpcomingStage(stage: ReviewStage): boolean {
  return reviewStages.indexOf(stage) < reviewStages.indexOf('held');
}
