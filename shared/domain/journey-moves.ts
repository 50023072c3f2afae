import { addDays, type Day, daysBetween } from './calendar.ts';
import { type Journey, type JourneyPlan, journeyOf, type StageOverride } from './journey-course.ts';

/** One stage as it is to be written: what is left undefined stays. */
export type StageChange = {
  number: number;
  startsOn?: Day | null;
  plannedEnd?: Day | null;
  endedOn?: Day | null;
};

export type MoveProblem = 'stage_is_over' | 'before_start' | 'too_far';

/** So far ahead stages may be moved. */
const STAGES_AHEAD = 12;

/** D3. What is wrong with a new planned end of a stage; null when it may be written. */
export function moveProblem(journey: Journey, number: number, plannedEnd: Day): MoveProblem | null {
  if (number < journey.current.position) return 'stage_is_over';
  const stage = [journey.current, ...journey.following].find(({ position }) => position === number);
  if (!stage) return 'too_far';
  return plannedEnd < stage.startsOn ? 'before_start' : null;
}

/** D3. Moves the planned end of a stage; dates that were moved by hand after it move by as many days. */
export function moveStage(plan: JourneyPlan, today: Day, number: number, plannedEnd: Day): StageChange[] {
  const { current, following } = journeyOf(plan, today, undefined, STAGES_AHEAD);
  const stage = [current, ...following].find(({ position }) => position === number);
  if (!stage) return [];
  const days = daysBetween(stage.plannedEnd, plannedEnd);
  const later = plan.overrides.filter((override) => override.number > number && override.plannedEnd !== null);
  return [
    // Its first day is written too: from now on somebody follows this journey.
    { number, plannedEnd, ...(number === current.position && { startsOn: current.startsOn }) },
    ...later.map((override) => ({
      number: override.number,
      plannedEnd: addDays(override.plannedEnd ?? plannedEnd, days),
    })),
  ];
}

/** D3. Ends the stage an account stands in; the next begins on the same day. */
export function endStage(plan: JourneyPlan, today: Day, on: Day): StageChange[] {
  const { current } = journeyOf(plan, today);
  const endedOn = on < current.startsOn ? current.startsOn : on > today ? today : on;
  const next = plan.overrides.find(({ number }) => number === current.position + 1);
  return [
    { number: current.position, startsOn: current.startsOn, endedOn },
    {
      number: current.position + 1,
      startsOn: endedOn,
      ...(next?.plannedEnd && next.plannedEnd < endedOn && { plannedEnd: null }),
    },
  ];
}

/** D3. Goes back to the stage before, when it was ended by hand or by a fact; null where the calendar ended it. */
export function reopenStage(plan: JourneyPlan, today: Day): StageChange[] | null {
  const { past, current } = journeyOf(plan, today);
  const last = past.at(-1);
  if (!last || last.endedOn === null) return null;
  return [
    { number: last.position, endedOn: null },
    { number: current.position, startsOn: null },
  ];
}

/** The plan as it would be with the changes: for the preview before they are saved. */
export function withChanges(plan: JourneyPlan, changes: readonly StageChange[]): JourneyPlan {
  const known = new Map(plan.overrides.map((override) => [override.number, override]));
  for (const { number, ...change } of changes) {
    const before = known.get(number) ?? { number, startsOn: null, plannedEnd: null, endedOn: null };
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    known.set(number, { ...before, ...given } satisfies StageOverride);
  }
  return { ...plan, overrides: [...known.values()] };
}
