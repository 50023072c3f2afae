import type { Version } from '#shared/contract/plan-versions.ts';
import {
  comparePlans,
  type PlanComparison,
  type PlanSnapshot,
  type SnapshotGoal,
} from '#shared/domain/plan-version.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { asSnapshot, findVersion, keepPlanVersion, readSnapshot } from './plan-snapshot.ts';

type Done = Record<string, never>;

/** Versions of a success plan: kept, compared, written back (C3). */
export class PlanVersionService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ planId }: { planId: string }): Promise<(Version & { goals: number })[]> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const rows = await db
        .selectFrom('plan_version')
        .leftJoin('member', 'member.id', 'plan_version.author_id')
        .select(['plan_version.id', 'saved_at as savedAt', 'note', 'body', 'member.name as authorName'])
        .where('plan_id', '=', planId)
        .where('plan_version.deleted_at', 'is', null)
        .orderBy('saved_at', 'desc')
        .orderBy('plan_version.id', 'desc')
        .execute();
      return rows.flatMap(({ body, ...row }) => {
        const snapshot = asSnapshot(body);
        return snapshot ? [{ ...row, reason: snapshot.reason, goals: snapshot.goals.length }] : [];
      });
    });
  }

  save({ planId, note }: { planId: string; note: string | null }): Promise<{ id: string }> {
    const { unitOfWork, actor, clock } = this.#kernel;
    return unitOfWork.write('plan.version', async (context) => ({
      id: await keepPlanVersion(context, {
        planId,
        note: note === '' ? null : note,
        reason: { kind: 'hand' },
        memberId: actor.memberId,
        now: clock.now(),
      }),
    }));
  }

  compare({ from, to }: { from: string; to: string | null }): Promise<PlanComparison> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const before = await findVersion(db, from);
      if (to === null) return comparePlans(before.snapshot, await readSnapshot(db, before.planId, { kind: 'hand' }));
      const after = await findVersion(db, to);
      if (after.planId !== before.planId) throw new DomainError('VALUE_REFUSED', { field: 'to', reason: 'other_plan' });
      return comparePlans(before.snapshot, after.snapshot);
    });
  }

  /** As a new write that can be undone: what stands now is written over, what was added since goes to the trash. */
  restore({ id }: { id: string }): Promise<Done> {
    return this.#kernel.unitOfWork.write('plan.restore', async (context) => {
      const { planId, accountId, snapshot } = await findVersion(context.db, id);
      const now = await readSnapshot(context.db, planId, { kind: 'hand' });
      const { plan } = snapshot;
      context.rows.update('success_plan', planId, {
        objective: plan.objective,
        current_scenario: plan.currentScenario,
        desired_scenario: plan.desiredScenario,
        starts_on: plan.startsOn,
        target_on: plan.targetOn,
        closed_on: plan.closedOn,
      });
      const wanted = new Set(snapshot.goals.map((goal) => goal.id));
      for (const goal of now.goals) if (!wanted.has(goal.id)) context.rows.trash('goal', goal.id);
      await putGoals(context, { planId, accountId }, snapshot, new Map(now.goals.map((goal) => [goal.id, goal])));
      return {};
    });
  }
}

/** Goals that were trashed since come back under their own ids, with their check-ins. */
async function putGoals(
  { db, rows }: WriteContext,
  { planId, accountId }: { planId: string; accountId: string },
  { goals }: PlanSnapshot,
  standing: ReadonlyMap<string, SnapshotGoal>,
): Promise<void> {
  const ids = goals.map(({ id }) => id);
  const known =
    ids.length === 0
      ? []
      : await db.selectFrom('goal').select(['id', 'plan_id', 'deleted_at']).where('id', 'in', ids).execute();
  const rowOf = new Map(known.map((row) => [row.id, row]));
  for (const goal of goals) {
    const row = rowOf.get(goal.id);
    const columns = columnsOf(goal);
    if (!row) {
      // Purged since: it is made again from what the version holds.
      rows.insert('goal', { account_id: accountId, plan_id: planId, ...columns }, goal.id);
    } else {
      if (row.deleted_at !== null) rows.restore('goal', goal.id);
      rows.update('goal', goal.id, { plan_id: planId, ...columns });
    }
    if (JSON.stringify(standing.get(goal.id)?.milestones) !== JSON.stringify(goal.milestones))
      await putMilestones({ db, rows }, accountId, goal);
  }
}

async function putMilestones(
  { db, rows }: Pick<WriteContext, 'db' | 'rows'>,
  accountId: string,
  { id, milestones }: SnapshotGoal,
): Promise<void> {
  const standing = await db
    .selectFrom('goal_milestone')
    .select('id')
    .where('goal_id', '=', id)
    .where('deleted_at', 'is', null)
    .execute();
  for (const row of standing) rows.trash('goal_milestone', row.id);
  for (const { dueOn, value } of milestones)
    rows.insert('goal_milestone', { account_id: accountId, goal_id: id, due_on: dueOn, value });
}

const columnsOf = (goal: SnapshotGoal) => ({
  parent_id: goal.parentId,
  position: goal.position,
  kind: goal.kind,
  title: goal.title,
  why: goal.why,
  unit: goal.unit,
  baseline: goal.baseline,
  target: goal.target,
  direction: goal.direction,
  tolerance: goal.tolerance,
  starts_on: goal.startsOn,
  due_on: goal.dueOn,
  internal_owner_id: goal.internalOwnerId,
  client_owner_id: goal.clientOwnerId,
  agreed_on: goal.agreedOn,
  evidence: goal.evidence,
  source: goal.source,
  status: goal.status,
  closed_on: goal.closedOn,
  recheck_on: goal.recheckOn,
  audience: goal.audience,
});
