import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { SegmentChoice, TouchModelChoice } from '#shared/contract/accounts.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import {
  effectiveTouchModel,
  fallbackTouchModel,
  type TouchModel,
  touchModelWith,
} from '#shared/domain/touch-model.ts';
import { touchModelKeys } from '#shared/domain/vocabulary.ts';
import { plannedReviews } from './planned-reviews.ts';

/** The model of an account with the workspace's edits, and the row that holds them. */
export interface AppliedTouchModel {
  id: string;
  rules: TouchModel;
  /** Nobody chose one; pages say so. */
  assumed?: true;
}

export const touchModelRows = (db: Kysely<Database>): Promise<RowOf<'touch_model'>[]> =>
  db.selectFrom('touch_model').selectAll().where('deleted_at', 'is', null).execute();

/** B. What the workspace wrote over what the key brings. */
export const rulesOf = (row: RowOf<'touch_model'>): TouchModel => {
  const reviews = plannedReviews(row.reviews);
  return touchModelWith(row.content_key, {
    cadenceDays: row.cadence_days,
    automation: row.automation,
    ...(reviews && { reviews }),
  });
};

export const touchModels = async (db: Kysely<Database>): Promise<TouchModelChoice[]> => {
  const rows = await touchModelRows(db);
  return rows
    .map((row) => ({
      id: row.id,
      key: row.content_key,
      name: row.name,
      cadenceDays: row.cadence_days,
      automation: row.automation,
      definitionByValue: row.definition_by_value,
      definitionByActor: row.definition_by_actor,
    }))
    .toSorted((a, b) => touchModelKeys.indexOf(a.key) - touchModelKeys.indexOf(b.key));
};

export const segments = async (db: Kysely<Database>): Promise<SegmentChoice[]> => {
  const rows = await db.selectFrom('segment').selectAll().where('deleted_at', 'is', null).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    contentKey: row.content_key,
    name: row.name,
    touchModelId: row.touch_model_id,
    successDefinition: row.success_definition,
  }));
};

/** B2. Tells the model in force of an account: its own, else its segment's, else the workspace's fallback. */
export const touchModelFinder = async (
  db: Kysely<Database>,
): Promise<(account: { touch_model_id: string | null; segment_id: string | null }) => AppliedTouchModel> => {
  const [rows, groups] = await Promise.all([touchModelRows(db), segments(db)]);
  const applied = new Map(rows.map((row) => [row.id, { id: row.id, rules: rulesOf(row) }]));
  const ofSegment = new Map(groups.map(({ id, touchModelId }) => [id, touchModelId]));
  const fallback =
    [...applied.values()].find(({ rules }) => rules.key === fallbackTouchModel) ?? [...applied.values()][0];
  if (!fallback) throw new Error('the workspace has no touch models: its default content was not seeded');
  const assumed: AppliedTouchModel = { ...fallback, assumed: true };
  return ({ touch_model_id, segment_id }) =>
    effectiveTouchModel(
      applied.get(touch_model_id ?? '') ?? null,
      applied.get(ofSegment.get(segment_id ?? '') ?? '') ?? null,
      assumed,
    );
};
