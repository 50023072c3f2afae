import type { Kysely } from 'kysely';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Database } from '#database/schema.ts';
import type { CheckIn, Goal, NewGoal } from '#shared/contract/plans.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { deviceSuffix } from '#shared/domain/fractional-index.ts';
import { isClosed, type Milestone } from '#shared/domain/goal-progress.ts';
import { canMoveGoal, lastPositionIn, positionIn } from '#shared/domain/goal-tree.ts';
import type { GoalStatus } from '#shared/domain/vocabulary.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import {
  checkInsOf,
  findGoalRow,
  goalsOfPlan,
  milestonesOf,
  placesOfPlan,
  reviewToCelebrateIn,
} from './goal-repository.ts';
import { findPlan } from './plan-repository.ts';

type GoalPatch = { [Field in Exclude<keyof NewGoal, 'planId' | 'parentId' | 'afterId'>]?: NewGoal[Field] | undefined };
type CheckInFields = Pick<CheckIn, 'value' | 'checkedOn' | 'note' | 'audience'>;

const columnsOf = (patch: GoalPatch) => ({
  ...(patch.kind !== undefined && { kind: patch.kind }),
  ...(patch.title !== undefined && { title: patch.title }),
  ...(patch.why !== undefined && { why: patch.why }),
  ...(patch.unit !== undefined && { unit: patch.unit }),
  ...(patch.baseline !== undefined && { baseline: patch.baseline }),
  ...(patch.target !== undefined && { target: patch.target }),
  ...(patch.direction !== undefined && { direction: patch.direction }),
  ...(patch.tolerance !== undefined && { tolerance: patch.tolerance }),
  ...(patch.startsOn !== undefined && { starts_on: patch.startsOn }),
  ...(patch.dueOn !== undefined && { due_on: patch.dueOn }),
  ...(patch.internalOwnerId !== undefined && { internal_owner_id: patch.internalOwnerId }),
  ...(patch.clientOwnerId !== undefined && { client_owner_id: patch.clientOwnerId }),
  ...(patch.agreedOn !== undefined && { agreed_on: patch.agreedOn }),
  ...(patch.evidence !== undefined && { evidence: patch.evidence }),
  ...(patch.source !== undefined && { source: patch.source }),
  ...(patch.audience !== undefined && { audience: patch.audience }),
});

/** What a closed goal was measured by stays as it was; its words may still be bettered. */
const measures = ['baseline', 'target', 'direction', 'tolerance', 'startsOn', 'dueOn', 'kind'] as const;

async function requireGoal(db: Kysely<Database>, id: string) {
  const found = await findGoalRow(db, id);
  if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'goal' });
  return found;
}

/** Corners of the planned path, as drawn (E3). */
function pathOf(goal: Goal, milestones: readonly Milestone[]): { on: Day; value: number }[] {
  const { startsOn, dueOn, target } = goal;
  const from = goal.direction === 'maintain' ? target : goal.baseline;
  if (dueOn === null || target === null || from === null || dueOn <= startsOn) return [];
  const between =
    goal.direction === 'maintain' ? [] : milestones.filter((at) => at.dueOn > startsOn && at.dueOn < dueOn);
  return [
    { on: startsOn, value: from },
    ...between.map(({ dueOn: on, value }) => ({ on, value })),
    { on: dueOn, value: target },
  ];
}

