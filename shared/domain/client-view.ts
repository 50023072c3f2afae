import type {
  CaseKind,
  CaseStatus,
  GoalDirection,
  GoalKind,
  GoalStatus,
  Language,
  MeetingStage,
  NeedsAnswer,
  ReviewKind,
  Side,
} from './vocabulary.ts';

/**
 * What a client may read about one review (F7): the only input of the deck, the minutes, the invitation, the recap,
 * the printed report and the presentation mode. It has no field for feeling, health, risk, renewal or internal notes,
 * so that no builder can print them; `toClientView` makes it from `ReviewFacts` and drops internal rows.
 *
 * Plain JSON: it crosses ports and worker threads unchanged. Days are `YYYY-MM-DD`, instants UTC ISO (`…Z`).
 * Absent values are `null`, never `undefined`. Percentages are numbers of percent (72.5 means 72.5 %).
 */
export interface ClientView {
  /** A1: the language of what the client receives, which need not be the user's. */
  language: Language;
  /** Instant of the export: the only "now" a document knows. */
  generatedAt: string;
  /** Day up to which the numbers are complete; printed as "dados de …". */
  dataAsOf: string;
  workspace: ViewWorkspace;
  account: ViewAccount;
  review: ViewReview;
  participants: ViewParticipant[];
  /** The consultant's own sentences about the period (three of them as a rule). */
  summary: string[];
  highlights: ViewHighlight[];
  lastCommitments: ViewCommitment[];
  /** Depth-first, parents before children. */
  goals: ViewGoal[];
  usage: ViewUsage | null;
  cases: ViewCases | null;
  answers: ViewAnswers | null;
  needs: ViewNeed[];
  valueDelivered: ViewValueDelivered | null;
  nextGoals: ViewNextGoal[];
  /** What each side asks of the other in this review. */
  asks: ViewPledge[];
  /** What each side commits to in this review. */
  commitments: ViewCommitment[];
  decisions: ViewDecision[];
  agenda: ViewAgendaItem[];
  nextReview: ViewNextReview | null;
}

/**
 * What a client may read of its success plan (E6): the part of a `ClientView` that needs no review, made by
 * `toClientPlan`. It has no field for feeling, health, risk or renewal either.
 */
export interface ClientPlanView extends Pick<
  ClientView,
  'language' | 'generatedAt' | 'dataAsOf' | 'workspace' | 'account' | 'valueDelivered'
> {
  plan: {
    objective: string;
    currentScenario: string | null;
    desiredScenario: string | null;
    startsOn: string;
    targetOn: string | null;
    /** E4, of the goals the client sees; null is "not computable". */
    progress: number | null;
  };
  /** Who looks after the client. */
  ownerName: string | null;
  /** Depth-first, parents before children; canceled ones are left out. */
  goals: ViewPlanGoal[];
}

export interface ViewPlanGoal extends ViewGoal {
  kind: GoalKind;
}

export interface ViewWorkspace {
  name: string;
  /** A PNG file in base64, without the `data:` prefix. SVG breaks in a slide master. */
  logoPng: string | null;
  /** `#RRGGBB` */
  primaryColor: string;
  secondaryColor: string;
}

export interface ViewAccount {
  id: string;
  name: string;
  legalName: string | null;
}

export interface ViewReview {
  id: string;
  kind: ReviewKind;
  title: string;
  startsAt: string | null;
  /** IANA zone in which the meeting was agreed; times are printed in it. */
  zone: string;
  durationMinutes: number;
  place: string | null;
  owner: { name: string; email: string | null };
  /** Both days included. */
  period: { from: string; to: string };
  /** Rises by one each time an invitation that was sent is changed. */
  invitationSequence: number;
  calledOff: boolean;
}

export interface ViewParticipant {
  name: string;
  title: string | null;
  side: Side;
  email: string | null;
}

/** Where a number comes from and how fresh it is: every number carries it (F7). */
export interface Provenance {
  source: string | null;
  asOf: string | null;
}

/**
 * A key number. `unit` is `%`, an ISO 4217 code (value then in major units), or a word printed after the number;
 * null prints the bare number.
 */
