import type { GoalSignal } from '#shared/contract/plans.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { isClosed } from '#shared/domain/goal-progress.ts';
import type { GoalStatus } from '#shared/domain/vocabulary.ts';

export interface StandingGoal {
  status: GoalStatus;
  dueOn: Day | null;
  rolledUp: number | null;
  plannedProgress: number | null;
}

/** Points behind the planned path up to which a goal only asks for attention. */
const SLACK = 15;

const ofClosed: Record<GoalStatus, GoalSignal> = {
  planned: 'unknown',
  active: 'unknown',
  achieved: 'good',
  partial: 'attention',
  missed: 'risk',
  canceled: 'unknown',
};

export function isOverdue({ status, dueOn }: Pick<StandingGoal, 'status' | 'dueOn'>, today: Day): boolean {
  return !isClosed(status) && dueOn !== null && dueOn < today;
}

/** Hue and shape of a goal: how it was closed, else how far it is behind where the plan says it should be. */
export function goalSignal(goal: StandingGoal, today: Day): GoalSignal {
  if (isClosed(goal.status)) return ofClosed[goal.status];
  if (isOverdue(goal, today)) return 'risk';
  if (goal.status === 'planned' || goal.rolledUp === null) return 'unknown';
  const behind = Math.round(goal.plannedProgress ?? 0) - Math.round(goal.rolledUp);
  if (behind <= 0) return 'good';
  return behind <= SLACK ? 'attention' : 'risk';
}