/** Goals, their check-ins and how they close (E1 to E4, E8). */
export class GoalService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get({ id }: { id: string }) {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const row = await requireGoal(db, id);
      const { goals } = await goalsOfPlan(db, row.plan_id, clock.today());
      const goal = goals.find((each) => each.id === id);
      if (!goal) throw new DomainError('ROW_NOT_FOUND', { what: 'goal' });
      const milestones = await milestonesOf(db, id);
      const reached = goal.closedOn !== null && (goal.status === 'achieved' || goal.status === 'partial');
      return {
        goal,
        checkIns: await checkInsOf(db, id),
        milestones,
        path: pathOf(goal, milestones),
        celebrateIn: reached ? await reviewToCelebrateIn(db, goal.accountId, goal.closedOn ?? clock.today()) : null,
      };
    });
  }

  create(input: NewGoal): Promise<{ id: string }> {
    const { clock, actor } = this.#kernel;
    return this.#write('goal.create', async ({ db, rows }) => {
      const plan = await findPlan(db, input.planId);
      if (!plan) throw new DomainError('ROW_NOT_FOUND', { what: 'success_plan' });
      const places = await placesOfPlan(db, input.planId);
      if (input.parentId !== null && !places.some(({ id }) => id === input.parentId))
        throw new DomainError('ROW_NOT_FOUND', { what: 'goal' });
      const startsOn = input.startsOn ?? clock.today();
      const { id } = rows.insert('goal', {
        account_id: plan.accountId,
        plan_id: plan.id,
        parent_id: input.parentId,
        position: this.#place(places, { id: '', parentId: input.parentId, afterId: input.afterId }),
        kind: 'goal',
        direction: 'up',
        audience: 'client',
        internal_owner_id: actor.memberId,
        ...columnsOf(input),
        title: input.title,
        starts_on: startsOn,
        status: startsOn <= clock.today() ? 'active' : 'planned',
      });
      return { id };
    });
  }

  save({ id, ...patch }: GoalPatch & { id: string }): Promise<Record<string, never>> {
    return this.#write('goal.save', async ({ db, rows }) => {
      const goal = await requireGoal(db, id);
      if (isClosed(goal.status) && measures.some((field) => patch[field] !== undefined))
        throw new DomainError('GOAL_CLOSED');
      rows.update('goal', id, columnsOf(patch));
      return {};
    });
  }

  move({
    id,
    parentId,
    afterId,
  }: {
    id: string;
    parentId: string | null;
    afterId: string | null;
  }): Promise<Record<string, never>> {
    return this.#write('goal.move', async ({ db, rows }) => {
      const goal = await requireGoal(db, id);
      const places = await placesOfPlan(db, goal.plan_id);
      if (!canMoveGoal(places, id, parentId))
        throw new DomainError('VALUE_REFUSED', { field: 'parentId', reason: 'below_itself' });
      const suffix = deviceSuffix(this.#kernel.actor.deviceId);
      rows.update('goal', id, { parent_id: parentId, position: positionIn(places, { id, parentId, afterId, suffix }) });
      return {};
    });
  }

  checkIn({ id, ...fields }: CheckInFields & { id: string }): Promise<Record<string, never>> {
    return this.#write('goal.checkIn', async ({ db, rows }) => {
      const goal = await requireGoal(db, id);
      if (isClosed(goal.status)) throw new DomainError('GOAL_CLOSED');
      rows.insert('goal_check_in', {
        account_id: goal.account_id,
        goal_id: id,
        checked_on: fields.checkedOn,
        value: fields.value,
        note: fields.note,
        audience: fields.audience,
      });
      if (goal.status === 'planned') rows.update('goal', id, { status: 'active' });
      return {};
    });
  }

  saveCheckIn({ id, ...patch }: { [F in keyof CheckInFields]?: CheckInFields[F] | undefined } & { id: string }) {
    return this.#write('goal.saveCheckIn', ({ rows }) => {
      rows.update('goal_check_in', id, {
        ...(patch.value !== undefined && { value: patch.value }),
        ...(patch.checkedOn !== undefined && { checked_on: patch.checkedOn }),
        ...(patch.note !== undefined && { note: patch.note }),
        ...(patch.audience !== undefined && { audience: patch.audience }),
      });
      return {};
    });
  }

  trashCheckIn({ id }: { id: string }): Promise<Record<string, never>> {
    return this.#write('goal.trashCheckIn', ({ rows }) => {
      rows.trash('goal_check_in', id);
      return {};
    });
  }

  putMilestones({ id, milestones }: { id: string; milestones: Milestone[] }): Promise<Record<string, never>> {
    return this.#write('goal.milestones', async ({ db, rows }) => {
      const goal = await requireGoal(db, id);
      if (isClosed(goal.status)) throw new DomainError('GOAL_CLOSED');
      const wanted = new Map(milestones.map(({ dueOn, value }) => [dueOn, value]));
      for (const { id: kept, dueOn, value } of await milestonesOf(db, id)) {
        const next = wanted.get(dueOn);
        if (next === undefined) rows.trash('goal_milestone', kept);
        else if (next !== value) rows.update('goal_milestone', kept, { value: next });
        wanted.delete(dueOn);
      }
      for (const [due_on, value] of wanted) {
        rows.insert('goal_milestone', { account_id: goal.account_id, goal_id: id, due_on, value });
      }
      return {};
    });
  }

  close({ id, status, closedOn, reason }: { id: string; status: GoalStatus; closedOn: Day; reason: string | null }) {
    return this.#write('goal.close', async ({ db, rows }) => {
      const goal = await requireGoal(db, id);
      const evidence = [goal.evidence?.trim(), reason?.trim()].filter(Boolean).join('\n\n') || null;
      // E7: only what was reached can be lost again; actions are done once.
      const rechecked = (status === 'achieved' || status === 'partial') && goal.kind !== 'action';
      const recheck_on = rechecked ? addDays(closedOn, (await readMethodSettings(db))['plan.recheck_days']) : null;
      rows.update('goal', id, { status, closed_on: closedOn, evidence, recheck_on });
      return {};
    });
  }

  reopen({ id }: { id: string }): Promise<Record<string, never>> {
    return this.#write('goal.reopen', async ({ db, rows }) => {
      await requireGoal(db, id);
      rows.update('goal', id, { status: 'active', closed_on: null, recheck_on: null });
      return {};
    });
  }

  trash({ id }: { id: string }): Promise<Record<string, never>> {
    return this.#write('goal.trash', ({ rows }) => {
      rows.trash('goal', id);
      return {};
    });
  }

  #place(
    places: Awaited<ReturnType<typeof placesOfPlan>>,
    at: { id: string; parentId: string | null; afterId: string | null },
  ): string {
    const suffix = deviceSuffix(this.#kernel.actor.deviceId);
    return at.afterId === null ? lastPositionIn(places, at.parentId, suffix) : positionIn(places, { ...at, suffix });
  }

  #write<T>(label: UndoLabel, work: (context: WriteContext) => Promise<T> | T): Promise<T> {
    return this.#kernel.unitOfWork.write(label, work);
  }
}
