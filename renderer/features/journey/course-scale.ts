import { addDays, type Day, daysBetween } from '#shared/domain/calendar.ts';
import type { Journey } from '#shared/domain/journey-course.ts';
import type { PlannedStage } from '#shared/domain/journey.ts';

/** How far back the band reaches; what lies before is in the table. */
const DAYS_BACK = 420;

export interface CourseScale {
  first: Day;
  last: Day;
  /** Pixels from the left. */
  x(day: Day): number;
  dayAt(x: number): Day;
}

/** The days that the band shows, whole stages at both ends. */
export function courseScale({ past, current, following }: Journey, today: Day, width: number): CourseScale {
  const from = addDays(today, -DAYS_BACK);
  const shown = past.find(({ plannedEnd, endedOn }) => (endedOn ?? plannedEnd) >= from) ?? current;
  const first = shown.startsOn;
  const end = following.at(-1)?.plannedEnd ?? current.plannedEnd;
  const last = end < today ? today : end;
  const days = Math.max(1, daysBetween(first, last) + 1);
  return {
    first,
    last,
    x: (day) => (daysBetween(first, day) / days) * width,
    dayAt: (x) => addDays(first, Math.round((x / width) * days)),
  };
}

/** Where a stage ends on the band: a late one lasts until today, whatever its plan said. */
export function shownEnd(stage: PlannedStage & { endedOn?: Day | null }, isCurrent: boolean, today: Day): Day {
  if (stage.endedOn) return stage.endedOn;
  const end = isCurrent && stage.plannedEnd < today ? today : stage.plannedEnd;
  return addDays(end, 1);
}
