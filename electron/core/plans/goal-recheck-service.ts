import { addDays, type Day } from '#shared/domain/calendar.ts';
import { deviceSuffix } from '#shared/domain/fractional-index.ts';
import { lastPositionIn } from '#shared/domain/goal-tree.ts';
import type { Database } from '#database/schema.ts';
import type { Selectable } from 'kysely';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { findGoalRow, placesOfPlan } from './goal-repository.ts';

interface Recheck {
  id: string;
  outcome: 'held' | 'lost';
  value: number | null;
  checkedOn: Day;
  note: string | null;
}

type ReachedGoal = Selectable<Database['goal']>;

/** What a goal that was lost again gets at least to be regained in. */
const LEAST_DAYS = 30;

/** Goal maintenance (E7): what was reached is looked at again, and a loss is not hidden behind an old success. */
export class GoalRecheckService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  recheck({ id, outcome, value, checkedOn, note }: Recheck): Promise<{ proposedId: string | null }> {
    return this.#kernel.unitOfWork.write('goal.recheck', async (context) => {
      const { db, rows } = context;
      const goal = await this.#reached(context, id);
      if (value !== null) {
        rows.insert('goal_check_in', {
          account_id: goal.account_id,
          goal_id: id,
          checked_on: checkedOn,
          value,
          note,
          audience: 'internal',
        });
      }
      const told = value === null ? note?.trim() : null;
      const evidence = told ? [goal.evidence?.trim(), told].filter(Boolean).join('\n\n') : goal.evidence;
      const days = (await readMethodSettings(db))['plan.recheck_days'];
      rows.update('goal', id, { evidence, recheck_on: outcome === 'held' ? addDays(checkedOn, days) : null });
      return { proposedId: outcome === 'lost' ? await this.#propose(context, goal, { value, checkedOn, days }) : null };
    });
  }

  async putRecheck({ id, on }: { id: string; on: Day | null }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('goal.recheck', async (context) => {
      await this.#reached(context, id);
      context.rows.update('goal', id, { recheck_on: on });
    });
    return {};
  }

  /** The success stays in the history; the new goal begins where the client stands now, in the plan at work. */
  async #propose(
    { db, rows }: WriteContext,
    goal: ReachedGoal,
    { value, checkedOn, days }: { value: number | null; checkedOn: Day; days: number },
  ): Promise<string> {
    const plan = await db
      .selectFrom('success_plan')
      .select('id')
      .where('account_id', '=', goal.account_id)
      .where('deleted_at', 'is', null)
      .where('closed_on', 'is', null)
      .orderBy('starts_on', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    const planId = plan?.id ?? goal.plan_id;
    const places = await placesOfPlan(db, planId);
    const parentId = planId === goal.plan_id ? goal.parent_id : null;
    return rows.insert('goal', {
      account_id: goal.account_id,
      plan_id: planId,
      parent_id: parentId,
      kind: goal.kind,
      position: lastPositionIn(places, parentId, deviceSuffix(this.#kernel.actor.deviceId)),
      title: goal.title,
      why: goal.why,
      unit: goal.unit,
      baseline: value,
      target: goal.target,
      direction: goal.direction,
      tolerance: goal.tolerance,
      starts_on: checkedOn,
      due_on: addDays(checkedOn, Math.max(LEAST_DAYS, days)),
      internal_owner_id: goal.internal_owner_id,
      client_owner_id: goal.client_owner_id,
      source: goal.source,
      // Nobody agreed to it with the client yet.
      status: 'planned',
      audience: goal.audience,
    }).id;
  }

  async #reached({ db }: Pick<WriteContext, 'db'>, id: string): Promise<ReachedGoal> {
    const goal = await findGoalRow(db, id);
    if (!goal) throw new DomainError('ROW_NOT_FOUND', { what: 'goal' });
    if (goal.status !== 'achieved' && goal.status !== 'partial')
      throw new DomainError('VALUE_REFUSED', { field: 'outcome', reason: 'not_reached' });
    return goal;
  }
}
