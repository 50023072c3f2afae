import { addDays, addQuarters, type Day, daysBetween, type Period, quarterOf, quarterPeriod } from './calendar.ts';
import {
  type CurrentStage,
  currentStage,
  defaultThresholds,
  type JourneyTemplate,
  type JourneyThresholds,
  journeyStart,
  type PlannedStage,
  stageAt,
  templateAt,
} from './journey.ts';
import type { ReviewCycle } from './vocabulary.ts';

/** D2. `cycle` is what the review looks at; `window` its last days, in which to prepare, hold and follow up. */
export type ReviewWindow = { cycle: Period; window: Period; open: boolean };

/** D3. What is known of one stage of one account beside its template; null: as planned. */
export type StageOverride = {
  /** Its position, from 0 at hand-over. */
  number: number;
  startsOn: Day | null;
  plannedEnd: Day | null;
  /** Somebody, or what had to happen, ended it on this day; the next stage begins on it. */
  endedOn: Day | null;
};

/** All that the course of one account follows from (D1–D3). */
export type JourneyPlan = {
  template: JourneyTemplate;
  cycle: ReviewCycle;
  ongoingStart: Day;
  overrides: readonly StageOverride[];
  /** Whether the touch model holds reviews: without them a review window ends by its date. */
  expectsReviews: boolean;
};

/** A stage as it went, goes or will go. */
export type CourseStage = PlannedStage & { endedOn: Day | null };

export type Journey = { past: CourseStage[]; current: CurrentStage; following: PlannedStage[] };

const AHEAD = 2;
const WINDOW_DAYS = 30;
/** A stage that ends with the quarter's review window lasts at least so long; else it waits for the next quarter's. */
const SHORTEST_BEFORE_WINDOW = 30;

/** D2. In calendar quarters a review window is the quarter's last days, and the stage before it lasts until then. */
function plannedEndOf({ template, cycle }: JourneyPlan, position: number, startsOn: Day): Day {
  const { kind, days } = templateAt(template, position);
  if (cycle === 'calendar_quarter' && position >= template.first.length) {
    const { end } = quarterPeriod(quarterOf(startsOn));
    if (kind === 'review_window') return end;
    if (templateAt(template, position + 1).kind === 'review_window') {
      const earliest = addDays(startsOn, SHORTEST_BEFORE_WINDOW);
      const thisQuarter = addDays(end, -WINDOW_DAYS);
      if (thisQuarter >= earliest) return thisQuarter;
      return addDays(quarterPeriod(addQuarters(quarterOf(startsOn), 1)).end, -WINDOW_DAYS);
    }
  }
  return addDays(startsOn, days - 1);
}

function stageFrom(plan: JourneyPlan, position: number, startsOn: Day, known: StageOverride | undefined): CourseStage {
  const { kind, round, name } = templateAt(plan.template, position);
  const begins = known?.startsOn ?? startsOn;
  const planned = known?.plannedEnd ?? plannedEndOf(plan, position, begins);
  return {
    position,
    kind,
    round,
    name,
    startsOn: begins,
    plannedEnd: planned < begins ? begins : planned,
    endedOn: known?.endedOn ?? null,
  };
}

/** The furthest stage that somebody is known to have begun by a day; −1 where nobody wrote any. */
function furthestBegun(overrides: readonly StageOverride[], day: Day): number {
  let furthest = -1;
  for (const { number, startsOn, endedOn } of overrides) {
    if (endedOn !== null && endedOn <= day) furthest = Math.max(furthest, number + 1);
    else if (startsOn !== null && startsOn <= day) furthest = Math.max(furthest, number);
  }
  return furthest;
}

/**
 * D3. Every stage up to the one of a day. A stage ends by its date, but one that ends by a fact (the hand-over accepted,
 * the review held) stays from the first stage on that anybody wrote about: it can be behind and stuck. Where nobody ever
 * wrote about a stage the calendar alone tells, so that imported accounts are not all stuck in their hand-over.
 */
function stagesUntil(plan: JourneyPlan, day: Day): CourseStage[] {
  const known = new Map(plan.overrides.map((override) => [override.number, override]));
  const furthest = furthestBegun(plan.overrides, day);
  const followedFrom = Math.min(...known.keys());
  const stages: CourseStage[] = [];
  let startsOn = journeyStart(plan.template, plan.ongoingStart);
  for (let position = 0; ; position += 1) {
    const stage = stageFrom(plan, position, startsOn, known.get(position));
    stages.push(stage);
    const { endsBy, kind } = templateAt(plan.template, position);
    const waits = position >= followedFrom && endsBy === 'fact' && (kind !== 'review_window' || plan.expectsReviews);
    const isOver = position < furthest || (!waits && stage.plannedEnd < day);
    if (!isOver) return stages;
    startsOn = stage.endedOn ?? addDays(stage.plannedEnd, 1);
    // What was ended early or begun by hand never leaves a day that lies ahead of the stage after it.
    if (position < furthest && startsOn > day) startsOn = day;
  }
}

