import { defaultHealthModel } from '#shared/domain/health-model.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

/** K1. The model of all accounts, with the weights of product.md; its name is `health:health_model.<key>.name`. */
export const shipHealthModels = (content: ShippedContent): void => {
  const { minimumCoverage, feelingCaps, weights } = defaultHealthModel;
  const [position = ''] = content.positions(1);
  const model_id = content.put('health_model', 'default', {
    content_key: 'default',
    minimum_coverage: minimumCoverage,
    feeling_caps: feelingCaps ? 1 : 0,
    position,
  });
  for (const measure of healthMeasures)
    content.put('health_weight', `default.${measure}`, { model_id, measure, weight: weights[measure] });
};
