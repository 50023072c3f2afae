import type { Kysely, Selectable } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { CheckIn, Goal } from '#shared/contract/plans.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { type TreeNode, flattenForest } from '#shared/domain/forest.ts';
import {
  type Milestone,
  type RollUpGoal,
  goalProgress,
  plannedProgress,
  plannedValue,
  rollUp,
} from '#shared/domain/goal-progress.ts';
import { buildGoalTree } from '#shared/domain/goal-tree.ts';
import { goalSignal, isOverdue } from './goal-standing.ts';

type GoalRow = Selectable<Database['goal']>;

interface Latest {
  value: number;
  on: Day;
  count: number;
}

/** A goal by itself: what only the tree tells (`rolledUp`, `signal`) is filled by `asTree`. */
function toGoal(row: GoalRow, latest: Latest | undefined, milestones: readonly Milestone[], today: Day): Goal {
  const measure = {
    direction: row.direction,
    baseline: row.baseline,
    target: row.target,
    current: latest?.value ?? null,
    tolerance: row.tolerance,
    startsOn: row.starts_on,
    dueOn: row.due_on,
  };
  const progress = goalProgress(measure);
  return {
    ...measure,
    id: row.id,
    accountId: row.account_id,
    planId: row.plan_id,
    parentId: row.parent_id,
    position: row.position,
    kind: row.kind,
    title: row.title,
    why: row.why,
    unit: row.unit,
    internalOwnerId: row.internal_owner_id,
    clientOwnerId: row.client_owner_id,
    agreedOn: row.agreed_on,
    evidence: row.evidence,
    source: row.source,
    audience: row.audience,
    status: row.status,
    closedOn: row.closed_on,
    recheckOn: row.recheck_on,
    recheckDue: row.recheck_on !== null && row.recheck_on <= today,
    currentOn: latest?.on ?? null,
    checkIns: latest?.count ?? 0,
    progress,
    rolledUp: progress,
    plannedProgress: plannedProgress(measure, today, milestones),
    plannedValue: plannedValue(measure, today, milestones),
    signal: 'unknown',
    overdue: isOverdue({ status: row.status, dueOn: row.due_on }, today),
  };
}

const asRollUp = ({ row, children }: TreeNode<Goal>): RollUpGoal => ({
  kind: row.kind,
  status: row.status,
  progress: row.progress,
  children: children.map(asRollUp),
});

export interface PlanGoals {
  /** Depth first, parents before children. */
  goals: Goal[];
  /** E4: the final objective's own measure, else the mean of the smaller successes. */
  rolledUp: number | null;
}

function asTree(rows: readonly Goal[], today: Day): PlanGoals {
  const roots = buildGoalTree(rows);
  const goals = flattenForest(roots).map((node): Goal => {
    const rolledUp = rollUp(asRollUp(node));
    const goal = { ...node.row, rolledUp };
    return { ...goal, signal: goalSignal(goal, today) };
  });
  const objective = goals.find(({ kind, progress }) => kind === 'final_objective' && progress !== null);
  const children = roots.map(asRollUp);
  const all: RollUpGoal = {
    kind: 'final_objective',
    status: 'active',
    progress: objective?.progress ?? null,
    children,
  };
  return { goals, rolledUp: rollUp(all) };
}

/** E1. The whole tree of a plan with its progress: three queries whatever its size. */
export async function goalsOfPlan(db: Kysely<Database>, planId: string, today: Day): Promise<PlanGoals> {
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
  const checkIns = await db
    .selectFrom('goal_check_in')
    .innerJoin('goal', 'goal.id', 'goal_check_in.goal_id')
    .select(['goal_check_in.goal_id', 'goal_check_in.value', 'goal_check_in.checked_on'])
    .where('goal.plan_id', '=', planId)
    .where('goal_check_in.deleted_at', 'is', null)
    .orderBy('goal_check_in.checked_on')
    .orderBy('goal_check_in.created_at')
    .orderBy('goal_check_in.id')
    .execute();
  const milestones = await db
    .selectFrom('goal_milestone')
    .innerJoin('goal', 'goal.id', 'goal_milestone.goal_id')
    .select(['goal_milestone.goal_id', 'goal_milestone.due_on as dueOn', 'goal_milestone.value'])
    .where('goal.plan_id', '=', planId)
    .where('goal_milestone.deleted_at', 'is', null)
    .orderBy('goal_milestone.due_on')
    .execute();
  const latest = new Map<string, Latest>();
  for (const { goal_id, value, checked_on } of checkIns) {
    latest.set(goal_id, { value, on: checked_on, count: (latest.get(goal_id)?.count ?? 0) + 1 });
  }
  const milestonesOf = Map.groupBy(milestones, ({ goal_id }) => goal_id);
  return asTree(
    rows.map((row) => toGoal(row, latest.get(row.id), milestonesOf.get(row.id) ?? [], today)),
    today,
  );
}

/** The bare row, for rules before a write; null in the trash. */
export async function findGoalRow(db: Kysely<Database>, id: string): Promise<GoalRow | null> {
  const query = db.selectFrom('goal').selectAll().where('id', '=', id).where('deleted_at', 'is', null);
  return (await query.executeTakeFirst()) ?? null;
}

/** Where the rows of a plan stand, for moving one among them. */
export async function placesOfPlan(db: Kysely<Database>, planId: string) {
  return db
    .selectFrom('goal')
    .select(['id', 'parent_id as parentId', 'position'])
    .where('plan_id', '=', planId)
    .where('deleted_at', 'is', null)
    .execute();
}

/** The latest day first. */
export async function checkInsOf(db: Kysely<Database>, goalId: string): Promise<CheckIn[]> {
  const rows = await db
    .selectFrom('goal_check_in')
    .leftJoin('member', 'member.id', 'goal_check_in.created_by')
    .select(['goal_check_in.id', 'checked_on', 'value', 'note', 'audience', 'goal_check_in.created_at'])
    .select('member.name as byName')
    .where('goal_id', '=', goalId)
    .where('goal_check_in.deleted_at', 'is', null)
    .orderBy('checked_on', 'desc')
    .orderBy('goal_check_in.created_at', 'desc')
    .orderBy('goal_check_in.id', 'desc')
    .execute();
  return rows.map(({ checked_on, created_at, ...row }) => ({ ...row, checkedOn: checked_on, createdAt: created_at }));
}

export async function milestonesOf(db: Kysely<Database>, goalId: string) {
  return db
    .selectFrom('goal_milestone')
    .select(['id', 'due_on as dueOn', 'value'])
    .where('goal_id', '=', goalId)
    .where('deleted_at', 'is', null)
    .orderBy('due_on')
    .execute();
}

/** E8: the next review that will tell of a goal closed on a day. */
export async function reviewToCelebrateIn(db: Kysely<Database>, accountId: string, closedOn: Day) {
  const row = await db
    .selectFrom('review')
    .select(['id as reviewId', 'starts_at as startsAt'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('canceled_at', 'is', null)
    .where('stage', 'in', ['planned', 'preparing', 'ready'])
    .where('kind', 'in', ['qbr', 'ebr'])
    .where('period_from', '<=', closedOn)
    .orderBy('starts_at')
    .executeTakeFirst();
  return row ?? null;
}
