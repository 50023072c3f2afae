import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Moment, PostSaleStage, ReviewKind, ReviewStage } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';

/** One account with the instants that its cadence (H2) is computed from. */
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
  | 'journey_template_id'
  | 'lost_on'
  | 'post_sale_stage'
  | 'post_sale_by_hand'
  | 'stay_reason'
  | 'staff_turnover'
  | 'language'
  | 'created_at'
  | 'deleted_at'
> {
  /** A8. What the rule said when it was computed last; null: not yet. */
  rule_stage: PostSaleStage | null;
  last_contact_at: string | null;
  last_human_contact_at: string | null;
  /** What the latest contact left to do. */
  next_step: string | null;
  next_step_on: string | null;
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
  'account.journey_template_id',
  'account.lost_on',
  'account.post_sale_stage',
  'account.post_sale_by_hand',
  'account.stay_reason',
  'account.staff_turnover',
  'account.language',
  'account.created_at',
  'account.deleted_at',
] as const;

type FromAccount = ExpressionBuilder<Database, 'account'>;

const latestContact = (eb: FromAccount, now: string) =>
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
    .leftJoin('interaction as latest', (join) =>
      join.on('latest.id', '=', (eb) => latestContact(eb as unknown as FromAccount, now).select('interaction.id')),
    )
    .select(accountColumns)
    .select(['latest.happened_at as last_contact_at', 'latest.next_step', 'latest.next_step_on'])
    .select(
      sql<PostSaleStage | null>`CASE WHEN account.post_sale_stage IS NULL THEN (SELECT facts ->> '$.postSaleStage'
        FROM derived_account AS d WHERE d.account_id = account.id) END`.as('rule_stage'),
    )
    .select((eb) =>
      // Mostly the latest contact was somebody's, and nothing more is looked for.
      eb
        .case()
        .when('latest.automated', '=', 0)
        .then(eb.ref('latest.happened_at'))
        .else(
          latestContact(eb as unknown as FromAccount, now)
            .where('interaction.automated', '=', 0)
            .select('interaction.happened_at'),
        )
        .end()
        .as('last_human_contact_at'),
    );
  // One account is shown from the trash too.
  if (accountId !== undefined) return query.where('account.id', '=', accountId).execute();
  return query.where('account.deleted_at', 'is', null).orderBy('account.name').execute();
};

export interface StandingParts {
  /** The two latest of each account, newest first: they give the trend (G4). */
  feelings: Map<string, { id: string; moment: Moment; satisfaction: number; trust: number; felt_at: string }[]>;
  /** Shown in the latest of each account, by feeling (G1). */
  emotions: Map<string, string[]>;
  /** Of each account the next one that is still to be held. */
  reviews: Map<string, { id: string; kind: ReviewKind; stage: ReviewStage; starts_at: string }>;
  /** Of each account the open task that is due first. */
  tasks: Map<string, { title: string; due_on: string | null }>;
  tags: Map<string, string[]>;
}

/** The other tables that a standing is told from, each by account. */
export const standingParts = async (db: Kysely<Database>, accountId?: string): Promise<StandingParts> => {
  const only = accountId === undefined ? sql<boolean>`account_id IS NOT NULL` : sql<boolean>`account_id = ${accountId}`;
  const live = sql<boolean>`deleted_at IS NULL`;
  const [feelings, marks, reviews, tasks, tags] = await Promise.all([
    latestFeelings(db, accountId),
    latestEmotions(db, accountId),
    db
      .selectFrom('review')
      .select(['account_id', 'id', 'kind', 'stage', 'starts_at'])
      .where(only)
      .where(live)
      .where('canceled_at', 'is', null)
      .where('held_at', 'is', null)
      .where('stage', 'in', ['planned', 'preparing', 'ready'])
      .orderBy('starts_at', 'desc')
      .execute(),
    openTasks(db, accountId),
    db.selectFrom('account_tag').select(['account_id', 'name']).where(only).where(live).orderBy('name').execute(),
  ]);
  // A later row of the same account takes the place of the one before, so each list ends with the one that counts.
  const lastOf = <Row extends { account_id: string | null }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.account_id ?? '', row]));
  const emotionsOf = Map.groupBy(marks, ({ feeling_id }) => feeling_id);
  const tagsOf = Map.groupBy(tags, (tag) => tag.account_id);
  return {
    feelings,
    emotions: new Map([...emotionsOf].map(([id, list]) => [id, list.map(({ value }) => value)])),
    reviews: lastOf(reviews),
    tasks: lastOf(tasks),
    tags: new Map([...tagsOf].map(([id, list]) => [id, list.map(({ name }) => name)])),
  };
};

const oneOrLive = (accountId?: string) =>
  accountId === undefined ? sql`a.deleted_at IS NULL` : sql`a.id = ${accountId}`;

const latestFeelings = async (db: Kysely<Database>, accountId?: string): Promise<StandingParts['feelings']> => {
  const { rows } = await sql<{
    account_id: string;
    id: string;
    moment: Moment;
    satisfaction: number;
    trust: number;
    felt_at: string;
  }>`
    SELECT f.account_id, f.id, f.moment, f.satisfaction, f.trust, f.felt_at
    FROM account a CROSS JOIN feeling f ON f.account_id = a.id AND f.deleted_at IS NULL
      AND f.felt_at >= coalesce((SELECT felt_at FROM feeling WHERE account_id = a.id AND deleted_at IS NULL
        ORDER BY felt_at DESC, id DESC LIMIT 1 OFFSET 1), '')
    WHERE ${oneOrLive(accountId)} ORDER BY f.felt_at DESC, f.id DESC`.execute(db);
  return Map.groupBy(rows, (row) => row.account_id);
};

/** The emotions of the latest feeling of each account. */
const latestEmotions = async (db: Kysely<Database>, accountId?: string) => {
  const { rows } = await sql<{ feeling_id: string; value: string }>`
    SELECT m.feeling_id, m.value
    FROM account a JOIN feeling_mark m ON m.feeling_id = (
      SELECT id FROM feeling WHERE account_id = a.id AND deleted_at IS NULL ORDER BY felt_at DESC, id DESC LIMIT 1
    ) WHERE m.kind = 'emotion' AND m.deleted_at IS NULL AND ${oneOrLive(accountId)}`.execute(db);
  return rows;
};

/** Those without a date first, then the latest: the one that counts is the last of its account. */
const openTasks = async (db: Kysely<Database>, accountId?: string) => {
  const query = db
    .selectFrom('task')
    .select(['account_id', 'title', 'due_on'])
    .where('deleted_at', 'is', null)
    .where('done_at', 'is', null)
    .where('canceled_at', 'is', null);
  // Of all accounts the index of open tasks is walked, which a condition on the account would keep SQLite from.
  const rows = await (accountId === undefined ? query : query.where('account_id', '=', accountId))
    .orderBy('due_on', 'desc')
    .execute();
  return [...rows.filter(({ due_on }) => due_on === null), ...rows.filter(({ due_on }) => due_on !== null)];
};
