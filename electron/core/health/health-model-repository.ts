import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { defaultHealthModel, type HealthModel } from '#shared/domain/health-model.ts';
import { type HealthMeasure, healthMeasures } from '#shared/domain/method-vocabulary.ts';

export type NamedHealthModel = HealthModel & { contentKey: string | null; name: string | null; position: string };

/** K1. Every model with its weights, the first one first; a measure without a row weighs what the app ships. */
export const healthModels = async (db: Kysely<Database>): Promise<NamedHealthModel[]> => {
  const [models, weights] = await Promise.all([
    db
      .selectFrom('health_model')
      .selectAll()
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    db.selectFrom('health_weight').select(['model_id', 'measure', 'weight']).where('deleted_at', 'is', null).execute(),
  ]);
  const weightOf = new Map(weights.map(({ model_id, measure, weight }) => [`${model_id} ${measure}`, weight]));
  return models.map((row) => ({
    id: row.id,
    contentKey: row.content_key,
    name: row.name,
    position: row.position,
    segmentId: row.segment_id,
    stageKind: row.stage_kind,
    minimumCoverage: row.minimum_coverage,
    feelingCaps: row.feeling_caps === 1,
    weights: Object.fromEntries(
      healthMeasures.map((measure) => [
        measure,
        weightOf.get(`${row.id} ${measure}`) ?? defaultHealthModel.weights[measure],
      ]),
    ) as Record<HealthMeasure, number>,
  }));
};
