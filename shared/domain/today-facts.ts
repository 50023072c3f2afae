import type { Day } from './calendar.ts';
import type { SendMode } from './communication.ts';
import type { Strategy } from './method-vocabulary.ts';
import type { MetValue } from './trigger-rule.ts';
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
  alerts: readonly AlertFact[];
  /** I2. What held already when an import brought the accounts; one line for all of it. */
  found: readonly FoundFact[];
  sends: readonly SendFact[];
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

export type GoalFact = {
  id: string;
  accountId: string;
  title: string;
  status: GoalStatus;
  dueOn: Day | null;
  /** E7. Of a reached one: when it is looked at again. */
  recheckOn: Day | null;
};

/** From `nextRenewal`; `contractId` is the contract that ends. */
export type RenewalFact = { contractId: string; accountId: string; endsOn: Day; noticeOn: Day | null };

/** The latest feeling of an account; `staleOn` from `staleFrom`. */
export type FeelingFact = { id: string; accountId: string; moment: Moment; feltOn: Day; staleOn: Day };

/** A firing that nobody dealt with (I2). */
export type AlertFact = {
  id: string;
  accountId: string;
  /** Of a shipped rule; its words are in the texts. */
  ruleKey: string | null;
  ruleName: string | null;
  strategy: Strategy | null;
  /** What met the rule, as `trigger-rule.ts` names it. */
  occurrence: string;
  firedOn: Day;
  /** The values that met it: why it is here. */
  values: readonly MetValue[];
};

/** One situation that was found in an import. */
export type FoundFact = { id: string; accountId: string; firedOn: Day };

/** A content that waits (H4). */
export type SendFact = {
  id: string;
  accountId: string;
  mode: SendMode;
  contentKey: string | null;
  title: string | null;
  dueOn: Day | null;
};

export type TaskFact = {
  id: string;
  accountId: string | null;
  title: string;
  priority: TaskPriority;
  dueOn: Day | null;
  snoozedUntil: Day | null;
  open: boolean;
  /** The commitment that it is the doing of: both are one thing. */
  commitmentId: string | null;
  /** Of a step of a playbook that sends a content (H4). */
  contentId: string | null;
};
