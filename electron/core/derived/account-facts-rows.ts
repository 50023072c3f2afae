import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { DatedFact } from '#shared/domain/account-facts.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import type { AccountFlag } from '#shared/domain/method-vocabulary.ts';
import type { OpportunityKind, ReviewStage } from '#shared/domain/vocabulary.ts';
import { byAccount, type SomeAccounts } from './some-accounts.ts';

interface ActivationRow {
  account_id: string;
  onboarding_ended_on: Day | null;
  activated_on: Day | null;
}

/** C1. */
export const activations = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<ActivationRow>`
    SELECT account_id, onboarding_ended_on, activated_on FROM activation
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND deleted_at IS NULL`.execute(db);
  return new Map(rows.map((row) => [row.account_id, row]));
};

/** D5. Flags somebody set that hold today. */
export const heldFlags = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<{ account_id: string; flag: AccountFlag }>`
    SELECT DISTINCT account_id, flag FROM account_flag
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND since <= ${today} AND (until IS NULL OR until >= ${today})
      AND deleted_at IS NULL ORDER BY flag`.execute(db);
  return byAccount(rows);
};

export const tagsOfAccounts = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<{ account_id: string; name: string }>`
    SELECT account_id, name FROM account_tag
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND deleted_at IS NULL ORDER BY name`.execute(db);
  return byAccount(rows);
};

/** D3. */
export const stageRowsOf = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<{
    account_id: string;
    number: string;
    starts_on: Day | null;
    planned_end: Day | null;
    ended_on: Day | null;
  }>`
    SELECT account_id, number, starts_on, planned_end, ended_on FROM account_stage
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND deleted_at IS NULL`.execute(db);
  return byAccount(rows);
};

/** A review that was never held is forgotten after so long. */
const FORGOTTEN_DAYS = 365;

interface ReviewRow {
  account_id: string;
  id: string;
  stage: ReviewStage;
  starts_at: string;
}

/** F1. Reviews that are still to be held, the earliest first. */
export const reviewsToHold = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<ReviewRow>`
    SELECT account_id, id, stage, starts_at FROM review
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND starts_at >= ${addDays(today, -FORGOTTEN_DAYS)}
      AND stage IN ('planned', 'preparing', 'ready') AND held_at IS NULL AND canceled_at IS NULL AND deleted_at IS NULL
    ORDER BY starts_at, id`.execute(db);
  return byAccount(rows);
};

interface EdgeRow {
  account_id: string;
  held_at: string | null;
  late_commitments: number;
  has_task: number;
  has_plan: number;
}

/** What one seek each tells: the last review held, commitments past their day, whether a task or a plan is open. */
export const accountEdges = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<EdgeRow>`
    SELECT ids.value AS account_id,
      (SELECT r.starts_at FROM review r WHERE r.account_id = ids.value AND r.stage IN ('held', 'followed_up')
        AND r.deleted_at IS NULL ORDER BY r.starts_at DESC LIMIT 1) AS held_at,
      (SELECT count(*) FROM commitment c WHERE c.account_id = ids.value AND c.state = 'open' AND c.due_on < ${today}
        AND c.deleted_at IS NULL) AS late_commitments,
      EXISTS (SELECT 1 FROM task t WHERE t.account_id = ids.value AND t.done_at IS NULL AND t.canceled_at IS NULL
        AND t.deleted_at IS NULL) AS has_task,
      EXISTS (SELECT 1 FROM success_plan p WHERE p.account_id = ids.value AND p.closed_on IS NULL AND p.deleted_at IS NULL)
        AS has_plan
    FROM json_each(${ids}) ids`.execute(db);
  return new Map(rows.map((row) => [row.account_id, row]));
};

/** L1. */
export const openOpportunities = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<{ account_id: string; id: string; kind: OpportunityKind }>`
    SELECT account_id, id, kind FROM opportunity
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND status = 'open' AND deleted_at IS NULL
    ORDER BY id`.execute(db);
  return byAccount(rows);
};

/** I1. */
export const runningPlaybooks = async (db: Kysely<Database>, { ids }: SomeAccounts) => {
  const { rows } = await sql<{ account_id: string; playbook_id: string }>`
    SELECT DISTINCT account_id, playbook_id FROM playbook_run
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND state = 'running' AND deleted_at IS NULL
    ORDER BY playbook_id`.execute(db);
  return byAccount(rows);
};

const YEAR_DAYS = 365;

/** L4. */
export const downsells = async (db: Kysely<Database>, { ids }: SomeAccounts, today: Day) => {
  const { rows } = await sql<DatedFact & { account_id: string }>`
    SELECT account_id, id, happened_on AS "on" FROM churn_event
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND kind = 'downsell' AND happened_on <= ${today}
      AND happened_on >= ${addDays(today, -YEAR_DAYS)} AND deleted_at IS NULL ORDER BY happened_on, id`.execute(db);
  return byAccount(rows);
};
