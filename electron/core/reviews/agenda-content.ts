import type { Kysely } from 'kysely';
import type { Actor } from '#core/kernel/clock.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Database } from '#database/schema.ts';
import { fitAgenda } from '#shared/domain/agenda.ts';
import { deviceSuffix, keysAfter } from '#shared/domain/fractional-index.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { agendaTitle, reportTexts, shippedTemplates, type TemplateRow } from './review-content.ts';

/** The workspace's agenda templates; the shipped ones where it has none of a kind (F5). */
export async function agendaTemplates(db: Kysely<Database>, workspaceId: string): Promise<TemplateRow[]> {
  const rows = await db
    .selectFrom('agenda_template')
    .select(['id', 'name', 'review_kind'])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  const items = await db
    .selectFrom('agenda_template_item')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
  const itemsOf = Map.groupBy(items, ({ template_id }) => template_id);
  const own = rows.map((row): TemplateRow => ({
    ...row,
    items: (itemsOf.get(row.id) ?? []).map(({ stage, title, content_key, minutes, client_talks }) => ({
      stage,
      title,
      content_key,
      minutes,
      clientTalks: client_talks === 1,
    })),
  }));
  const missing = shippedTemplates(workspaceId).filter(
    ({ review_kind }) => !own.some((template) => template.review_kind === review_kind && template.items.length > 0),
  );
  return [...own.filter(({ items: boxes }) => boxes.length > 0), ...missing];
}

interface AgendaPlace {
  reviewId: string;
  accountId: string;
  durationMinutes: number;
  /** Of the account: the client reads the agenda. */
  language: Language;
  actor: Actor;
}

/** Writes a template's time boxes into a review, held to its length. */
export function insertAgenda({ rows }: Pick<WriteContext, 'rows'>, template: TemplateRow, place: AgendaPlace): void {
  const texts = reportTexts(place.language);
  const boxes = fitAgenda(template.items, place.durationMinutes);
  const positions = keysAfter(null, boxes.length, deviceSuffix(place.actor.deviceId));
  for (const [index, box] of boxes.entries()) {
    rows.insert('agenda_item', {
      account_id: place.accountId,
      review_id: place.reviewId,
      stage: box.stage,
      title: agendaTitle(texts, box),
      minutes: box.minutes,
      client_talks: box.clientTalks ? 1 : 0,
      audience: 'client',
      position: positions[index] ?? '',
    });
  }
}
