import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { DatedFact } from '#shared/domain/account-facts.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import type { AccountFlag } from '#shared/domain/method-vocabulary.ts';
import type { OpportunityKind, ReviewStage } from '#shared/domain/vocabulary.ts';
import { byPlace, onePlaced, type Placed, type SomeAccounts } from './some-accounts.ts';

interface ActivationRow extends Placed {
  onboarding_ended_on: Day | null;
  activated_on: Day | null;
}

/** C1. */
export const activations = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<ActivationRow>`
    SELECT ids.key AS at, a.onboarding_ended_on, a.activated_on
    FROM json_each(${ids}) ids CROSS JOIN activation a ON a.account_id = ids.value AND a.deleted_at IS NULL`.execute(
    db,
  );
  return onePlaced(rows);
};

/** D5. Flags somebody set that hold today. */
export const heldFlags = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<Placed & { flag: AccountFlag }>`
    SELECT DISTINCT ids.key AS at, f.flag
    FROM json_each(${ids}) ids CROSS JOIN account_flag f ON f.account_id = ids.value AND f.since <= ${today}
      AND (f.until IS NULL OR f.until >= ${today}) AND f.deleted_at IS NULL
    ORDER BY f.flag`.execute(db);
  return byPlace(rows);
};

export const tagsOfAccounts = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<Placed & { name: string }>`
    SELECT ids.key AS at, t.name
    FROM json_each(${ids}) ids CROSS JOIN account_tag t ON t.account_id = ids.value AND t.deleted_at IS NULL
    ORDER BY t.name`.execute(db);
  return byPlace(rows);
};

export interface StageRow extends Placed {
  number: string;
  starts_on: Day | null;
  planned_end: Day | null;
  ended_on: Day | null;
}

/** D3. */
export const stageRowsOf = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<StageRow>`
    SELECT ids.key AS at, s.number, s.starts_on, s.planned_end, s.ended_on
    FROM json_each(${ids}) ids CROSS JOIN account_stage s ON s.account_id = ids.value AND s.deleted_at IS NULL`.execute(
    db,
  );
  return byPlace(rows);
};

/** A review that was never held is forgotten after so long. */
const FORGOTTEN_DAYS = 365;

interface ReviewRow extends Placed {
  id: string;
  stage: ReviewStage;
  starts_at: string;
}

/** F1. Reviews that are still to be held, the earliest first. */
export const reviewsToHold = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<ReviewRow>`
    SELECT ids.key AS at, r.id, r.stage, r.starts_at
    FROM json_each(${ids}) ids CROSS JOIN review r
      ON r.account_id = ids.value AND r.starts_at >= ${addDays(today, -FORGOTTEN_DAYS)}
      AND r.stage IN ('planned', 'preparing', 'ready')
      AND r.held_at IS NULL AND r.canceled_at IS NULL AND r.deleted_at IS NULL
    ORDER BY r.starts_at, r.id`.execute(db);
  return byPlace(rows);
};

interface EdgeRow extends Placed {
  held_at: string | null;
  late_commitments: number;
  has_task: number;
  has_plan: number;
}

/** What one seek each tells: the last review held, commitments past their day, whether a task or a plan is open. */
export const accountEdges = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<EdgeRow>`
    SELECT ids.key AS at,
      (SELECT r.starts_at FROM review r WHERE r.account_id = ids.value AND r.stage IN ('held', 'followed_up')
        AND r.deleted_at IS NULL ORDER BY r.starts_at DESC LIMIT 1) AS held_at,
      (SELECT count(*) FROM commitment c WHERE c.account_id = ids.value AND c.state = 'open' AND c.due_on < ${today}
        AND c.deleted_at IS NULL) AS late_commitments,
      EXISTS (SELECT 1 FROM task t WHERE t.account_id = ids.value AND t.done_at IS NULL AND t.canceled_at IS NULL
        AND t.deleted_at IS NULL) AS has_task,
      EXISTS (SELECT 1 FROM success_plan p WHERE p.account_id = ids.value AND p.closed_on IS NULL AND p.deleted_at IS NULL)
        AS has_plan
    FROM json_each(${ids}) ids`.execute(db);
  return onePlaced(rows);
};

/** L1. */
export const openOpportunities = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<Placed & { id: string; kind: OpportunityKind }>`
    SELECT ids.key AS at, o.id, o.kind
    FROM json_each(${ids}) ids CROSS JOIN opportunity o
      ON o.account_id = ids.value AND o.status = 'open' AND o.deleted_at IS NULL
    ORDER BY o.id`.execute(db);
  return byPlace(rows);
};

/** I1. */
export const runningPlaybooks = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<Placed & { playbook_id: string }>`
    SELECT DISTINCT ids.key AS at, r.playbook_id
    FROM json_each(${ids}) ids CROSS JOIN playbook_run r
      ON r.account_id = ids.value AND r.state = 'running' AND r.deleted_at IS NULL
    ORDER BY r.playbook_id`.execute(db);
  return byPlace(rows);
};

const YEAR_DAYS = 365;

/** L4. */
export const downsells = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<Placed & DatedFact>`
    SELECT ids.key AS at, c.id, c.happened_on AS "on"
    FROM json_each(${ids}) ids CROSS JOIN churn_event c ON c.account_id = ids.value AND c.kind = 'downsell'
      AND c.happened_on <= ${today} AND c.happened_on >= ${addDays(today, -YEAR_DAYS)} AND c.deleted_at IS NULL
    ORDER BY c.happened_on, c.id`.execute(db);
  return byPlace(rows);
};
