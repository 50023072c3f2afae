import { addDays, addQuarters, type Day, daysBetween, type Period, quarterOf, quarterPeriod } from './calendar.ts';
import type { StageEnd } from './method-vocabulary.ts';
import type { JourneyStatus, ReviewCycle, StageKind } from './vocabulary.ts';

/** `name`: what the workspace calls it; null: as the app calls its kind. */
export type StageTemplate = { kind: StageKind; days: number; endsBy: StageEnd; name: string | null };

/**
 * D1. `first` stages come once, `cycle` repeats for ever. Ongoing begins with the cycle, so an account's ongoing
 * start is the first day of its first adoption; hand-over and welcome lie before it.
 */
export type JourneyTemplate = { first: readonly StageTemplate[]; cycle: readonly [StageTemplate, ...StageTemplate[]] };

export const defaultJourney: JourneyTemplate = {
  first: [
    { kind: 'hand_over', days: 2, endsBy: 'fact', name: null },
    { kind: 'welcome', days: 28, endsBy: 'fact', name: null },
  ],
  cycle: [
    { kind: 'adoption', days: 90, endsBy: 'date', name: null },
    { kind: 'review_window', days: 30, endsBy: 'fact', name: null },
  ],
};

/** One stage of one account. `position` counts from 0 at hand-over; `round` numbers the repeats (Adoption II = 2), 0 for stages that come once. */
export type PlannedStage = {
  position: number;
  kind: StageKind;
  round: number;
  name: string | null;
  startsOn: Day;
  plannedEnd: Day;
};

/** A stage on a day: `dayIn` is 1 on its first day; `daysLeft` is 0 on its last planned day and negative after it. */
export type CurrentStage = PlannedStage & { dayIn: number; daysLeft: number; status: JourneyStatus };

/** D3. Days past the planned end of the stage at which it is behind, and stuck. */
export type JourneyThresholds = { behindDays: number; stuckDays: number };

export const defaultThresholds: JourneyThresholds = { behindDays: 7, stuckDays: 30 };

const totalDays = (stages: readonly StageTemplate[]) => stages.reduce((sum, { days }) => sum + days, 0);

/** The stage of a position: those of the cycle come again and again, numbered by `round`. */
export function templateAt(template: JourneyTemplate, position: number): StageTemplate & { round: number } {
  const once = template.first[position];
  if (once) return { ...once, round: 0 };
  const index = Math.max(0, position - template.first.length);
  const { length } = template.cycle;
  return { ...(template.cycle[index % length] ?? template.cycle[0]), round: Math.floor(index / length) + 1 };
}

function plan(template: JourneyTemplate, position: number, startsOn: Day): PlannedStage {
  const { kind, days, round, name } = templateAt(template, position);
  return { position, kind, round, name, startsOn, plannedEnd: addDays(startsOn, days - 1) };
}

/** The day hand-over begins, given the day ongoing does. */
export function journeyStart(template: JourneyTemplate, ongoingStart: Day): Day {
  return addDays(ongoingStart, -totalDays(template.first));
}

/** The day ongoing begins when hand-over begins on `start`. */
export function ongoingStartFor(template: JourneyTemplate, start: Day): Day {
  return addDays(start, totalDays(template.first));
}

/** D3. */
export function journeyStatus(plannedEnd: Day, today: Day, thresholds = defaultThresholds): JourneyStatus {
  const past = daysBetween(plannedEnd, today);
  if (past >= thresholds.stuckDays) return 'stuck';
  return past >= thresholds.behindDays ? 'behind' : 'on_track';
}

/** D3. Where an account stands in the stage it is in, which may have begun or end on other days than planned. */
export function currentStage(stage: PlannedStage, today: Day, thresholds = defaultThresholds): CurrentStage {
  return {
    ...stage,
    dayIn: daysBetween(stage.startsOn, today) + 1,
    daysLeft: daysBetween(today, stage.plannedEnd),
    status: journeyStatus(stage.plannedEnd, today, thresholds),
  };
}

/** D1. The stage of a day by the calendar alone; before hand-over it is still hand-over, with `dayIn` below 1. */
export function stageAt(template: JourneyTemplate, ongoingStart: Day, day: Day): CurrentStage {
  const cycleDays = totalDays(template.cycle);
  const cycles = Math.floor(daysBetween(ongoingStart, day) / cycleDays);
  let stage =
    cycles < 0
      ? plan(template, 0, journeyStart(template, ongoingStart))
      : plan(
          template,
          template.first.length + cycles * template.cycle.length,
          addDays(ongoingStart, cycles * cycleDays),
        );
  while (stage.plannedEnd < day) stage = plan(template, stage.position + 1, addDays(stage.plannedEnd, 1));
  return currentStage(stage, day);
}

/** D3. The stages after one: moving its end moves them all. */
export function followingStages(template: JourneyTemplate, stage: PlannedStage, count: number): PlannedStage[] {
  const found: PlannedStage[] = [];
  for (let last = stage; found.length < count;) {
    last = plan(template, last.position + 1, addDays(last.plannedEnd, 1));
    found.push(last);
  }
  return found;
}

/** `cycle` is what the review looks at; `window` its last days, in which to prepare, hold and follow up. */
export type ReviewWindow = { cycle: Period; window: Period; open: boolean };

const WINDOW_DAYS = 30;

/** D2. The review window that is open on a day, else the next one. */
export function reviewWindowAt(
  rule: ReviewCycle,
  template: JourneyTemplate,
  ongoingStart: Day,
  day: Day,
): ReviewWindow {
  const from = day < ongoingStart ? ongoingStart : day;
  const cycle = rule === 'calendar_quarter' ? quarterPeriod(quarterOf(from)) : cycleAt(template, ongoingStart, from);
  const windowStage = template.cycle.find(({ kind }) => kind === 'review_window');
  const days = rule === 'calendar_quarter' ? WINDOW_DAYS : (windowStage?.days ?? WINDOW_DAYS);
  const window = { start: addDays(cycle.end, 1 - days), end: cycle.end };
  return { cycle, window, open: window.start <= day && day <= window.end };
}

function cycleAt(template: JourneyTemplate, ongoingStart: Day, day: Day): Period {
  const days = totalDays(template.cycle);
  const start = addDays(ongoingStart, Math.floor(daysBetween(ongoingStart, day) / days) * days);
  return { start, end: addDays(start, days - 1) };
}

/** The period a review held on a day talks about: its cycle so far, or the one before in the cycle's first half. */
export function reviewedPeriod(rule: ReviewCycle, template: JourneyTemplate, ongoingStart: Day, heldOn: Day): Period {
  const { cycle } = reviewWindowAt(rule, template, ongoingStart, heldOn);
  const length = daysBetween(cycle.start, cycle.end) + 1;
  if (daysBetween(cycle.start, heldOn) * 2 >= length)
    return { start: cycle.start, end: heldOn < cycle.end ? heldOn : cycle.end };
  if (rule === 'calendar_quarter') return quarterPeriod(addQuarters(quarterOf(heldOn), -1));
  return { start: addDays(cycle.start, -length), end: addDays(cycle.start, -1) };
}
