import { type Day, daysBetween } from './calendar.ts';
import { type Measured, measured } from './measured.ts';
import type { GoalDirection, GoalKind, GoalStatus, Trend } from './vocabulary.ts';

/** What progress is computed from (E2). `current` is the latest check-in. */
export type GoalMeasure = {
  direction: GoalDirection;
  baseline: number | null;
  target: number | null;
  current: number | null;
  tolerance: number | null;
};

/** A measure with its dates; a goal without a due day has no planned path. */
export type PlannedGoal = GoalMeasure & { startsOn: Day; dueOn: Day | null };

export type Milestone = { dueOn: Day; value: number };

function percentAt(goal: GoalMeasure, value: number): number | null {
  const { direction, baseline, target, tolerance } = goal;
  if (target === null) return null;
  if (direction === 'maintain') return Math.abs(value - target) <= (tolerance ?? 0) ? 100 : 0;
  if (baseline === null || target === baseline) return null;
  return ((value - baseline) / (target - baseline)) * 100;
}

/** E3. Percent, truthfully below 0 and above 100; null = not computable (nothing checked yet, or target = baseline). */
export function goalProgress(goal: GoalMeasure): number | null {
  return goal.current === null ? null : percentAt(goal, goal.current);
}

/** Days sort as text. */
const byDay = (a: Milestone, b: Milestone): number => {
  if (a.dueOn === b.dueOn) return 0;
  return a.dueOn < b.dueOn ? -1 : 1;
};

/** E3. The value the plan expects on a day: straight from start to due, bent through dated milestones; null without a path. */
export function plannedValue(goal: PlannedGoal, day: Day, milestones: readonly Milestone[] = []): number | null {
  if (goal.target === null) return null;
  if (goal.direction === 'maintain') return goal.target;
  if (goal.baseline === null || goal.dueOn === null) return null;
  const { startsOn, dueOn } = goal;
  const path = [
    { dueOn: startsOn, value: goal.baseline },
    ...milestones.filter((point) => startsOn < point.dueOn && point.dueOn < dueOn),
    { dueOn, value: goal.target },
  ].toSorted(byDay);
  const next = path.findIndex((point) => point.dueOn > day);
  const [from, to] = [path[next - 1], path[next]];
  if (next === -1) return goal.target;
  if (!from || !to) return goal.baseline;
  const share = daysBetween(from.dueOn, day) / daysBetween(from.dueOn, to.dueOn);
  return from.value + (to.value - from.value) * share;
}

/** The planned path on the scale of progress, in percent. */
export function plannedProgress(goal: PlannedGoal, day: Day, milestones: readonly Milestone[] = []): number | null {
  const value = plannedValue(goal, day, milestones);
  return value === null ? null : percentAt(goal, value);
}

const scores: Record<GoalStatus, number | null> = {
  planned: null,
  active: null,
  achieved: 1,
  partial: 0.5,
  missed: 0,
  canceled: null,
};

/** E4. Achieved 1, partial 0.5, missed 0; null while open, and for canceled ones, which are left out. */
export function closingScore(status: GoalStatus): number | null {
  return scores[status];
}

/** Closed for good or bad, canceled included. */
export function isClosed(status: GoalStatus): boolean {
  return status === 'canceled' || scores[status] !== null;
}

/** A goal as the roll-up sees it; `progress` is its own measure, null when it has none. `weight` is 1 unless given. */
export type RollUpGoal = {
  kind: GoalKind;
  status: GoalStatus;
  progress: number | null;
  weight?: number;
  children: readonly RollUpGoal[];
};

/**
 * E4. Own measure, else the weighted mean of the direct children, each held to 0–100, canceled ones out; null = not
 * computable. Without measure and children a closed goal counts by how it closed, and an open action as not done.
 */
export function rollUp(goal: RollUpGoal): number | null {
  if (goal.progress !== null) return goal.progress;
  let sum = 0;
  let weights = 0;
  for (const child of goal.children) {
    const progress = child.status === 'canceled' ? null : rollUp(child);
    if (progress === null) continue;
    const weight = child.weight ?? 1;
    sum += Math.min(100, Math.max(0, progress)) * weight;
    weights += weight;
  }
  if (weights > 0) return sum / weights;
  const score = closingScore(goal.status);
  if (score !== null) return score * 100;
  return goal.kind === 'action' && goal.children.length === 0 && goal.status !== 'canceled' ? 0 : null;
}

export type ClosedGoal = { status: GoalStatus; closedOn: Day | null; weight?: number };

/** E4. "Value delivered %" as it stood on a day: the closed goals' 1 / 0.5 / 0, canceled left out. */
export function valueDelivered(goals: readonly ClosedGoal[], day: Day): Measured {
  let points = 0;
  let weights = 0;
  for (const { status, closedOn, weight = 1 } of goals) {
    const score = closingScore(status);
    if (score === null || closedOn === null || closedOn > day) continue;
    points += score * weight;
    weights += weight;
  }
  return measured(points, weights);
}

/** Value delivered on a day against an earlier one; null while either is not computable. */
export function valueDeliveredTrend(goals: readonly ClosedGoal[], before: Day, day: Day): Trend | null {
  const earlier = valueDelivered(goals, before).value;
  const now = valueDelivered(goals, day).value;
  if (earlier === null || now === null) return null;
  if (now === earlier) return 'steady';
  return now > earlier ? 'up' : 'down';
}
