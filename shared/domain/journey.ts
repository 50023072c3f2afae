import { addDays, type Day, daysBetween } from './calendar.ts';
import type { StageEnd } from './method-vocabulary.ts';
import type { JourneyStatus, StageKind } from './vocabulary.ts';

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