/** The stages after one that is under way; one that is late pushes them. */
function stagesAfter(plan: JourneyPlan, last: PlannedStage, day: Day, count: number): PlannedStage[] {
  const known = new Map(plan.overrides.map((override) => [override.number, override]));
  const found: PlannedStage[] = [];
  let before = last.plannedEnd < day ? day : last.plannedEnd;
  for (let position = last.position + 1; found.length < count; position += 1) {
    const { endedOn: _, ...stage } = stageFrom(plan, position, addDays(before, 1), known.get(position));
    found.push(stage);
    before = stage.plannedEnd;
  }
  return found;
}

/** D3. The stage of a day. Without anything written about an account it is found by arithmetic alone, for lists. */
export function stageOn(plan: JourneyPlan, day: Day, thresholds: JourneyThresholds = defaultThresholds): CurrentStage {
  if (plan.overrides.length === 0 && plan.cycle === 'journey_120_days')
    return stageAt(plan.template, plan.ongoingStart, day);
  const last = stagesUntil(plan, day).at(-1) as CourseStage;
  const { endedOn: _, ...stage } = last;
  return currentStage(stage, day, thresholds);
}

/** D1–D3. The course of one account: what was, where it stands, what comes. */
export function journeyOf(
  plan: JourneyPlan,
  today: Day,
  thresholds: JourneyThresholds = defaultThresholds,
  ahead: number = AHEAD,
): Journey {
  const past = stagesUntil(plan, today);
  const { endedOn: _, ...stage } = past.pop() as CourseStage;
  return {
    past,
    current: currentStage(stage, today, thresholds),
    following: stagesAfter(plan, stage, today, ahead),
  };
}

type Round = { number: number; period: Period; window: Period; isWindowOpen: boolean };

/** The round of the cycle that a day lies in; before the first one, that first one. */
function roundOn(plan: JourneyPlan, day: Day): Round {
  const stages = plan.template.cycle.length;
  const { past, current, following } = journeyOf(plan, day, defaultThresholds, plan.template.first.length + stages * 2);
  const number = Math.max(1, current.round);
  const all: PlannedStage[] = [...past, current, ...following];
  const own = all.filter(({ round }) => round === number);
  const [first] = own;
  const last = own.at(-1);
  const period = { start: first?.startsOn ?? day, end: last?.plannedEnd ?? day };
  // The window that is open, else the next: one that was followed up early lies behind.
  const window = all.find(({ kind, position }) => kind === 'review_window' && position >= current.position);
  return {
    number,
    period,
    window: window
      ? { start: window.startsOn, end: window.plannedEnd }
      : { start: addDays(period.end, 1 - WINDOW_DAYS), end: period.end },
    isWindowOpen: current.kind === 'review_window',
  };
}

/** D2. The review window of an account that is open on a day, else the next one. */
export function accountReviewWindow(plan: JourneyPlan, day: Day): ReviewWindow {
  const { period, window, isWindowOpen } = roundOn(plan, day);
  return { cycle: period, window, open: isWindowOpen };
}

/** The period a review held on a day talks about: its round so far, or the one before in the round's first half. */
export function accountReviewedPeriod(plan: JourneyPlan, heldOn: Day): Period {
  const { period, number } = roundOn(plan, heldOn);
  const { start, end } = period;
  const length = daysBetween(start, end) + 1;
  if (daysBetween(start, heldOn) * 2 >= length) return { start, end: heldOn };
  if (number > 1) return roundBefore(plan, heldOn, number);
  const relation = journeyStart(plan.template, plan.ongoingStart);
  return { start: relation <= heldOn ? relation : heldOn, end: heldOn };
}

function roundBefore(plan: JourneyPlan, day: Day, number: number): Period {
  const { past, current } = journeyOf(plan, day);
  const own = past.filter(({ round }) => round === number - 1);
  const first = own[0]?.startsOn ?? current.startsOn;
  const next = [...past, current].find(({ round }) => round === number);
  return { start: first, end: addDays(next?.startsOn ?? current.startsOn, -1) };
}
