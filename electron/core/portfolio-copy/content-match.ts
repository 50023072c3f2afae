import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { CopiedRow, StoredValues } from './copy-mapping.ts';
import type { CopySource } from './copy-source.ts';

/** The workspace's own content that accounts name. */
const contentTables = ['touch_model', 'segment', 'checklist_topic'] as const satisfies readonly TableName[];

export interface ContentMatch {
  /** Ids of the source → ids here. */
  ids: Map<string, string>;
  /** Content that somebody made in the source and that is not here: with the rights to, it is copied as well. */
  missing: CopiedRow[];
}

const textOf = (row: StoredValues): string =>
  String(row['name'] ?? row['wording'] ?? '')
    .trim()
    .toLowerCase();

/** Finds shipped content by its key and own content by its words. */
export const matchContent = async (
  db: Kysely<Database>,
  source: CopySource,
  { memberId, mayWrite }: { memberId: string; mayWrite: boolean },
): Promise<ContentMatch> => {
  const match: ContentMatch = { ids: new Map(), missing: [] };
  for (const t of contentTables) {
    const here = (await db
      .selectFrom(t as 'segment')
      .selectAll()
      .where('deleted_at', 'is', null)
      .execute()) as unknown as StoredValues[];
    const byKey = new Map(here.flatMap((row) => (row['content_key'] ? [[row['content_key'], String(row['id'])]] : [])));
    const byText = new Map(here.map((row) => [textOf(row), String(row['id'])]));
    for (const row of source.contentOf(t)) {
      const id = String(row['id']);
      const found = row['content_key'] ? byKey.get(row['content_key']) : byText.get(textOf(row));
      if (found !== undefined) match.ids.set(id, found);
      else if (mayWrite && !row['content_key']) {
        match.ids.set(id, id);
        match.missing.push(asContent(t, row, memberId, match.ids));
      }
    }
  }
  return match;
};

const asContent = (t: TableName, row: StoredValues, memberId: string, ids: ReadonlyMap<string, string>): CopiedRow => {
  const { id, bucket: _bucket, created_by: _author, deleted_at: _deleted, ...values } = row;
  const model = values['touch_model_id'];
  if (typeof model === 'string') values['touch_model_id'] = ids.get(model) ?? null;
  return { t, id: String(id), bucket: 'w', values: { ...values, created_by: memberId } };
};
