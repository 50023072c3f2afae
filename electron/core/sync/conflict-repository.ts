import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ConflictEntry } from '#shared/contract/sync.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import { isTableName, type RowOf, tableDefinition } from '#shared/sync/tables.ts';
import { hindrances, lateFields } from './late-edits.ts';
import { accountNames, memberNames, rowTitles } from './row-titles.ts';

const MOST = 1_000;

export const valueOf = (text: string | null): FieldValue => (text === null ? null : (JSON.parse(text) as FieldValue));

const shown = (value: FieldValue): string | null => (value === null ? null : String(value));

const isText = (table: string, field: string | null): boolean =>
  field !== null && isTableName(table) && tableDefinition(table).fields[field]?.policy === 'text';

/** Conflicts with names and titles, oldest first: what waits longest is asked first. */
export const listConflicts = async (
  db: Kysely<Database>,
  { accountId, settled }: { accountId: string | null; settled: boolean },
): Promise<ConflictEntry[]> => {
  let query = db
    .selectFrom('conflict')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('state', settled ? '<>' : '=', 'open');
  if (accountId !== null) query = query.where('bucket', 'in', [`a:${accountId}`]);
  // What one laptop brought at once is asked in the order in which it was written.
  const rows = await query.orderBy('created_at').orderBy('loser_at').orderBy('id').limit(MOST).execute();
  const [members, accounts, titles, hindered] = await Promise.all([
    memberNames(db),
    accountNames(
      db,
      rows.map(({ bucket }) => bucket),
    ),
    rowTitles(
      db,
      rows.map((row) => ({ table: row.table_name, id: row.row_id })),
    ),
    settled ? new Map<string, never>() : hindrances(db, rows),
  ]);
  return rows.map((row) => ({
    ...toEntry(row, { members, accounts, titles }),
    hindrance: hindered.get(row.id) ?? null,
  }));
};

interface Names {
  members: (id: string | null) => string | null;
  accounts: (id: string | null) => string | null;
  titles: (place: { table: string; id: string }) => string;
}

const toEntry = (row: RowOf<'conflict'>, { members, accounts, titles }: Names): Omit<ConflictEntry, 'hindrance'> => {
  const accountId = accountOfBucket(row.bucket);
  const isLate = row.kind === 'late';
  const fields = isLate ? Object.entries(lateFields(row)) : [];
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    table: row.table_name,
    rowId: row.row_id,
    field: row.field,
    isText: isText(row.table_name, row.field),
    title: titles({ table: row.table_name, id: row.row_id }),
    accountId,
    accountName: accounts(accountId),
    base: shown(valueOf(row.base_value)),
    winner: {
      value: shown(valueOf(row.winner_value)),
      memberName: members(row.winner_member_id),
      deviceName: row.winner_device_name,
      at: row.winner_at,
      clockOffMs: null,
    },
    loser: {
      value: isLate ? null : shown(valueOf(row.loser_value)),
      memberName: members(row.loser_member_id),
      deviceName: row.loser_device_name,
      at: row.loser_at,
      clockOffMs: row.claimed_clock_off_ms,
    },
    fields: fields.map(([name, value]) => ({ name, value: shown(value) })),
    groupId: isLate ? row.mutation_id : null,
    settledAt: row.settled_at,
    settledBy: members(row.settled_by),
  };
};

export const countOpen = async (db: Kysely<Database>): Promise<{ accountId: string | null; open: number }[]> => {
  const rows = await db
    .selectFrom('conflict')
    .select((e) => ['bucket', e.fn.countAll<number>().as('open')])
    .where('state', '=', 'open')
    .where('deleted_at', 'is', null)
    .groupBy('bucket')
    .execute();
  const counts = new Map<string | null, number>();
  for (const { bucket, open } of rows) {
    const accountId = accountOfBucket(bucket);
    counts.set(accountId, (counts.get(accountId) ?? 0) + open);
  }
  return [...counts].map(([accountId, open]) => ({ accountId, open }));
};

/** What is settled together with one conflict: late edits of one unit of work, edits met by one deletion. */
export const settledTogether = async (db: Kysely<Database>, id: string): Promise<RowOf<'conflict'>[]> => {
  const row = await db.selectFrom('conflict').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.deleted_at !== null) return [];
  const open = db.selectFrom('conflict').selectAll().where('state', '=', 'open').where('kind', '=', row.kind);
  if (row.kind === 'late') return open.where('mutation_id', '=', row.mutation_id).orderBy('id').execute();
  if (row.kind === 'delete-edit')
    return open.where('table_name', '=', row.table_name).where('row_id', '=', row.row_id).orderBy('id').execute();
  return row.state === 'open' ? [row] : [];
};
