import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { readMetValues } from '#shared/domain/trigger-rule.ts';
import { BOOKING_DAYS } from '#shared/domain/review-schedule.ts';
import type { Moment } from '#shared/domain/vocabulary.ts';

/*
 * Each query asks only for what may stand on Today, so that the cost follows what waits and not how many accounts and
 * years there are.
 */

/** Accounts that the member shares with somebody. */
export async function sharedWith(db: Kysely<Database>, memberId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('account_collaborator')
    .select('account_id')
    .where('member_id', '=', memberId)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
}

/** Reviews that are neither called off nor followed up, from the past ones to a booking time ahead, with the steps done. */
export async function openReviews(db: Kysely<Database>, today: Day) {
  const rows = await db
    .selectFrom('review')
    .select(['id', 'account_id', 'kind', 'stage', 'starts_at', 'time_zone'])
    .where('deleted_at', 'is', null)
    .where('canceled_at', 'is', null)
    .where('stage', '!=', 'followed_up')
    .where('starts_at', '<', addDays(today, BOOKING_DAYS + 2))
    .orderBy('starts_at')
    .execute();
  const steps = await db
    .selectFrom('review_step')
    .innerJoin('review', 'review.id', 'review_step.review_id')
    .select(['review_step.review_id', 'review_step.step'])
    .where('review_step.done', '=', 1)
    .where('review_step.deleted_at', 'is', null)
    .where('review.stage', 'in', ['planned', 'preparing', 'ready'])
    .where('review.starts_at', '<', addDays(today, BOOKING_DAYS + 2))
    .execute();
  const done = Map.groupBy(steps, ({ review_id }) => review_id);
  return rows.map((row) => ({ ...row, done: (done.get(row.id) ?? []).map(({ step }) => step) }));
}

/** Open commitments that are late or due within a week. */
export async function owedCommitments(db: Kysely<Database>, today: Day) {
  return db
    .selectFrom('commitment')
    .select(['id', 'account_id as accountId', 'body as title', 'side', 'state', 'due_on as dueOn'])
    .where('state', '=', 'open')
    .where('due_on', '<=', addDays(today, 7))
    .where('deleted_at', 'is', null)
    .execute();
}

/** M1: solved, and the client not told. */
export async function untoldCases(db: Kysely<Database>) {
  return db
    .selectFrom('support_case')
    .select(['id', 'account_id as accountId', 'title', 'status', 'solved_at'])
    .where('status', '=', 'solved')
    .where('deleted_at', 'is', null)
    .execute();
}

/** Open goals past their date, and reached ones to be looked at again (E7), of plans at work. */
export async function overdueGoals(db: Kysely<Database>, today: Day) {
  return db
    .selectFrom('goal')
    .innerJoin('success_plan', 'success_plan.id', 'goal.plan_id')
    .select(['goal.id', 'goal.account_id as accountId', 'goal.title', 'goal.status', 'goal.due_on as dueOn'])
    .select('goal.recheck_on as recheckOn')
    .where((eb) =>
      eb.or([
        eb.and([eb('goal.status', 'in', ['planned', 'active']), eb('goal.due_on', '<', today)]),
        eb.and([eb('goal.status', '=', 'achieved'), eb('goal.recheck_on', '<=', today)]),
      ]),
    )
    .where('goal.deleted_at', 'is', null)
    .where('success_plan.deleted_at', 'is', null)
    .where('success_plan.closed_on', 'is', null)
    .execute();
}

/** Open tasks of the member, or of nobody, up to a day. */
export async function openTasks(db: Kysely<Database>, memberId: string, until: Day) {
  return db
    .selectFrom('task')
    .select(['id', 'account_id as accountId', 'title', 'priority', 'due_on as dueOn', 'snoozed_until as snoozedUntil'])
    .select(['source', 'source_id', 'step_kind', 'content_id'])
    .where('due_on', '<=', until)
    .where('done_at', 'is', null)
    .where('canceled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('owner_id', '=', memberId), eb('owner_id', 'is', null)]))
    .orderBy('due_on')
    .execute();
}

/** The latest feeling of each account, one seek an account. */
export async function latestFeelings(db: Kysely<Database>) {
  const { rows } = await sql<{ id: string; accountId: string; moment: Moment; felt_at: string }>`
    SELECT f.id, f.account_id AS accountId, f.moment, f.felt_at
    FROM account a JOIN feeling f ON f.id = (
      SELECT id FROM feeling WHERE account_id = a.id AND deleted_at IS NULL ORDER BY felt_at DESC LIMIT 1
    ) WHERE a.deleted_at IS NULL AND a.status <> 'lost'`.execute(db);
  return rows;
}

/** Firings that nobody dealt with (I2), with the rule they are of. */
export async function openAlerts(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('firing')
    .leftJoin('trigger_rule as r', 'r.id', 'firing.rule_id')
    // A round of a campaign by calendar fires in the campaign's own name (I4).
    .leftJoin('campaign as c', 'c.id', 'firing.rule_id')
    .leftJoin('playbook as p', (join) =>
      join.on('p.id', '=', ({ fn, ref }) => fn.coalesce(ref('r.playbook_id'), ref('c.playbook_id'))),
    )
    .select(['firing.id', 'firing.account_id as accountId', 'firing.occurrence', 'firing.fired_on as firedOn'])
    .select('firing.facts')
    .select(['r.content_key as ruleKey', 'r.name as ruleName', 'p.strategy'])
    .select(['c.content_key as campaignKey', 'c.name as campaignName'])
    .where('firing.state', '=', 'open')
    .where('firing.deleted_at', 'is', null)
    .execute();
  return rows.map(({ campaignKey, campaignName, facts, ...row }) => ({
    ...row,
    ruleKey: row.ruleKey ?? campaignKey,
    ruleName: row.ruleName ?? campaignName,
    values: readMetValues(facts),
  }));
}

/** What held already when an import brought the accounts. */
export async function foundSituations(db: Kysely<Database>) {
  return db
    .selectFrom('firing')
    .select(['id', 'account_id as accountId', 'fired_on as firedOn'])
    .where('state', '=', 'known')
    .where('deleted_at', 'is', null)
    .orderBy('fired_on')
    .orderBy('id')
    .execute();
}

/** Contents that wait to be sent (H4). */
export async function waitingSends(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('content_sent as s')
    .innerJoin('content_item as c', 'c.id', 's.content_id')
    .select(['s.id', 's.account_id as accountId', 's.state', 's.due_on as dueOn'])
    .select(['c.content_key as contentKey', 'c.title'])
    .where('s.state', 'in', ['proposed', 'draft'])
    .where('s.deleted_at', 'is', null)
    .execute();
  return rows.map(({ state, ...row }) => ({
    ...row,
    mode: state === 'draft' ? ('draft' as const) : ('proposed' as const),
  }));
}

export async function holidaysBetween(db: Kysely<Database>, from: Day, to: Day): Promise<ReadonlySet<Day>> {
  const rows = await db
    .selectFrom('holiday')
    .select('day')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ day }) => day));
}
