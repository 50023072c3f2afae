import type { AccountFacts } from './account-facts.ts';
import {
  bandOfHealth,
  defaultHealthWeights,
  disagreement,
  type Health,
  healthCap,
  healthOf,
  MINIMUM_COVERAGE,
} from './health.ts';
import { type HealthInputs, healthInputs } from './health-inputs.ts';
import { healthMeasures, type HealthMeasure } from './method-vocabulary.ts';
import type { Band, StageKind } from './vocabulary.ts';

export type HealthWeights = Readonly<Record<HealthMeasure, number>>;

/** K1. What a segment, or a kind of stage, or both of them are measured by; neither: all the other accounts. */
export type HealthModel = {
  id: string;
  segmentId: string | null;
  stageKind: StageKind | null;
  /** K2. Percent of the weight that must be present. */
  minimumCoverage: number;
  /** K6. */
  feelingCaps: boolean;
  weights: HealthWeights;
};

/** What holds where a workspace has no model of its own. */
export const defaultHealthModel: HealthModel = {
  id: '',
  segmentId: null,
  stageKind: null,
  minimumCoverage: MINIMUM_COVERAGE,
  feelingCaps: true,
  weights: defaultHealthWeights,
};

const rank = ({ segmentId, stageKind }: Pick<HealthModel, 'segmentId' | 'stageKind'>): number =>
  (segmentId === null ? 0 : 2) + (stageKind === null ? 0 : 1);

/** K1. The most specific model of an account: segment and stage, segment, stage, all; the first one where two say the same. */
export function modelFor<Kind extends Pick<HealthModel, 'segmentId' | 'stageKind'>>(
  models: readonly Kind[],
  { segmentId, stage }: { segmentId: string | null; stage: { kind: StageKind } | null },
): Kind | null {
  let found: Kind | null = null;
  for (const model of models) {
    if (model.segmentId !== null && model.segmentId !== segmentId) continue;
    if (model.stageKind !== null && model.stageKind !== stage?.kind) continue;
    if (found === null || rank(model) > rank(found)) found = model;
  }
  return found;
}

/** K, G6. The health of one account with all that explains it. */
export type AccountHealth = Health & {
  modelId: string;
  inputs: HealthInputs;
  /** As they were used: the feeling's is 0 unless the workspace lets it count. */
  weights: HealthWeights;
  /** K6. What the score was held to; null where nothing holds it. */
  cap: number | null;
  /** What is shown: the score, held. */
  shownScore: number | null;
  /** Of the score shown. */
  band: Band | null;
  /** G6. Without the feeling, and never held by it: what the feeling is compared with. */
  withoutFeeling: { score: number | null; band: Band | null };
  /** G6. */
  disagreement: ReturnType<typeof disagreement>;
};

/** K1–K6, G6. A lost account has no health: there is nothing left to look after. */
export function accountHealth(
  facts: AccountFacts,
  model: HealthModel,
  { feelingCounts }: { feelingCounts: boolean },
): AccountHealth {
  const inputs = healthInputs(facts);
  return healthFrom(facts, inputs, model, { feelingCounts });
}

/** The same from measures that are known already: what a changed model would show needs no more (K1, preview). */
export function healthFrom(
  facts: Pick<AccountFacts, 'status' | 'feeling'>,
  inputs: HealthInputs,
  model: HealthModel,
  { feelingCounts }: { feelingCounts: boolean },
): AccountHealth {
  const weights = feelingCounts ? model.weights : { ...model.weights, feeling: 0 };
  const weighed = healthMeasures.map((key) => ({ key, value: inputs[key], weight: weights[key] }));
  const health = healthOf(weighed, model.minimumCoverage);
  const plain =
    weights.feeling === 0
      ? health
      : healthOf(
          weighed.filter(({ key }) => key !== 'feeling'),
          model.minimumCoverage,
        );
  const isLost = facts.status === 'lost';
  const score = isLost ? null : health.score;
  const without = isLost ? null : plain.score;
  const moment = facts.feeling?.moment ?? null;
  const limit = model.feelingCaps ? healthCap(moment) : null;
  const cap = limit !== null && score !== null && score > limit ? limit : null;
  const shownScore = cap ?? score;
  return {
    ...health,
    modelId: model.id,
    inputs,
    weights,
    score,
    state: score === null ? 'insufficient_data' : 'scored',
    cap,
    shownScore,
    band: shownScore === null ? null : bandOfHealth(shownScore),
    withoutFeeling: { score: without, band: without === null ? null : bandOfHealth(without) },
    disagreement: isLost ? null : disagreement(without, moment),
  };
}
