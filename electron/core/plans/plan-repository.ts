import type { Kysely, Selectable } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Plan } from '#shared/contract/plans.ts';
import type { Day } from '#shared/domain/calendar.ts';

const toPlan = (row: Selectable<Database['success_plan']>): Plan => ({
  id: row.id,
  accountId: row.account_id,
  currentScenario: row.current_scenario,
  desiredScenario: row.desired_scenario,
  objective: row.objective,
  startsOn: row.starts_on,
  targetOn: row.target_on,
  closedOn: row.closed_on,
});

/** Open ones first, the newest on top: the first is the plan at work. */
export async function plansOf(db: Kysely<Database>, accountId: string): Promise<Plan[]> {
  const rows = await db
    .selectFrom('success_plan')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy((eb) => eb('closed_on', 'is not', null))
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toPlan);
}

export async function findPlan(db: Kysely<Database>, id: string): Promise<Plan | null> {
  const row = await db
    .selectFrom('success_plan')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? toPlan(row) : null;
}

export async function contactsOf(db: Kysely<Database>, accountId: string, today: Day) {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'name', 'left_on'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, left_on }) => ({ id, name, left: left_on !== null && left_on <= today }));
}

/** A5: what the sale promised and the result expected at purchase. */
export async function handOverOf(db: Kysely<Database>, accountId: string) {
  const row = await db
    .selectFrom('hand_over')
    .select(['promised', 'expected_result'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? { promised: row.promised, expectedResult: row.expected_result } : null;
}

/** Goals closed as reached, wholly or in part, within a period; of any plan (E8). */
export async function reachedGoals(db: Kysely<Database>, accountId: string, from: Day, to: Day) {
  const rows = await db
    .selectFrom('goal')
    .innerJoin('success_plan', 'success_plan.id', 'goal.plan_id')
    .select(['goal.id', 'goal.title', 'goal.status', 'goal.closed_on', 'goal.evidence', 'goal.unit', 'goal.baseline'])
    .select(['goal.target', 'goal.audience'])
    .select((eb) =>
      eb
        .selectFrom('goal_check_in')
        .select('goal_check_in.value')
        .whereRef('goal_check_in.goal_id', '=', 'goal.id')
        .where('goal_check_in.deleted_at', 'is', null)
        .orderBy('goal_check_in.checked_on', 'desc')
        .orderBy('goal_check_in.created_at', 'desc')
        .limit(1)
        .as('current'),
    )
    .where('goal.account_id', '=', accountId)
    .where('goal.deleted_at', 'is', null)
    .where('success_plan.deleted_at', 'is', null)
    .where('goal.kind', '!=', 'action')
    .where('goal.status', 'in', ['achieved', 'partial'])
    .where('goal.closed_on', '>=', from)
    .where('goal.closed_on', '<=', to)
    .orderBy('goal.closed_on')
    .orderBy('goal.position')
    .execute();
  return rows.map(({ closed_on, status, ...row }) => ({
    ...row,
    closedOn: closed_on ?? to,
    status: status === 'achieved' ? ('achieved' as const) : ('partial' as const),
  }));
}
