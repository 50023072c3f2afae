import type { HealthExplanation } from '#shared/contract/health.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import { healthOf } from '#shared/domain/health.ts';
import { healthEvidence } from '#shared/domain/health-evidence.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import type { NamedHealthModel } from './health-model-repository.ts';
import type { DerivedRow, WeekInputs } from './health-repository.ts';

interface WeekPoint {
  week: string;
  asOf: string;
  score: number | null;
  coverage: number;
  inputs: WeekInputs['measures'];
}

interface Beside {
  /** Null: it is gone since, or the workspace has none. */
  model: NamedHealthModel | null;
  weeks: readonly WeekPoint[];
  thisWeek: string;
}

/** K4. A computed health opened into its parts. */
export const explain = (
  { health, facts, ...row }: DerivedRow,
  { model, weeks, thisWeek }: Beside,
): Omit<HealthExplanation, 'accountName' | 'decisions'> => {
  const { inputs, weights, cap, withoutFeeling, disagreement } = health;
  const minimumCoverage = model?.minimumCoverage ?? 0;
  const weighed = healthMeasures.map((key) => ({ key, value: inputs[key], weight: weights[key] }));
  const { contributions, missing } = healthOf(weighed, minimumCoverage);
  const partOf = new Map(contributions.map((part) => [part.key, part]));
  const measures = healthMeasures
    .map((measure) => ({
      measure,
      value: inputs[measure],
      weight: weights[measure],
      share: partOf.get(measure)?.effectiveWeight ?? 0,
      pointsLost: partOf.get(measure)?.pointsLost ?? 0,
      evidence: healthEvidence(measure, facts),
    }))
    .toSorted((a, b) => Number(a.value === null) - Number(b.value === null) || b.pointsLost - a.pointsLost);
  const [worst] = measures;
  const { feeling } = facts;
  return {
    accountId: row.accountId,
    day: row.day,
    state: row.state,
    score: row.score,
    shown: row.shown,
    band: row.band,
    coverage: row.coverage,
    minimumCoverage,
    cap: cap !== null && feeling ? { limit: cap, moment: feeling.moment } : null,
    model: model && {
      id: model.id,
      contentKey: model.contentKey,
      name: model.name,
      segmentId: model.segmentId,
      stageKind: model.stageKind,
    },
    measures,
    mostHarmful: worst && worst.pointsLost > 0 ? worst.measure : null,
    missing: healthMeasures.filter((measure) => missing.includes(measure)),
    change: changeSince(
      row.shown,
      inputs,
      weeks.findLast(({ week }) => week < thisWeek),
    ),
    history: weeks.map(({ inputs: _inputs, ...point }) => point),
    withoutFeeling,
    feeling: feeling && {
      moment: feeling.moment,
      band: bandOfMoment(feeling.moment),
      feltOn: feeling.on,
      stale: feeling.stale,
    },
    disagreement,
  };
};

const changeSince = (
  shown: number | null,
  inputs: DerivedRow['health']['inputs'],
  before: WeekPoint | undefined,
): HealthExplanation['change'] => {
  if (!before) return null;
  const moved = healthMeasures.flatMap((measure) => {
    const then = before.inputs[measure]?.[0] ?? null;
    const now = inputs[measure];
    return then === now ? [] : [{ measure, before: then, now }];
  });
  const size = ({ before: then, now }: (typeof moved)[number]) => Math.abs((now ?? 0) - (then ?? 0));
  return {
    points: shown === null || before.score === null ? null : shown - before.score,
    before: before.score,
    week: before.week,
    asOf: before.asOf,
    measures: moved.toSorted((a, b) => size(b) - size(a)),
  };
};
