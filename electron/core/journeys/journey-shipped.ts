import { defaultJourney } from '#shared/domain/journey.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

/** D1. The journey that comes with the app; its words are `journey:journey_stage.<key>` and the names of the kinds. */
export const shipJourneys = (content: ShippedContent): void => {
  const [first = ''] = content.positions(1);
  const template_id = content.put('journey_template', 'default', {
    content_key: 'default',
    position: first,
    archived: 0,
  });
  const stages = [
    ...defaultJourney.first.map((stage) => ({ ...stage, repeats: 0 as const })),
    ...defaultJourney.cycle.map((stage) => ({ ...stage, repeats: 1 as const })),
  ];
  const positions = content.positions(stages.length);
  for (const [index, { kind, days, endsBy, repeats }] of stages.entries()) {
    content.put('journey_stage', kind, {
      template_id,
      content_key: kind,
      kind,
      days,
      repeats,
      ends_by: endsBy,
      position: positions[index] ?? '',
    });
  }
};
