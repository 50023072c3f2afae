import {
  type AutomationLevel,
  type AutonomyLevel,
  reviewSteps,
  type ReviewKind,
  type ReviewStep,
  type TouchModelKey,
} from './vocabulary.ts';

/** A kind of review that a touch model plans by itself. */
export type PlannedReview = { kind: ReviewKind; everyMonths: number; steps: readonly ReviewStep[] };

/** B. What rules an account. Cadence and automation are data of the workspace; the rest follows from the key. */
export type TouchModel = {
  key: TouchModelKey;
  cadenceDays: number;
  automation: AutomationLevel;
  /** H2: an automated interaction counts as contact. */
  automatedCounts: boolean;
  /** B4: an interaction without a plan is flagged. */
  planRequired: boolean;
  /** Without a review, the period's results are drafted as a digest. */
  resultsDigest: boolean;
  reviews: readonly PlannedReview[];
};

// Steps 1, 3, 4, 8 and 10 of F3.
const shortPreparation: readonly ReviewStep[] = [
  'period_and_people',
  'last_commitments',
  'goals',
  'next_period',
  'outputs',
];

const quarterly = (steps: readonly ReviewStep[]): PlannedReview => ({ kind: 'qbr', everyMonths: 3, steps });

export const defaultTouchModels: Readonly<Record<TouchModelKey, TouchModel>> = {
  tech: {
    key: 'tech',
    cadenceDays: 90,
    automation: 'all',
    automatedCounts: true,
    planRequired: false,
    resultsDigest: true,
    reviews: [],
  },
  low: {
    key: 'low',
    cadenceDays: 60,
    automation: 'all_but_first_approach',
    automatedCounts: true,
    planRequired: false,
    resultsDigest: true,
    reviews: [],
  },
  mid: {
    key: 'mid',
    cadenceDays: 30,
    automation: 'first_contact',
    automatedCounts: true,
    planRequired: false,
    resultsDigest: false,
    reviews: [quarterly(shortPreparation)],
  },
  high: {
    key: 'high',
    cadenceDays: 14,
    automation: 'rare_points',
    automatedCounts: false,
    planRequired: false,
    resultsDigest: false,
    reviews: [quarterly(reviewSteps)],
  },
  exclusive: {
    key: 'exclusive',
    cadenceDays: 7,
    automation: 'proposals_only',
    automatedCounts: false,
    planRequired: true,
    resultsDigest: false,
    reviews: [quarterly(reviewSteps), { kind: 'ebr', everyMonths: 6, steps: reviewSteps }],
  },
};

/** B2. What rules an account while nobody has chosen, neither for it nor for its segment. */
export const fallbackTouchModel: TouchModelKey = 'mid';

/** The rules of a workspace's own model: its edits over what its key brings. */
export function touchModelWith(
  key: TouchModelKey,
  edits: Partial<Pick<TouchModel, 'cadenceDays' | 'automation' | 'reviews'>>,
): TouchModel {
  return { ...defaultTouchModels[key], ...edits };
}

const multipliers: Record<AutonomyLevel, number> = { low: 1, medium: 1.25, high: 1.5 };

/** B5. */
export function autonomyMultiplier(level: AutonomyLevel): number {
  return multipliers[level];
}

/** B5. Whole days between two contacts: the model's cadence loosened by the client's autonomy. */
export function contactInterval(model: Pick<TouchModel, 'cadenceDays'>, autonomy: AutonomyLevel): number {
  return Math.max(1, Math.round(model.cadenceDays * multipliers[autonomy]));
}

/** B2. The account's own model, else the segment's, else the workspace's first choice for new accounts. */
export function effectiveTouchModel<Model>(own: Model | null, ofSegment: Model | null, fallback: Model): Model {
  return own ?? ofSegment ?? fallback;
}

/** B3. The model a whole portfolio sits on; null when there are several, or fewer than three accounts. */
export function singleTouchModel(models: readonly TouchModelKey[]): TouchModelKey | null {
  const [first] = models;
  return first !== undefined && models.length >= 3 && models.every((key) => key === first) ? first : null;
}
