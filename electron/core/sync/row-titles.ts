import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import { isTableName, tableDefinition } from '#shared/sync/tables.ts';

export interface RowPlace {
  table: string;
  id: string;
}

const LONGEST = 120;

const keyOf = ({ table, id }: RowPlace) => `${table} ${id}`;

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

/** The field that a person knows a row of a table by; null where it has none of its own. */
export const titleField = (table: string): string | null => {
  if (!isTableName(table)) return null;
  const { search, fields } = tableDefinition(table);
  return search?.title ?? ['name', 'title', 'wording', 'body'].find((field) => field in fields) ?? null;
};

/** Titles of rows as a person would say them, one query a table; empty for rows that are not here or have none. */
export const rowTitles = async (
  db: Kysely<Database>,
  places: readonly RowPlace[],
): Promise<(place: RowPlace) => string> => {
  const titles = new Map<string, string>();
  for (const [table, rows] of Map.groupBy(places, (place) => place.table)) {
    const field = titleField(table);
    if (field === null) continue;
    const ids = JSON.stringify([...new Set(rows.map(({ id }) => id))]);
    const found = await sql<{ id: string; title: string | null }>`
      SELECT id, ${sql.ref(field)} AS title FROM ${sql.table(table)} WHERE id IN (SELECT value FROM json_each(${ids}))`.execute(
      db,
    );
    for (const { id, title } of found.rows) titles.set(keyOf({ table, id }), shortened(title ?? ''));
  }
  return (place) => titles.get(keyOf(place)) ?? '';
};

/** Names of accounts by bucket; null where the bucket is of none, or of one that is not here. */
export const accountNames = async (
  db: Kysely<Database>,
  buckets: readonly (string | null)[],
): Promise<(accountId: string | null) => string | null> => {
  const ids = [...new Set(buckets.flatMap((bucket) => (bucket && accountOfBucket(bucket)) || []))];
  if (ids.length === 0) return () => null;
  const found = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (accountId) => names.get(accountId ?? '') ?? null;
};

export const memberNames = async (db: Kysely<Database>): Promise<(memberId: string | null) => string | null> => {
  const found = await db.selectFrom('member').select(['id', 'name']).execute();
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (memberId) => names.get(memberId ?? '') ?? null;
};
