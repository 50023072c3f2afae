import type { Day } from './calendar.ts';
import type { AccountFlag } from './method-vocabulary.ts';
import type {
  AccountStatus,
  AutonomyLevel,
  ContactRole,
  JourneyStatus,
  Moment,
  OpportunityKind,
  PostSaleStage,
  StageKind,
  TouchModelKey,
  Trend,
} from './vocabulary.ts';

/** A thing that happened on a day, named so that a rule fires once for it (sync.md 2.2). */
export type DatedFact = { id: string; on: Day };

/**
 * All that health (K), flags (D5) and triggers (I2) are computed from, of one account on one day. Null: not known. It is
 * plain data, so that every rule is a pure function of it and can be shown with its values.
 */
export interface AccountFacts {
  accountId: string;
  name: string;
  status: AccountStatus;
  ownerId: string | null;
  segmentId: string | null;
  touchModel: TouchModelKey;
  autonomy: AutonomyLevel;
  postSaleStage: PostSaleStage | null;
  tags: readonly string[];
  clientSince: Day | null;
  ongoingStart: Day | null;
  onboardingEndedOn: Day | null;
  activatedOn: Day | null;
  /** Recurring revenue a month by currency, in minor units. */
  monthlyRevenue: readonly { currency: string; amountMinor: number }[];
  /** Null for a lost account, or where nobody knows when it began. */
  stage: {
    number: number;
    kind: StageKind;
    round: number;
    startsOn: Day;
    plannedEnd: Day;
    daysLeft: number;
    status: JourneyStatus;
  } | null;
  /** Those that somebody set and still hold. */
  flags: readonly AccountFlag[];
  /** Null for a lost account (H2). */
  contact: { lastOn: Day | null; daysSince: number | null; dueOn: Day; intervalDays: number; daysLate: number } | null;
  feeling:
    | (DatedFact & { moment: Moment; satisfaction: number; trust: number; trend: Trend | null; stale: boolean })
    | null;
  /** Sums of a week; the baseline is the account's own, of the 12 weeks before the last 4. */
  usage: {
    lastUsedOn: Day | null;
    weekly: number | null;
    baseline: number | null;
    changePercent: number | null;
    breadthPercent: number | null;
    depthPercent: number | null;
    frequencyPercent: number | null;
    featuresUsed: number;
    featuresContracted: number | null;
  };
  goals: {
    open: number;
    overdue: readonly DatedFact[];
    /** Mean progress of the open ones that can be computed, held to 0–100. */
    progressPercent: number | null;
    /** The same of where the plan says they should be today. */
    expectedPercent: number | null;
    reached: readonly DatedFact[];
    planAlive: boolean;
  };
  cases: {
    open: number;
    urgentOpen: number;
    openedIn90Days: number;
    oldestOpenDays: number | null;
    /** Solved, and the client not told (M1). */
    untold: readonly DatedFact[];
    /** Mean of 1–5 over the last 90 days. */
    satisfaction: number | null;
  };
  survey: { nps: (DatedFact & { score: number }) | null; csat: (DatedFact & { score: number }) | null };
  people: {
    /** Those who are still there. */
    known: number;
    live: number;
    hasSponsor: boolean;
    hasChampion: boolean;
    left: readonly (DatedFact & { role: ContactRole | null })[];
  };
  contracts: {
    /** The next end; `daysLeft` is negative after it. */
    renewal: { contractId: string; endsOn: Day; daysLeft: number; noticeOn: Day | null; autoRenew: boolean } | null;
    /** Begun within 30 days. */
    started: readonly DatedFact[];
    /** L4. Of the last 12 months: what the client gave up and kept on paying the rest. */
    downsells: readonly DatedFact[];
  };
  reviews: {
    /** The next one that is still to be held. */
    next: (DatedFact & { ready: boolean }) | null;
    lastHeldOn: Day | null;
    /** The review window that is open today (D2), named by its first day. */
    windowOpenedOn: Day | null;
    lateCommitments: number;
  };
  opportunities: readonly { id: string; kind: OpportunityKind }[];
  /** Playbooks at work, by id. */
  runningPlaybooks: readonly string[];
  /** Something is planned: a review to come, an open task, a playbook or a plan at work. */
  somethingPlanned: boolean;
}
