import type { ViewGoal } from '../client-view.ts';

/** How a goal stands against its plan, in words a client reads (E3, E4). */
export type GoalStanding = 'achieved' | 'partial' | 'missed' | 'onPlan' | 'belowPlan' | 'planned' | 'unmeasured';

/** Compares whole percents, so that the word never contradicts the two numbers printed beside it. */
export function goalStanding(goal: ViewGoal): GoalStanding {
  if (goal.status === 'achieved' || goal.status === 'partial' || goal.status === 'missed') return goal.status;
  if (goal.status === 'planned') return 'planned';
  if (goal.progress === null) return 'unmeasured';
  return Math.round(goal.progress) >= Math.round(goal.plannedProgress ?? 0) ? 'onPlan' : 'belowPlan';
}

/** Goals a document tells about: canceled ones are left out (E4). */
export function goalsToShow(goals: readonly ViewGoal[]): ViewGoal[] {
  return goals.filter((goal) => goal.status !== 'canceled');
}

/** How deep a goal stands below the topmost one the client may see. */
export function goalDepth(goal: ViewGoal, goals: readonly ViewGoal[]): number {
  const byId = new Map(goals.map((each) => [each.id, each]));
  let depth = 0;
  for (let parent = goal.parentId; parent !== null && depth < goals.length; depth += 1) {
    parent = byId.get(parent)?.parentId ?? null;
  }
  return depth;
}

/** The goal that matters most and can be drawn as a line: the first measured one with a history, top of the tree first. */
export function mainGoal(goals: readonly ViewGoal[]): ViewGoal | null {
  const drawable = goalsToShow(goals).filter(
    (goal) =>
      goal.direction !== 'maintain' &&
      goal.baseline !== null &&
      goal.target !== null &&
      goal.start !== null &&
      goal.due !== null &&
      goal.start < goal.due &&
      goal.checkIns.length > 0,
  );
  return drawable.toSorted((a, b) => goalDepth(a, goals) - goalDepth(b, goals))[0] ?? null;
}

export interface GoalLine {
  /** Days of the points, in order, from start to due. */
  days: string[];
  step: 'week' | 'month' | 'quarter';
  baseline: number[];
  plan: number[];
  /** Null where nothing was measured and after the last measurement. */
  actual: (number | null)[];
}

/**
 * Points of a goal's picture: baseline, planned path (straight from start to due through its dated milestones, E3) and
 * what was measured. Every point stands at the end of a week, month or quarter; the value is the last one known there.
 */
export function goalLine(goal: ViewGoal, asOf: string): GoalLine {
  const { baseline, target, start, due } = goal;
  if (baseline === null || target === null || start === null || due === null) {
    return { days: [], step: 'month', baseline: [], plan: [], actual: [] };
  }
  const step = stepFor(start, due);
  const days = pointsBetween(start, due, step);
  const path = [
    { on: start, value: baseline },
    ...goal.milestones.filter(({ on }) => on > start && on < due).toSorted((a, b) => a.on.localeCompare(b.on)),
    { on: due, value: target },
  ];
  const measured = [
    { on: start, value: baseline },
    ...goal.checkIns.filter(({ on }) => on <= asOf).toSorted((a, b) => a.on.localeCompare(b.on)),
  ];
  const last = measured.at(-1)?.on ?? start;
  return {
    days,
    step,
    baseline: days.map(() => baseline),
    plan: days.map((day) => valueOnPath(path, day)),
    actual: days.map((day, index) => {
      const previous = days[index - 1] ?? '';
      if (previous >= last && index > 0) return null;
      return measured.findLast(({ on }) => on <= day && (on > previous || index === 0))?.value ?? null;
    }),
  };
}

/** The month of the first day is named once on an axis: its end, the second point, stands without a name. */
export function repeatsFirstMonth(days: readonly string[], index: number): boolean {
  return index === 1 && days[1]?.slice(0, 7) === days[0]?.slice(0, 7);
}

function valueOnPath(path: readonly { on: string; value: number }[], day: string): number {
  const next = path.findIndex(({ on }) => on >= day);
  const after = path[next] ?? path.at(-1);
  const before = path[next - 1];
  if (!after) return Number.NaN;
  if (!before || after.on === before.on) return after.value;
  const share = (serial(day) - serial(before.on)) / (serial(after.on) - serial(before.on));
  return Math.round((before.value + (after.value - before.value) * share) * 100) / 100;
}

function stepFor(start: string, due: string): GoalLine['step'] {
  const days = serial(due) - serial(start);
  if (days <= 84) return 'week';
  return days <= 550 ? 'month' : 'quarter';
}

function pointsBetween(start: string, due: string, step: GoalLine['step']): string[] {
  const days = [start];
  if (step === 'week') {
    for (let day = serial(start) + 7; day < serial(due); day += 7) days.push(toDay(day));
  } else {
    const size = step === 'month' ? 1 : 3;
    const [year = 0, month = 1] = start.split('-').map(Number);
    for (let index = size; ; index += size) {
      const end = new Date(Date.UTC(year, month - 1 + index, 0)).toISOString().slice(0, 10);
      if (end >= due) break;
      if (end > start) days.push(end);
    }
  }
  days.push(due);
  return days;
}

function serial(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function toDay(serialDay: number): string {
  return new Date(serialDay * 86_400_000).toISOString().slice(0, 10);
}
