import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { HealthDecisionEntry } from '#shared/contract/health.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { decisionAge } from '#shared/domain/health-decision.ts';
import type { TriggerFacts } from '#shared/domain/trigger-rule.ts';
import type { HealthMeasure } from '#shared/domain/method-vocabulary.ts';
import type { Band } from '#shared/domain/vocabulary.ts';
import type { StoredHealth } from '../derived/derived-repository.ts';

export interface DerivedRow {
  accountId: string;
  day: Day;
  score: number | null;
  shown: number | null;
  band: Band | null;
  state: 'scored' | 'insufficient_data';
  coverage: number;
  health: StoredHealth;
  facts: TriggerFacts;
}

export const derivedRow = async (db: Kysely<Database>, accountId: string): Promise<DerivedRow | null> => {
  const row = await db.selectFrom('derived_account').selectAll().where('account_id', '=', accountId).executeTakeFirst();
  if (!row) return null;
  return {
    accountId,
    day: row.day,
    score: row.score,
    shown: row.shown_score,
    band: row.band,
    state: row.state,
    coverage: row.coverage,
    health: JSON.parse(row.health) as StoredHealth,
    facts: JSON.parse(row.facts) as TriggerFacts,
  };
};

/** What a week's point says beside the score: the measures then, with their weights (K5). */
export type WeekInputs = {
  modelId: string;
  measures: Partial<Record<HealthMeasure, [value: number | null, weight: number]>>;
};

/** K5. Points of an account from a week on, oldest first. */
export const weekPoints = async (db: Kysely<Database>, accountId: string, fromWeek: string) => {
  const rows = await db
    .selectFrom('health_week')
    .select(['week', 'as_of', 'score', 'coverage', 'inputs'])
    .where('account_id', '=', accountId)
    .where('week', '>=', fromWeek)
    .where('deleted_at', 'is', null)
    .orderBy('week')
    .execute();
  return rows.map(({ as_of, inputs, ...row }) => ({ ...row, asOf: as_of, inputs: readInputs(inputs) }));
};

/** Of another app's version, perhaps: what is not understood says nothing. */
const readInputs = (json: string): WeekInputs['measures'] => {
  try {
    const read = JSON.parse(json) as Partial<WeekInputs> | null;
    return typeof read?.measures === 'object' ? read.measures : {};
  } catch {
    return {};
  }
};

type Now = { computedBand: Band | null; feelingBand: Band | null };

/** G6. The decisions of an account, or of all of them, the latest first. */
export const decisions = async (
  db: Kysely<Database>,
  { accountId, now, today }: { accountId?: string; now: (accountId: string) => Now; today: Day },
): Promise<(HealthDecisionEntry & { accountId: string })[]> => {
  const query = db
    .selectFrom('health_decision')
    .leftJoin('member', 'member.id', 'health_decision.author_id')
    .selectAll('health_decision')
    .select('member.name as author_name')
    .where('health_decision.deleted_at', 'is', null)
    .orderBy('decided_on', 'desc')
    .orderBy('health_decision.created_at', 'desc')
    .orderBy('health_decision.id', 'desc');
  const rows = await (accountId === undefined ? query : query.where('account_id', '=', accountId)).execute();
  return rows.map((row) => {
    const known = {
      decidedOn: row.decided_on,
      computedBand: row.computed_band,
      feelingBand: row.feeling_band,
      finalBand: row.final_band,
    };
    return {
      ...known,
      ...decisionAge(known, now(row.account_id), today),
      id: row.id,
      accountId: row.account_id,
      authorId: row.author_id,
      authorName: row.author_name,
      computedScore: row.computed_score,
      moment: row.moment,
      note: row.note,
    };
  });
};

interface ComparedRow {
  account_id: string;
  name: string;
  owner_id: string | null;
  health: string;
  facts: string;
}

/** Accounts whose feeling and health lie in different bands, by what was computed last. */
export const disagreeing = async (db: Kysely<Database>): Promise<ComparedRow[]> => {
  const { rows } = await sql<ComparedRow>`
    SELECT d.account_id, a.name, a.owner_id, d.health, d.facts
    FROM derived_account d JOIN account a ON a.id = d.account_id AND a.deleted_at IS NULL
    WHERE d.health ->> 'disagreement' IN ('different', 'opposite')`.execute(db);
  return rows;
};

/** Of every account what a changed model is tried on; nothing of the facts but segment, stage, status and moment. */
export const previewRows = async (db: Kysely<Database>) => {
  const { rows } = await sql<{
    account_id: string;
    name: string;
    shown_score: number | null;
    band: Band | null;
    inputs: string;
    status: TriggerFacts['status'];
    segment_id: string | null;
    stage_kind: NonNullable<TriggerFacts['stage']>['kind'] | null;
    feeling: string | null;
  }>`
    SELECT d.account_id, a.name, d.shown_score, d.band, d.health -> 'inputs' AS inputs, a.status, a.segment_id,
      d.facts ->> '$.stage.kind' AS stage_kind, d.facts -> 'feeling' AS feeling
    FROM derived_account d JOIN account a ON a.id = d.account_id AND a.deleted_at IS NULL
    WHERE a.status <> 'lost'`.execute(db);
  return rows;
};
