import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';

export const memberNames = async (db: Kysely<Database>): Promise<Map<string, string>> => {
  const rows = await db.selectFrom('member').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

export const activeMembers = (db: Kysely<Database>): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
