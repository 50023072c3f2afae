import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Attachment } from '#shared/contract/attachments.ts';
import type { RowOf } from '#shared/sync/tables.ts';

export const toAttachment = (row: RowOf<'attachment'>): Attachment => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  audience: row.audience,
  createdAt: row.created_at,
});

/** Attachments of many owners at once, oldest first. */
export const attachmentsOf = async (
  db: Kysely<Database>,
  ownerTable: string,
  ownerIds: readonly string[],
): Promise<Map<string, Attachment[]>> => {
  if (ownerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('attachment')
    .selectAll()
    .where('owner_id', 'in', ownerIds)
    .where('owner_table', '=', ownerTable)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  const grouped = Map.groupBy(rows, ({ owner_id }) => owner_id);
  return new Map([...grouped].map(([id, list]) => [id, list.map(toAttachment)]));
};
