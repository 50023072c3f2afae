import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountSummary } from '#shared/contract/accounts.ts';
import { addDays, type Day, weekStart } from '#shared/domain/calendar.ts';
import { goalProgress, type Milestone, plannedProgress } from '#shared/domain/goal-progress.ts';
import { baselineOf, changeAgainst } from '#shared/domain/usage.ts';
import type { ReviewKind } from '#shared/domain/vocabulary.ts';
import { goalSignal } from '../plans/goal-standing.ts';

export const lastHeldReview = (
  db: Kysely<Database>,
  accountId: string,
): Promise<{ id: string; kind: ReviewKind; starts_at: string } | undefined> =>
  db
    .selectFrom('review')
    .select(['id', 'kind', 'starts_at'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('stage', 'in', ['held', 'followed_up'])
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Open goals with their latest check-in, against the planned path (E3). */
export const summaryGoals = async (
  db: Kysely<Database>,
  accountId: string,
  today: Day,
): Promise<AccountSummary['goals']> => {
  const goals = await db
    .selectFrom('goal')
    .innerJoin('success_plan', 'success_plan.id', 'goal.plan_id')
    .where('success_plan.deleted_at', 'is', null)
    .where('success_plan.closed_on', 'is', null)
    .selectAll('goal')
    .select((eb) =>
      eb
        .selectFrom('goal_check_in')
        .whereRef('goal_check_in.goal_id', '=', 'goal.id')
        .where('goal_check_in.deleted_at', 'is', null)
        .orderBy('goal_check_in.checked_on', 'desc')
        .orderBy('goal_check_in.created_at', 'desc')
        .limit(1)
        .select('goal_check_in.value')
        .as('current'),
    )
    .where('goal.account_id', '=', accountId)
    .where('goal.deleted_at', 'is', null)
    .where('goal.kind', '<>', 'action')
    .where('goal.status', 'in', ['planned', 'active'])
    .orderBy('goal.position')
    .execute();
  const milestones = await db
    .selectFrom('goal_milestone')
    .select(['goal_id', 'due_on', 'value'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('goal_id', 'in', goals.length > 0 ? goals.map(({ id }) => id) : [''])
    .execute();
  const pathOf = Map.groupBy(milestones, ({ goal_id }) => goal_id);
  return goals.map((goal) => {
    const path: Milestone[] = (pathOf.get(goal.id) ?? []).map(({ due_on, value }) => ({ dueOn: due_on, value }));
    const planned = { ...goal, startsOn: goal.starts_on, dueOn: goal.due_on };
    const progress = goalProgress(planned);
    const expected = plannedProgress(planned, today, path);
    return {
      id: goal.id,
      title: goal.title,
      dueOn: goal.due_on,
      progress,
      plannedProgress: expected,
      overdue: goal.due_on !== null && goal.due_on < today,
      signal: goalSignal(
        { status: goal.status, dueOn: goal.due_on, rolledUp: progress, plannedProgress: expected },
        today,
      ),
    };
  });
};

/** What either side still owes; the late ones first (F9). */
export const openCommitments = async (
  db: Kysely<Database>,
  accountId: string,
  today: Day,
): Promise<AccountSummary['commitments']> => {
  const rows = await db
    .selectFrom('commitment')
    .leftJoin('member', 'member.id', 'commitment.member_id')
    .leftJoin('contact', 'contact.id', 'commitment.contact_id')
    .where('commitment.account_id', '=', accountId)
    .where('commitment.state', '=', 'open')
    .where('commitment.deleted_at', 'is', null)
    .select([
      'commitment.id',
      'commitment.body',
      'commitment.side',
      'commitment.due_on',
      'commitment.review_id',
      sql<string | null>`coalesce(member.name, contact.name, commitment.owner_name)`.as('owner'),
    ])
    .orderBy(sql`commitment.due_on IS NULL`)
    .orderBy('commitment.due_on')
    .execute();
  return rows.map(({ id, body, side, due_on, review_id, owner }) => ({
    id,
    body,
    side,
    ownerName: owner,
    dueOn: due_on,
    late: due_on !== null && due_on < today,
    reviewId: review_id,
  }));
};

const WEEKS = 26;
const RECENT_WEEKS = 4;
const BASELINE_WEEKS = 12;

/** Sums of whole weeks; the account's own baseline is the 12 weeks before the last four (I3). */
export const weeklyUse = async (
  db: Kysely<Database>,
  accountId: string,
  today: Day,
): Promise<AccountSummary['usage']> => {
  // The week that runs is left out: half a week would look like a drop.
  const end = addDays(weekStart(today), -1);
  const start = addDays(end, 1 - WEEKS * 7);
  const days = await db
    .selectFrom('usage_record')
    .select(['used_on', (eb) => eb.fn.sum<number>('count').as('total')])
    .where('account_id', '=', accountId)
    .where('used_on', '>=', start)
    .where('used_on', '<=', today)
    .where('deleted_at', 'is', null)
    .groupBy('used_on')
    .orderBy('used_on')
    .execute();
  const lastDay = days.at(-1)?.used_on ?? null;
  const sums = new Map<Day, number>();
  for (const { used_on, total } of days) {
    const week = weekStart(used_on);
    sums.set(week, (sums.get(week) ?? 0) + total);
  }
  // Weeks before the first use are no silence: the account was not there yet.
  const firstWeek = weekStart(days[0]?.used_on ?? today);
  const weeks = Array.from({ length: WEEKS }, (_, index) => addDays(start, index * 7))
    .filter((startsOn) => startsOn >= firstWeek)
    .map((startsOn) => ({ startsOn, value: sums.get(startsOn) ?? 0 }));
  const recentFrom = addDays(end, 1 - RECENT_WEEKS * 7);
  const baseline = baselineOf(weeks, { start: addDays(recentFrom, -BASELINE_WEEKS * 7), end: addDays(recentFrom, -1) });
  const recent = baselineOf(weeks, { start: recentFrom, end });
  const base = baseline.numerator > 0 ? baseline.value : null;
  return {
    weeks,
    baseline: base,
    recent: days.length > 0 ? recent.value : null,
    changePercent: changeAgainst(recent.value, base),
    asOf: lastDay,
  };
};

/** B4. Contacts without a plan since a day, by account; those that have none are not in it. */
export const unplannedSince = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
  since: Day,
): Promise<Map<string, number>> => {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('interaction')
    .select(['account_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('account_id', 'in', accountIds)
    .where('happened_at', '>=', since)
    .where('planned', '=', 0)
    .where('channel', '<>', 'internal_note')
    .where('deleted_at', 'is', null)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({ account_id, count }) => [account_id, count]));
};
