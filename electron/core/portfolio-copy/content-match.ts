import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { type CopiedRow, contentValue, type StoredValues } from './copy-mapping.ts';
import type { CopySource } from './copy-source.ts';

interface Content {
  table: TableName;
  /** What hangs on a row of it, and by which field. */
  parts?: { table: TableName; by: string };
  /** So that nothing of one person's starts to act on the clients of a whole team. */
  instead?: StoredValues;
}

/** The workspace's own content that accounts name, what others of it name before them. */
const contents: readonly Content[] = [
  { table: 'journey_template', parts: { table: 'journey_stage', by: 'template_id' } },
  { table: 'touch_model' },
  { table: 'segment' },
  { table: 'checklist_topic' },
  { table: 'reason' },
  { table: 'content_item', parts: { table: 'content_variant', by: 'content_id' } },
  { table: 'playbook', parts: { table: 'playbook_step', by: 'playbook_id' } },
  { table: 'campaign', instead: { state: 'draft' } },
  { table: 'trigger_rule', instead: { active: 0 } },
  { table: 'communication_track', parts: { table: 'track_step', by: 'track_id' }, instead: { active: 0 } },
];

export interface ContentMatch {
  /** Ids of the source → ids here. */
  ids: Map<string, string>;
  /** Content that somebody made in the source and that is not here: with the rights to, it is copied as well. */
  missing: CopiedRow[];
}

const textOf = (row: StoredValues): string =>
  String(row['name'] ?? row['wording'] ?? row['title'] ?? '')
    .trim()
    .toLowerCase();

/** Finds shipped content by its key and own content by its words. */
export const matchContent = async (
  db: Kysely<Database>,
  source: CopySource,
  { memberId, mayWrite }: { memberId: string; mayWrite: boolean },
): Promise<ContentMatch> => {
  const match: ContentMatch = { ids: new Map(), missing: [] };
  for (const { table, parts, instead } of contents) {
    const here = (await db
      .selectFrom(table as 'segment')
      .selectAll()
      .where('deleted_at', 'is', null)
      .execute()) as unknown as StoredValues[];
    const byKey = new Map(here.flatMap((row) => (row['content_key'] ? [[row['content_key'], String(row['id'])]] : [])));
    const byText = new Map(here.map((row) => [textOf(row), String(row['id'])]));
    const partsOf = Map.groupBy(parts ? source.contentOf(parts.table) : [], (part) => part[parts?.by ?? '']);
    for (const row of source.contentOf(table)) {
      const id = String(row['id']);
      const found = row['content_key'] ? byKey.get(row['content_key']) : byText.get(textOf(row));
      if (found !== undefined) match.ids.set(id, found);
      else if (mayWrite && !row['content_key']) {
        match.ids.set(id, id);
        match.missing.push(asContent(table, { ...row, ...instead }, memberId, match.ids));
        for (const part of partsOf.get(id) ?? []) {
          match.ids.set(String(part['id']), String(part['id']));
          if (parts) match.missing.push(asContent(parts.table, part, memberId, match.ids));
        }
      }
    }
  }
  return match;
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const asContent = (t: TableName, row: StoredValues, memberId: string, ids: ReadonlyMap<string, string>): CopiedRow => {
  const { id, bucket: _bucket, created_by: _author, deleted_at: _deleted, ...fields } = row;
  const values: StoredValues = {};
  for (const [field, value] of Object.entries(fields)) values[field] = valueHere(field, value, ids);
  return { t, id: String(id), bucket: 'w', values: { ...values, created_by: memberId } };
};

/** Conditions name segments in their JSON. */
const valueHere = (field: string, value: FieldValue, ids: ReadonlyMap<string, string>): FieldValue =>
  field === 'conditions' && typeof value === 'string'
    ? value.replaceAll(UUID, (id) => ids.get(id) ?? id)
    : contentValue(field, value, ids);
