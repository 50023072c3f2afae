import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountValue } from '#shared/contract/plans.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { isClosed } from '#shared/domain/goal-progress.ts';
import { valueDeliveredUntil, worstValueFirst } from '#shared/domain/value-delivered.ts';
import { isOverdue } from './goal-standing.ts';

/** E4. Every account that is not lost, the worst first: three queries whatever the size of the portfolio. */
export async function accountValues(db: Kysely<Database>, today: Day): Promise<AccountValue[]> {
  const accounts = await db
    .selectFrom('account')
    .leftJoin('member', 'member.id', 'account.owner_id')
    .select(['account.id', 'account.name', 'account.owner_id', 'account.segment_id', 'member.name as owner_name'])
    .where('account.deleted_at', 'is', null)
    .where('account.status', '!=', 'lost')
    .orderBy('account.name')
    .execute();
  const goals = await db
    .selectFrom('goal')
    .innerJoin('success_plan', 'success_plan.id', 'goal.plan_id')
    .select([
      'goal.account_id',
      'goal.status',
      'goal.closed_on',
      'goal.due_on',
      'success_plan.closed_on as plan_closed',
    ])
    .where('goal.deleted_at', 'is', null)
    .where('success_plan.deleted_at', 'is', null)
    .where('goal.kind', '!=', 'action')
    .execute();
  const plans = await db
    .selectFrom('success_plan')
    .select('account_id')
    .where('deleted_at', 'is', null)
    .where('closed_on', 'is', null)
    .distinct()
    .execute();
  const planned = new Set(plans.map(({ account_id }) => account_id));
  const goalsOf = Map.groupBy(goals, ({ account_id }) => account_id);
  const rows = accounts.map((account): AccountValue => {
    const own = goalsOf.get(account.id) ?? [];
    const open = own.filter(({ status, plan_closed }) => !isClosed(status) && plan_closed === null);
    return {
      accountId: account.id,
      name: account.name,
      ownerId: account.owner_id,
      ownerName: account.owner_name,
      segmentId: account.segment_id,
      value: valueDeliveredUntil(
        own.map(({ status, closed_on }) => ({ status, closedOn: closed_on })),
        today,
      ),
      openGoals: open.length,
      overdueGoals: open.filter(({ status, due_on }) => isOverdue({ status, dueOn: due_on }, today)).length,
      hasPlan: planned.has(account.id),
    };
  });
  return worstValueFirst(rows);
}
