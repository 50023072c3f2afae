import { addDays, type Day } from './calendar.ts';
import type { ActivationStep } from './method-vocabulary.ts';
import type { AccountStatus } from './vocabulary.ts';

/** C1. What the last step asks for before an account is in ongoing. */
export const gateItems = [
  'owner',
  'sponsor',
  'objective',
  'touch_model',
  'goals',
  'first_review',
  'next_contact',
] as const;
export type GateItemKey = (typeof gateItems)[number];

/** Where a missing item is put right. */
export const stepOfGateItem: Readonly<Record<GateItemKey, ActivationStep>> = {
  owner: 'team_and_owner',
  sponsor: 'know_the_client',
  objective: 'success_and_value',
  touch_model: 'touch_model',
  goals: 'goals',
  first_review: 'review_and_activate',
  next_contact: 'review_and_activate',
};

export interface GateFacts {
  ownerId: string | null;
  hasSponsor: boolean;
  /** Of the plan at work. */
  objective: string | null;
  /** By the account or its segment; a model that is only assumed was not chosen (B2). */
  touchModelChosen: boolean;
  /** Tech and low have no reviews of their own (B): none is asked for. */
  reviewsAsked: boolean;
  /** Open goals of the plan at work; actions are not counted. */
  goals: number;
  firstReviewOn: Day | null;
  nextContactOn: Day | null;
}

export interface GateItem {
  item: GateItemKey;
  met: boolean;
  /** Of `goals`: how many there are, and how many are wanted. */
  have: number | null;
  wanted: number | null;
}

/** C1. The checklist of the gate, in the order of the steps. A review that was planned is a contact planned too. */
export function activationGate(facts: GateFacts, leastGoals: number): GateItem[] {
  const plain = (item: GateItemKey, met: boolean): GateItem => ({ item, met, have: null, wanted: null });
  return [
    plain('owner', facts.ownerId !== null),
    plain('sponsor', facts.hasSponsor),
    plain('objective', (facts.objective ?? '').trim() !== ''),
    plain('touch_model', facts.touchModelChosen),
    { item: 'goals', met: facts.goals >= leastGoals, have: facts.goals, wanted: leastGoals },
    ...(facts.reviewsAsked ? [plain('first_review', facts.firstReviewOn !== null)] : []),
    plain('next_contact', facts.nextContactOn !== null || facts.firstReviewOn !== null),
  ];
}

/** How long after the end of onboarding the silence is onboarding's: later the cadence (H2) speaks of it. */
const GAP_DAYS = 90;

export interface OnboardingFacts {
  status: AccountStatus;
  /** As written in the activation. */
  onboardingEndedOn: Day | null;
  /** As written, or computed from the day the client came (D1). */
  ongoingStart: Day | null;
  activatedOn: Day | null;
  /** A review to come, an open task or next step, a playbook or a plan at work. */
  somethingPlanned: boolean;
}

/** C1. Since when onboarding is over with nothing planned next; null while there is no silent gap. */
export function onboardingGap(facts: OnboardingFacts, today: Day): Day | null {
  if (facts.status === 'lost' || facts.somethingPlanned) return null;
  const ended = facts.onboardingEndedOn ?? facts.ongoingStart;
  if (ended === null || ended > today) return null;
  const written = facts.onboardingEndedOn !== null && facts.activatedOn === null;
  return written || ended > addDays(today, -GAP_DAYS) ? ended : null;
}
