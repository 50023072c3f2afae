import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import { type TouchModelKey, touchModelKeys } from '#shared/domain/vocabulary.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

/** The shipped segments with their default touch models (B2); their words are `content:segment.<key>`. */
const defaultSegments: readonly { key: string; touchModel: TouchModelKey }[] = [
  { key: 'vip', touchModel: 'exclusive' },
  { key: 'strategic', touchModel: 'high' },
  { key: 'growth', touchModel: 'mid' },
  { key: 'essential', touchModel: 'low' },
];

export const shipTouchModels = (content: ShippedContent): void => {
  const modelIds = new Map(
    touchModelKeys.map((key) => {
      const { cadenceDays, automation } = defaultTouchModels[key];
      return [key, content.put('touch_model', key, { content_key: key, cadence_days: cadenceDays, automation })];
    }),
  );
  for (const { key, touchModel } of defaultSegments) {
    content.put('segment', key, { content_key: key, touch_model_id: modelIds.get(touchModel) ?? null });
  }
};
