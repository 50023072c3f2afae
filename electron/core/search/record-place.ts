import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { RecordPlace } from '#shared/contract/system.ts';
import type { ReviewStep } from '#shared/domain/vocabulary.ts';
import type { reviewSections } from '#shared/sync/tables/plan-tables.ts';
import { type TableName, tableNames } from '#shared/sync/tables.ts';
import { DomainError } from '../kernel/domain-error.ts';

type AccountTab = Extract<RecordPlace, { page: 'account' }>['tab'];

/** Tables whose rows are lines of one tab; what is not named here and not led elsewhere is told by the history. */
const tabs: Partial<Record<TableName, AccountTab>> = {
  account: 'summary',
  contact: 'contacts',
  contract: 'contracts',
  opportunity: 'contracts',
  renewal_verdict: 'contracts',
  hand_over: 'profile',
  external_factor: 'profile',
  note: 'profile',
  private_note: 'profile',
  interaction: 'interactions',
  content_sent: 'interactions',
  track_enrollment: 'interactions',
  support_case: 'cases',
};

const stepOfSection: Record<(typeof reviewSections)[number], ReviewStep> = {
  happened: 'what_happened',
  value: 'value_delivered',
  risk: 'risks_and_opportunities',
  opportunity: 'risks_and_opportunities',
  next_goal: 'next_period',
  next_action: 'next_period',
  ask_of_client: 'next_period',
  ask_of_us: 'next_period',
};

/**
 * Where a record is read and changed (Q2): its page, and the line of the page that shows it. A part of a review leads
 * to the step that holds it, whatever stands in a drawer leads to the drawer.
 * @throws DomainError ROW_NOT_FOUND
 */
export async function findPlace(
  db: Kysely<Database>,
  { table, id }: { table: string; id: string },
): Promise<RecordPlace> {
  const name = tableNames.find((each) => each === table);
  const place = name && (await placeOf(db, name, id));
  if (!place) throw new DomainError('ROW_NOT_FOUND', { what: table });
  return place;
}

const placeOf = async (db: Kysely<Database>, table: TableName, id: string): Promise<RecordPlace | null> => {
  switch (table) {
    case 'account':
      return { page: 'account', accountId: id, tab: 'summary', at: id };
    case 'success_plan':
    case 'goal':
    case 'goal_check_in':
      return planPlace(db, table, id);
    case 'review':
      return { page: 'review', reviewId: id, step: null, at: id };
    case 'review_step':
    case 'review_answer':
    case 'review_item':
    case 'agenda_item':
    case 'decision':
      return reviewPlace(db, table, id);
    case 'commitment':
      return commitmentPlace(db, id);
    case 'task': {
      const task = await db.selectFrom('task').select('account_id').where('id', '=', id).executeTakeFirst();
      return task ? { page: 'task', accountId: task.account_id, at: id } : null;
    }
    case 'content_item':
      return { page: 'contents', at: id };
    case 'case_comment': {
      const comment = await db.selectFrom('case_comment').select('case_id').where('id', '=', id).executeTakeFirst();
      return comment ? placeOf(db, 'support_case', comment.case_id) : null;
    }
    case 'attachment': {
      const { owner_table, owner_id } =
        (await db
          .selectFrom('attachment')
          .select(['owner_table', 'owner_id'])
          .where('id', '=', id)
          .executeTakeFirst()) ?? {};
      const owner = tableNames.find((each) => each === owner_table);
      return owner && owner_id ? placeOf(db, owner, owner_id) : null;
    }
    default:
      return accountPlace(db, table, id);
  }
};

const accountPlace = async (db: Kysely<Database>, table: TableName, id: string): Promise<RecordPlace | null> => {
  const row = await db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const accountId = 'account_id' in row ? row.account_id : null;
  if (accountId === null) return { page: 'settings', at: id };
  return { page: 'account', accountId, tab: tabs[table] ?? 'history', at: id };
};

const planPlace = async (
  db: Kysely<Database>,
  table: 'success_plan' | 'goal' | 'goal_check_in',
  id: string,
): Promise<RecordPlace | null> => {
  if (table === 'success_plan') {
    const plan = await db.selectFrom('success_plan').select('account_id').where('id', '=', id).executeTakeFirst();
    return plan ? { page: 'plan', accountId: plan.account_id, planId: id, goalId: null, at: id } : null;
  }
  const checkIn =
    table === 'goal_check_in'
      ? await db.selectFrom('goal_check_in').select('goal_id').where('id', '=', id).executeTakeFirst()
      : { goal_id: id };
  const goal =
    checkIn &&
    (await db
      .selectFrom('goal')
      .select(['account_id', 'plan_id'])
      .where('id', '=', checkIn.goal_id)
      .executeTakeFirst());
  if (!goal) return null;
  return { page: 'plan', accountId: goal.account_id, planId: goal.plan_id, goalId: checkIn.goal_id, at: id };
};

const reviewPlace = async (
  db: Kysely<Database>,
  table: 'review_step' | 'review_answer' | 'review_item' | 'agenda_item' | 'decision',
  id: string,
): Promise<RecordPlace | null> => {
  const at = (reviewId: string, step: ReviewStep, line = id): RecordPlace => ({
    page: 'review',
    reviewId,
    step,
    at: line,
  });
  if (table === 'review_step') {
    const row = await db.selectFrom(table).select(['review_id', 'step']).where('id', '=', id).executeTakeFirst();
    return row ? at(row.review_id, row.step) : null;
  }
  if (table === 'review_answer') {
    const row = await db.selectFrom(table).select(['review_id', 'topic_id']).where('id', '=', id).executeTakeFirst();
    return row ? at(row.review_id, 'needs_checklist', row.topic_id) : null;
  }
  if (table === 'review_item') {
    const row = await db.selectFrom(table).select(['review_id', 'section']).where('id', '=', id).executeTakeFirst();
    return row ? at(row.review_id, stepOfSection[row.section]) : null;
  }
  const row = await db.selectFrom(table).select('review_id').where('id', '=', id).executeTakeFirst();
  return row ? at(row.review_id, 'agenda') : null;
};

/** An open one stands where it can be answered: in the next review; the others where they were answered or made (F9). */
const commitmentPlace = async (db: Kysely<Database>, id: string): Promise<RecordPlace | null> => {
  const row = await db
    .selectFrom('commitment')
    .select(['account_id', 'review_id', 'state', 'answered_review_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const next =
    row.state === 'open'
      ? await db
          .selectFrom('review')
          .select('id')
          .where('account_id', '=', row.account_id)
          .where('stage', 'in', ['planned', 'preparing', 'ready'])
          .where('canceled_at', 'is', null)
          .where('deleted_at', 'is', null)
          .orderBy('starts_at')
          .executeTakeFirst()
      : undefined;
  const answeredIn = next?.id ?? row.answered_review_id;
  if (answeredIn && answeredIn !== row.review_id) {
    return { page: 'review', reviewId: answeredIn, step: 'last_commitments', at: id };
  }
  if (row.review_id) return { page: 'review', reviewId: row.review_id, step: 'next_period', at: id };
  return { page: 'account', accountId: row.account_id, tab: 'summary', at: id };
};
