import { shippedPlanTemplates } from '#shared/domain/plan-template.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

/** E5: one template for each shipped segment, which has to be shipped before. */
export const shipPlanTemplates = (content: ShippedContent): void => {
  const places = content.positions(shippedPlanTemplates.length);
  for (const [index, { key, goals }] of shippedPlanTemplates.entries()) {
    const templateId = content.put('plan_template', key, {
      content_key: key,
      segment_id: content.idOf('segment', key),
      archived: 0,
      position: places[index] ?? '',
    });
    const positions = content.positions(goals.length);
    for (const [place, goal] of goals.entries()) {
      content.put('plan_template_goal', goal.key, {
        template_id: templateId,
        content_key: goal.key,
        kind: goal.kind,
        baseline: goal.baseline,
        target: goal.target,
        direction: goal.direction,
        offset_days: goal.offsetDays,
        duration_days: goal.durationDays,
        position: positions[place] ?? '',
      });
    }
  }
};
