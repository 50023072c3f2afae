import { type AgendaTemplateItem, defaultAgendas } from '#shared/domain/agenda.ts';
import { brazilianHolidays } from '#shared/domain/brazilian-holidays.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { shippedTopics } from '#shared/domain/needs-checklist.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import { type TouchModelKey, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { v5 } from 'uuid';
import type { RowWriter } from '../kernel/rows.ts';

/** The shipped segments with their default touch models (B2); their words are `content:segment.<key>`. */
export const defaultSegments: readonly { key: string; touchModel: TouchModelKey }[] = [
  { key: 'vip', touchModel: 'exclusive' },
  { key: 'strategic', touchModel: 'high' },
  { key: 'growth', touchModel: 'mid' },
  { key: 'essential', touchModel: 'low' },
];

const YEARS_AHEAD = 2;

/**
 * What a new workspace holds from the start: rows with a `content_key` and null texts, which show the shipped words in
 * the reader's language (`content:` of the language files) until somebody edits them. Ids follow from the keys.
 */
export const seedDefaultContent = (
  rows: RowWriter,
  { workspaceId, today }: { workspaceId: string; today: string },
): void => {
  const modelIds = seedTouchModels(rows);
  const idOf = (table: string, key: string) => v5(JSON.stringify([table, key]), workspaceId);
  for (const { key, touchModel } of defaultSegments) {
    const touch_model_id = modelIds.get(touchModel) ?? null;
    rows.insert('segment', { content_key: key, touch_model_id }, idOf('segment', key));
  }
  seedHolidays(rows, Number(today.slice(0, 4)));
  const positions = keysAfter(null, shippedTopics.length, '');
  for (const [index, key] of shippedTopics.entries()) {
    const position = positions[index] ?? '';
    rows.insert('checklist_topic', { content_key: key, position, archived: 0 }, idOf('checklist_topic', key));
  }
  for (const kind of ['qbr', 'ebr'] as const) {
    const { id } = rows.insert(
      'agenda_template',
      { content_key: kind, review_kind: kind },
      idOf('agenda_template', kind),
    );
    seedAgenda(rows, id, defaultAgendas[kind], (key) => idOf('agenda_template_item', key));
  }
};

const seedTouchModels = (rows: RowWriter): Map<TouchModelKey, string> =>
  new Map(
    touchModelKeys.map((key) => {
      const { cadenceDays, automation } = defaultTouchModels[key];
      return [key, rows.put('touch_model', { content_key: key, cadence_days: cadenceDays, automation })];
    }),
  );

const seedAgenda = (
  rows: RowWriter,
  templateId: string,
  items: readonly AgendaTemplateItem[],
  idOf: (key: string) => string,
) => {
  const positions = keysAfter(null, items.length, '');
  for (const [index, { key, stage, minutes, clientTalks }] of items.entries()) {
    rows.insert(
      'agenda_template_item',
      {
        template_id: templateId,
        content_key: key,
        stage,
        minutes,
        client_talks: clientTalks ? 1 : 0,
        position: positions[index] ?? '',
      },
      idOf(key),
    );
  }
};

const seedHolidays = (rows: RowWriter, year: number) => {
  for (let ahead = 0; ahead <= YEARS_AHEAD; ahead += 1) {
    for (const { day, key, kind } of brazilianHolidays(year + ahead)) {
      // Optional days count as business days: whether they are kept varies.
      if (kind === 'national') rows.put('holiday', { day, content_key: key });
    }
  }
};
