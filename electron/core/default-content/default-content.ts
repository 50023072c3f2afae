import { shipCommunication } from '../communication/communication-shipped.ts';
import { shipHealthModels } from '../health/health-shipped.ts';
import { shipJourneys } from '../journeys/journey-shipped.ts';
import { shipPlanTemplates } from '../plans/plans-shipped.ts';
import { shipPlaybooks } from '../playbooks/playbook-shipped.ts';
import { shipAgendas } from '../reviews/review-shipped.ts';
import { shipHolidays } from '../settings/settings-shipped.ts';
import { shipTouchModels } from '../touch-models/touch-model-shipped.ts';
import { shipTriggers } from '../triggers/trigger-shipped.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { type ShippedContext, ShippedContent } from './shipped-content.ts';

/** What each feature ships, in an order in which later ones may name rows of earlier ones. One line a feature. */
const features: readonly ((content: ShippedContent) => void)[] = [
  shipTouchModels,
  shipCommunication,
  shipJourneys,
  shipHealthModels,
  shipHolidays,
  shipAgendas,
  shipPlanTemplates,
  shipPlaybooks,
  shipTriggers,
];

/**
 * What a workspace holds from the start, and what a newer app brings to one that was made before it. Run inside one
 * unit of work without a label; what stands already is left as it is.
 */
export const shipDefaultContent = (
  { rows, endMutation }: Pick<WriteContext, 'rows' | 'endMutation'>,
  context: ShippedContext,
): void => {
  const content = new ShippedContent(rows, context);
  for (const ship of features) {
    ship(content);
    // Together they may be more rows than one mutation holds.
    endMutation();
  }
};
