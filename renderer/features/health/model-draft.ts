import type { HealthModelEntry, HealthModelFields } from '#shared/contract/health.ts';
import { defaultHealthWeights, MINIMUM_COVERAGE } from '#shared/domain/health.ts';

/** A model before it is kept: as the one of all accounts, for nobody yet. */
export const newModel = (general: HealthModelEntry | null): HealthModelFields & { id: null } => ({
  id: null,
  segmentId: null,
  stageKind: null,
  name: null,
  minimumCoverage: general?.minimumCoverage ?? MINIMUM_COVERAGE,
  feelingCaps: general?.feelingCaps ?? true,
  weights: general?.weights ?? { ...defaultHealthWeights },
});

/** As it came with the app (K1, K2, K6), for the same segment and stage. */
export const asShipped = (draft: HealthModelFields): HealthModelFields => ({
  ...draft,
  minimumCoverage: MINIMUM_COVERAGE,
  feelingCaps: true,
  weights: { ...defaultHealthWeights },
});

export const weightSum = ({ weights }: HealthModelFields): number =>
  Object.values(weights).reduce((sum, weight) => sum + weight, 0);
