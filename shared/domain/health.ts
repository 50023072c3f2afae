import { bandOfMoment } from './feeling.ts';
import type { Band, Moment } from './vocabulary.ts';

/** K1. Groups of measures with their default weights; feeling counts only if a workspace says so. */
export const defaultHealthWeights = {
  usage_trend: 20,
  adoption: 15,
  goals: 20,
  cadence: 10,
  support: 10,
  survey: 10,
  sponsor: 10,
  commercial: 5,
  feeling: 0,
} as const;

/** One input, 0–100; null when missing. */
export type HealthInput = { key: string; value: number | null; weight: number };

/** `effectiveWeight` is its share of what is present (0–1); `pointsLost` what it takes from 100. */
export type HealthContribution = {
  key: string;
  value: number;
  weight: number;
  effectiveWeight: number;
  pointsLost: number;
};

export type Health = {
  /** Null when there is too little to say. */
  score: number | null;
  state: 'scored' | 'insufficient_data';
  /** Percent of the weight that is present. */
  coverage: number;
  /** The most harmful first. */
  contributions: HealthContribution[];
  missing: string[];
};

export const MINIMUM_COVERAGE = 50;

/** K2, K3, K4. Σ wᵢxᵢ ÷ Σ wᵢ over the inputs present: missing weight is redistributed, and said by `coverage`. */
export function healthOf(inputs: readonly HealthInput[], minimumCoverage = MINIMUM_COVERAGE): Health {
  const weighted = inputs.filter(({ weight }) => weight > 0);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const present = weighted.flatMap(({ key, value, weight }) => (value === null ? [] : [{ key, value, weight }]));
  const presentWeight = present.reduce((sum, { weight }) => sum + weight, 0);
  const coverage = total === 0 ? 0 : (presentWeight / total) * 100;
  const enough = presentWeight > 0 && coverage >= minimumCoverage;
  const contributions = present
    .map((input) => {
      const effectiveWeight = input.weight / presentWeight;
      return { ...input, effectiveWeight, pointsLost: effectiveWeight * (100 - input.value) };
    })
    .toSorted((a, b) => b.pointsLost - a.pointsLost);
  const score = present.reduce((sum, { value, weight }) => sum + value * weight, 0) / presentWeight;
  return {
    score: enough ? score : null,
    state: enough ? 'scored' : 'insufficient_data',
    coverage,
    contributions,
    missing: weighted.filter(({ value }) => value === null).map(({ key }) => key),
  };
}

/** G6. Good from 70, attention from 40, else risk. */
export function bandOfHealth(score: number): Band {
  if (score >= 70) return 'good';
  return score >= 40 ? 'attention' : 'risk';
}

/** K6. The most a score may show beside an extreme feeling; null leaves it as it is. */
export function healthCap(moment: Moment | null): number | null {
  if (moment === 'leaving') return 39;
  return moment === 'at_risk' ? 69 : null;
}

/** G6. `opposite` (good against risk) is listed first; null while one of the two is not known. */
export function disagreement(score: number | null, moment: Moment | null): 'none' | 'different' | 'opposite' | null {
  if (score === null || moment === null) return null;
  const [health, feeling] = [bandOfHealth(score), bandOfMoment(moment)];
  if (health === feeling) return 'none';
  return health === 'attention' || feeling === 'attention' ? 'different' : 'opposite';
}
