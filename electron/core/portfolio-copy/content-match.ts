import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { naturalId } from '#shared/sync/ids.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import { type TableName, tableDefinition } from '#shared/sync/tables.ts';
import type { Actor } from '../kernel/clock.ts';
import { type CopiedRow, contentValue, type StoredValues, withIdsHere } from './copy-mapping.ts';
import type { CopySource } from './copy-source.ts';

interface Content {
  table: TableName;
  /** What hangs on a row of it, and by which field. */
  parts?: { table: TableName; by: string };
  /** So that nothing of one person's starts to act on the clients of a whole team. */
  instead?: StoredValues;
  /** Comes along only where what it is for comes along: it has no state in which it does not act. */
  onlyWith?: string;
}

/** The workspace's own content, what others of it name before them. */
const contents: readonly Content[] = [
  { table: 'journey_template', parts: { table: 'journey_stage', by: 'template_id' } },
  { table: 'touch_model' },
  { table: 'segment' },
  { table: 'checklist_topic' },
  { table: 'reason' },
  { table: 'agenda_template', parts: { table: 'agenda_template_item', by: 'template_id' } },
  { table: 'plan_template', parts: { table: 'plan_template_goal', by: 'template_id' } },
  { table: 'health_model', parts: { table: 'health_weight', by: 'model_id' }, onlyWith: 'segment_id' },
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

/** `from`: the workspace that is copied. */
type Who = Pick<Actor, 'memberId' | 'workspaceId'> & { from: string; mayWrite: boolean };

const textOf = (row: StoredValues): string =>
  String(row['name'] ?? row['wording'] ?? row['title'] ?? '')
    .trim()
    .toLowerCase();

/** Finds shipped content by its key and own content by its words; its parts the same way. */
export const matchContent = async (
  db: Kysely<Database>,
  source: CopySource,
  given: Omit<Who, 'from'>,
): Promise<ContentMatch> => {
  const who: Who = { ...given, from: source.identity().workspaceId };
  const match: ContentMatch = { ids: new Map(), missing: [] };
  const made = new Set<string>();
  for (const { table, parts, instead, onlyWith } of contents) {
    const here = await rowsHere(db, table);
    const byKey = new Map(here.flatMap((row) => (row['content_key'] ? [[row['content_key'], String(row['id'])]] : [])));
    const byText = new Map(here.map((row) => [textOf(row), String(row['id'])]));
    const partsOf = Map.groupBy(parts ? source.contentOf(parts.table) : [], (part) => part[parts?.by ?? '']);
    const partsHere = Map.groupBy(parts ? await rowsHere(db, parts.table) : [], (part) => part[parts?.by ?? '']);
    for (const row of source.contentOf(table)) {
      const id = String(row['id']);
      const own = partsOf.get(id) ?? [];
      const found = row['content_key'] ? byKey.get(row['content_key']) : byText.get(textOf(row));
      if (found !== undefined) {
        match.ids.set(id, found);
        matchParts(own, partsHere.get(found) ?? [], match.ids);
      } else if (who.mayWrite && !row['content_key'] && (!onlyWith || made.has(String(row[onlyWith])))) {
        made.add(id);
        match.ids.set(id, id);
        match.missing.push(asContent(table, { ...row, ...instead }, who, match.ids));
        for (const part of own) {
          match.ids.set(String(part['id']), String(part['id']));
          if (parts) match.missing.push(asContent(parts.table, part, who, match.ids));
        }
      }
    }
  }
  return match;
};

const rowsHere = async (db: Kysely<Database>, table: TableName): Promise<StoredValues[]> =>
  (await db
    .selectFrom(table as 'segment')
    .selectAll()
    .where('deleted_at', 'is', null)
    .execute()) as unknown as StoredValues[];

/** What was sent or done by a step is known by the step; steps are the same by key, by what they send, or by words. */
const matchParts = (own: readonly StoredValues[], here: readonly StoredValues[], ids: Map<string, string>): void => {
  const free = new Set(here);
  for (const part of own) {
    const content = part['content_id'] ? ids.get(String(part['content_id'])) : undefined;
    const same = [...free].find(
      (other) =>
        (part['content_key'] !== null &&
          part['content_key'] !== undefined &&
          part['content_key'] === other['content_key']) ||
        (content !== undefined && content === other['content_id']) ||
        (textOf(part) !== '' && textOf(part) === textOf(other)),
    );
    if (!same) continue;
    free.delete(same);
    ids.set(String(part['id']), String(same['id']));
  }
};

const asContent = (t: TableName, row: StoredValues, who: Who, ids: ReadonlyMap<string, string>): CopiedRow => {
  const { id, bucket: _bucket, created_by: _author, deleted_at: _deleted, ...fields } = row;
  const values: StoredValues = {};
  for (const [field, value] of Object.entries(fields)) values[field] = valueHere(field, value, ids);
  const key = tableDefinition(t).naturalKey ?? [];
  const idIn = (workspaceId: string, of: StoredValues) =>
    naturalId(
      t,
      workspaceId,
      key.map((field) => String(of[field])),
    );
  // An id that followed from the key there follows from it here.
  const follows = key.length > 0 && idIn(who.from, fields) === id;
  const newId = follows ? idIn(who.workspaceId, values) : String(id);
  return { t, id: newId, bucket: 'w', values: { ...values, created_by: who.memberId } };
};

/** Conditions name segments in their JSON. */
const valueHere = (field: string, value: FieldValue, ids: ReadonlyMap<string, string>): FieldValue =>
  field === 'conditions' && typeof value === 'string' ? withIdsHere(value, ids) : contentValue(field, value, ids);
