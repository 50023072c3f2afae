import { defaultAgendas } from '#shared/domain/agenda.ts';
import { ratingCriteria } from '#shared/domain/live-meeting.ts';
import { shippedTopics } from '#shared/domain/needs-checklist.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

/** The needs checklist (F4), the criteria of a review's rating (F6) and the agendas of QBR and EBR (F5); their words are in `content`. */
export const shipAgendas = (content: ShippedContent): void => {
  const places = content.positions(shippedTopics.length);
  for (const [index, key] of shippedTopics.entries()) {
    content.put('checklist_topic', key, { content_key: key, position: places[index] ?? '', archived: 0 });
  }
  const criteria = content.positions(ratingCriteria.length);
  for (const [index, key] of ratingCriteria.entries()) {
    const fields = { kind: 'rating', content_key: key, position: criteria[index] ?? '', archived: 0 } as const;
    content.put('checklist_topic', `rating:${key}`, fields);
  }
  for (const kind of ['qbr', 'ebr'] as const) {
    const templateId = content.put('agenda_template', kind, { content_key: kind, review_kind: kind });
    const items = defaultAgendas[kind];
    const positions = content.positions(items.length);
    for (const [index, { key, stage, minutes, clientTalks }] of items.entries()) {
      content.put('agenda_template_item', key, {
        template_id: templateId,
        content_key: key,
        stage,
        minutes,
        client_talks: clientTalks ? 1 : 0,
        position: positions[index] ?? '',
      });
    }
  }
};
