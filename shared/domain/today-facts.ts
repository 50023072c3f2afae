import type { Day } from './calendar.ts';
import type {
  CaseStatus,
  CommitmentState,
  GoalStatus,
  Moment,
  ReviewKind,
  ReviewStage,
  Side,
  TaskPriority,
} from './vocabulary.ts';

/** What Today is told (H3): plain rows of the accounts it covers. It decides itself which of them matter. */
export type TodayFacts = {
  contacts: readonly ContactFact[];
  commitments: readonly CommitmentFact[];
  reviews: readonly ReviewFact[];
  cases: readonly CaseFact[];
  goals: readonly GoalFact[];
  renewals: readonly RenewalFact[];
  feelings: readonly FeelingFact[];
  tasks: readonly TaskFact[];
};

/** One per account in ongoing; from `contactStatus` and `contactInterval`. */
export type ContactFact = { accountId: string; lastContactOn: Day | null; dueOn: Day; intervalDays: number };

export type CommitmentFact = {
  id: string;
  accountId: string;
  title: string;
  side: Side;
  state: CommitmentState;
  dueOn: Day | null;
};

/** Reviews that were called off are not told. */
export type ReviewFact = {
  id: string;
  accountId: string;
  kind: ReviewKind;
  stage: ReviewStage;
  on: Day;
  /** From `readiness`. */
  readinessPercent: number;
};

export type CaseFact = { id: string; accountId: string; title: string; status: CaseStatus; solvedOn: Day | null };

export type GoalFact = { id: string; accountId: string; title: string; status: GoalStatus; dueOn: Day | null };

/** From `nextRenewal`; `contractId` is the contract that ends. */
export type RenewalFact = { contractId: string; accountId: string; endsOn: Day; noticeOn: Day | null };

/** The latest feeling of an account. */
export type FeelingFact = { id: string; accountId: string; moment: Moment; feltOn: Day };

export type TaskFact = {
  id: string;
  accountId: string | null;
  title: string;
  priority: TaskPriority;
  dueOn: Day | null;
  snoozedUntil: Day | null;
  open: boolean;
};
