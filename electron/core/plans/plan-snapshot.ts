import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { planSnapshot } from '#shared/contract/plan-versions.ts';
import { flattenGoalTree } from '#shared/domain/goal-tree.ts';
import type { PlanSnapshot, SnapshotGoal, VersionReason } from '#shared/domain/plan-version.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { findPlan } from './plan-repository.ts';

/** The plan as it stands (C3): goals depth first, with their milestones. @throws DomainError ROW_NOT_FOUND */
export async function readSnapshot(
  db: Kysely<Database>,
  planId: string,
  reason: VersionReason,
): Promise<PlanSnapshot & { accountId: string }> {
  const plan = await findPlan(db, planId);
  if (!plan) throw new DomainError('ROW_NOT_FOUND', { what: 'success_plan' });
  const { objective, currentScenario, desiredScenario, startsOn, targetOn, closedOn, accountId } = plan;
  return {
    accountId,
    reason,
    plan: { objective, currentScenario, desiredScenario, startsOn, targetOn, closedOn },
    goals: await snapshotGoals(db, planId),
  };
}

async function snapshotGoals(db: Kysely<Database>, planId: string): Promise<SnapshotGoal[]> {
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('deleted_at', 'is', null)
    .execute();
  const milestones = await db
    .selectFrom('goal_milestone')
    .innerJoin('goal', 'goal.id', 'goal_milestone.goal_id')
    .select(['goal_milestone.goal_id', 'goal_milestone.due_on as dueOn', 'goal_milestone.value'])
    .where('goal.plan_id', '=', planId)
    .where('goal_milestone.deleted_at', 'is', null)
    .orderBy('goal_milestone.due_on')
    .execute();
  const milestonesOf = Map.groupBy(milestones, ({ goal_id }) => goal_id);
  const goals = rows.map((row): SnapshotGoal => ({
    id: row.id,
    parentId: row.parent_id,
    position: row.position,
    kind: row.kind,
    title: row.title,
    why: row.why,
    unit: row.unit,
    baseline: row.baseline,
    target: row.target,
    direction: row.direction,
    tolerance: row.tolerance,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    internalOwnerId: row.internal_owner_id,
    clientOwnerId: row.client_owner_id,
    agreedOn: row.agreed_on,
    evidence: row.evidence,
    source: row.source,
    status: row.status,
    closedOn: row.closed_on,
    recheckOn: row.recheck_on,
    audience: row.audience,
    milestones: (milestonesOf.get(row.id) ?? []).map(({ dueOn, value }) => ({ dueOn, value })),
  }));
  return flattenGoalTree(goals).map(({ row }) => row);
}

/** Body and plan of a kept version. @throws DomainError ROW_NOT_FOUND also for a body that this app cannot read */
export async function findVersion(
  db: Kysely<Database>,
  id: string,
): Promise<{ planId: string; accountId: string; snapshot: PlanSnapshot }> {
  const row = await db
    .selectFrom('plan_version')
    .select(['plan_id', 'account_id', 'body'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const snapshot = row ? asSnapshot(row.body) : null;
  if (!row || !snapshot) throw new DomainError('ROW_NOT_FOUND', { what: 'plan_version' });
  return { planId: row.plan_id, accountId: row.account_id, snapshot };
}

export function asSnapshot(body: string): PlanSnapshot | null {
  try {
    return planSnapshot.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** Keeps the plan as it stands inside a unit of work that changes something else too (C3). */
export async function keepPlanVersion(
  { db, rows }: Pick<WriteContext, 'db' | 'rows'>,
  { planId, reason, note, memberId, now }: KeptVersion,
): Promise<string> {
  const { accountId, ...body } = await readSnapshot(db, planId, reason);
  return rows.insert('plan_version', {
    account_id: accountId,
    plan_id: planId,
    saved_at: now,
    author_id: memberId,
    note,
    body: JSON.stringify(body),
  }).id;
}

export interface KeptVersion {
  planId: string;
  reason: VersionReason;
  note: string | null;
  memberId: string;
  /** UTC instant. */
  now: string;
}