export interface ViewHighlight extends Provenance {
  label: string;
  value: number;
  unit: string | null;
  /** Against the period before; a change of a percentage is in points (`unit: 'pp'`). */
  change: { value: number; unit: string | null; since: string } | null;
  /** Says whether the change is good news; null leaves it uncoloured. */
  betterWhen: 'up' | 'down' | null;
}

/** `late` is an open one whose day has passed when the document is made. */
export type ViewCommitmentState = 'open' | 'done' | 'late' | 'dropped';

export interface ViewCommitment {
  text: string;
  side: Side;
  ownerName: string | null;
  due: string | null;
  state: ViewCommitmentState;
  /** Why it was dropped or is late, in words meant for the client. */
  reason: string | null;
}

export interface ViewPledge {
  text: string;
  side: Side;
  ownerName: string | null;
  due: string | null;
}

export interface ViewGoal extends Provenance {
  id: string;
  /** The nearest ancestor the client may see; null at the top. */
  parentId: string | null;
  title: string;
  why: string | null;
  unit: string | null;
  direction: GoalDirection;
  tolerance: number | null;
  baseline: number | null;
  target: number | null;
  current: number | null;
  start: string | null;
  due: string | null;
  /** E3, not held to 0–100; null is "not computable". */
  progress: number | null;
  /** Where the plan says progress should be on `dataAsOf`. */
  plannedProgress: number | null;
  checkIns: { on: string; value: number }[];
  /** Dated points of the planned path between start and due. */
  milestones: { on: string; value: number }[];
  status: GoalStatus;
  clientOwner: string | null;
  internalOwner: string | null;
}

/** `breadth` features used ÷ contracted, `depth` active ÷ licensed users, `frequency` days used ÷ business days (J). */
export interface ViewAdoption extends Provenance {
  kind: 'breadth' | 'depth' | 'frequency';
  numerator: number;
  denominator: number;
}

export interface ViewUsageSeries extends Provenance {
  name: string;
  unit: string | null;
  /** In time order; a missing measurement is null, not 0. */
  points: { periodStart: string; value: number | null }[];
  baseline: number | null;
}

export interface ViewUsage {
  granularity: 'week' | 'month';
  /** The first series is the one the slide's title speaks of. */
  series: ViewUsageSeries[];
  adoption: ViewAdoption[];
}

export interface ViewCase {
  title: string;
  kind: CaseKind;
  status: CaseStatus;
  openedOn: string;
}

export interface ViewCases extends Provenance {
  /** `month` is its first day. */
  months: { month: string; opened: number; solved: number }[];
  open: ViewCase[];
}

export interface ViewAnswers extends Provenance {
  nps: {
    n: number;
    promoters: number;
    passives: number;
    detractors: number;
    score: number;
    previousScore: number | null;
  } | null;
  /** In the client's own words. */
  quotes: { text: string; author: string | null; on: string | null }[];
}

export interface ViewNeed {
  /** The wording that was asked (F4). */
  topic: string;
  answer: NeedsAnswer;
  note: string | null;
  followUp: { text: string; ownerName: string | null; due: string | null } | null;
}

export interface ViewValueDelivered extends Provenance {
  /** E4: roll-up of closed goals; null when none is closed. */
  percent: number | null;
  /** Earlier values, in time order, the present one last. */
  trend: { on: string; percent: number }[];
  items: { text: string; on: string | null }[];
}

export interface ViewNextGoal {
  title: string;
  ownerName: string | null;
  clientOwnerName: string | null;
  due: string | null;
}

export interface ViewDecision {
  text: string;
}

export interface ViewAgendaItem {
  item: string;
  minutes: number;
  /** F5: the four stages every agenda is built on. */
  stage: MeetingStage | null;
  /** What was said: written in live mode, and the note where it was marked for the client. */
  note: string | null;
  /** F6. As it was held, in whole minutes; null: nobody measured. */
  spentMinutes: number | null;
}

export interface ViewNextReview {
  kind: ReviewKind;
  startsAt: string;
  zone: string;
  place: string | null;
}
