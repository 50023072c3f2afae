import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Moment, ReviewKind, ReviewStage } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';

/** One account with the ids and instants that its standing (A6) is computed from. */
export interface StandingRow extends Pick<
  RowOf<'account'>,
  | 'id'
  | 'name'
  | 'status'
  | 'owner_id'
  | 'segment_id'
  | 'touch_model_id'
  | 'autonomy'
  | 'client_since'
  | 'ongoing_start'
  | 'lost_on'
  | 'post_sale_stage'
  | 'language'
  | 'created_at'
  | 'deleted_at'
> {
  last_contact_at: string | null;
  last_human_contact_at: string | null;
  feeling_id: string | null;
  review_id: string | null;
  task_id: string | null;
  step_interaction_id: string | null;
}

const accountColumns = [
  'account.id',
  'account.name',
  'account.status',
  'account.owner_id',
  'account.segment_id',
  'account.touch_model_id',
  'account.autonomy',
  'account.client_since',
  'account.ongoing_start',
  'account.lost_on',
  'account.post_sale_stage',
  'account.language',
  'account.created_at',
  'account.deleted_at',
] as const;

type FromAccount = ExpressionBuilder<Database, 'account'>;

const lastContact = (eb: FromAccount, now: string) =>
  eb
    .selectFrom('interaction')
    .whereRef('interaction.account_id', '=', 'account.id')
    .where('interaction.deleted_at', 'is', null)
    .where('interaction.channel', '<>', 'internal_note')
    .where('interaction.happened_at', '<=', now)
    .orderBy('interaction.happened_at', 'desc')
    .limit(1);

/**
 * Each "latest of" is one seek in the index that the account's rows lie in, so the whole list costs accounts × seeks
 * and not the length of their histories.
 */
export const standingRows = (db: Kysely<Database>, now: string, accountId?: string): Promise<StandingRow[]> => {
  const query = db
    .selectFrom('account')
    .select(accountColumns)
    .select((eb) => [
      lastContact(eb, now).select('interaction.happened_at').as('last_contact_at'),
      lastContact(eb, now)
        .where('interaction.automated', '=', 0)
        .select('interaction.happened_at')
        .as('last_human_contact_at'),
      eb
        .selectFrom('feeling')
        .whereRef('feeling.account_id', '=', 'account.id')
        .where('feeling.deleted_at', 'is', null)
        .orderBy('feeling.felt_at', 'desc')
        .limit(1)
        .select('feeling.id')
        .as('feeling_id'),
      eb
        .selectFrom('review')
        .whereRef('review.account_id', '=', 'account.id')
        .where('review.deleted_at', 'is', null)
        .where('review.canceled_at', 'is', null)
        .where('review.held_at', 'is', null)
        .where('review.stage', 'in', ['planned', 'preparing', 'ready'])
        .orderBy('review.starts_at')
        .limit(1)
        .select('review.id')
        .as('review_id'),
      eb
        .selectFrom('task')
        .whereRef('task.account_id', '=', 'account.id')
        .where('task.deleted_at', 'is', null)
        .where('task.done_at', 'is', null)
        .where('task.canceled_at', 'is', null)
        .orderBy(sql`task.due_on IS NULL`)
        .orderBy('task.due_on')
        .limit(1)
        .select('task.id')
        .as('task_id'),
      lastContact(eb, now).select('interaction.id').as('step_interaction_id'),
    ]);
  return (
    accountId === undefined
      ? query.where('account.deleted_at', 'is', null).orderBy('account.name')
      : query.where('account.id', '=', accountId)
  ).execute();
};

export interface StandingParts {
  feelings: Map<string, { id: string; moment: Moment; satisfaction: number; trust: number; felt_at: string }[]>;
  reviews: Map<string, { id: string; kind: ReviewKind; stage: ReviewStage; starts_at: string }>;
  tasks: Map<string, { id: string; title: string; due_on: string | null }>;
  steps: Map<string, { id: string; next_step: string | null; next_step_on: string | null }>;
  tags: Map<string, string[]>;
}

/** Rows that the ids above name; the two latest feelings give the trend (G4). */
export const standingParts = async (db: Kysely<Database>, accountId?: string): Promise<StandingParts> => {
  const only = accountId === undefined ? sql<boolean>`1` : sql<boolean>`account_id = ${accountId}`;
  const live = sql<boolean>`deleted_at IS NULL`;
  const [feelings, reviews, tasks, steps, tags] = await Promise.all([
    latestFeelings(db, accountId),
    db
      .selectFrom('review')
      .select(['id', 'kind', 'stage', 'starts_at'])
      .where(only)
      .where(live)
      .where('stage', 'in', ['planned', 'preparing', 'ready'])
      .execute(),
    db
      .selectFrom('task')
      .select(['id', 'title', 'due_on'])
      .where('account_id', 'is not', null)
      .where(only)
      .where(live)
      .where('done_at', 'is', null)
      .where('canceled_at', 'is', null)
      .execute(),
    latestSteps(db, accountId),
    db.selectFrom('account_tag').select(['account_id', 'name']).where(only).where(live).orderBy('name').execute(),
  ]);
  const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  const tagsOf = Map.groupBy(tags, (tag) => tag.account_id);
  return {
    feelings,
    reviews: byId(reviews),
    tasks: byId(tasks),
    steps: byId(steps),
    tags: new Map([...tagsOf].map(([id, list]) => [id, list.map(({ name }) => name)])),
  };
};

const latestFeelings = async (db: Kysely<Database>, accountId?: string): Promise<StandingParts['feelings']> => {
  const of = accountId === undefined ? sql`a.deleted_at IS NULL` : sql`a.id = ${accountId}`;
  const { rows } = await sql<{
    account_id: string;
    id: string;
    moment: Moment;
    satisfaction: number;
    trust: number;
    felt_at: string;
  }>`
    SELECT f.account_id, f.id, f.moment, f.satisfaction, f.trust, f.felt_at
    FROM account a JOIN feeling f ON f.id IN (
      SELECT id FROM feeling WHERE account_id = a.id AND deleted_at IS NULL ORDER BY felt_at DESC LIMIT 2
    ) WHERE ${of} ORDER BY f.felt_at DESC`.execute(db);
  return Map.groupBy(rows, (row) => row.account_id);
};

const latestSteps = async (db: Kysely<Database>, accountId?: string) => {
  const of = accountId === undefined ? sql`a.deleted_at IS NULL` : sql`a.id = ${accountId}`;
  const { rows } = await sql<{ id: string; next_step: string | null; next_step_on: string | null }>`
    SELECT i.id, i.next_step, i.next_step_on
    FROM account a JOIN interaction i ON i.id = (
      SELECT id FROM interaction WHERE account_id = a.id AND deleted_at IS NULL ORDER BY happened_at DESC LIMIT 1
    ) WHERE ${of}`.execute(db);
  return rows;
};
