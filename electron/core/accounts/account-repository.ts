import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type {
  Account,
  AccountFields,
  AccountPick,
  AccountProfile,
  SavedView,
  ViewPage,
} from '#shared/contract/accounts.ts';
import { channels } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { type RowShape, toEntity, toRow } from './row-shape.ts';

/** What a form gives: fields that it does not show are missing. */
export type GivenAccount = { [Key in keyof AccountFields]?: AccountFields[Key] | undefined };

const SEPARATOR = ',';

export const toAccount = ({ preferred_channels, ...row }: RowOf<'account'>): Account => {
  const named = preferred_channels?.split(SEPARATOR) ?? [];
  return { ...toEntity(row), preferredChannels: channels.filter((channel) => named.includes(channel)) };
};

type AccountPatch = RowShape<Omit<GivenAccount, 'preferredChannels'>> & {
  preferred_channels?: string | null;
  post_sale_by_hand?: 0 | 1;
};

export const toAccountPatch = ({ preferredChannels, ...given }: GivenAccount): AccountPatch => ({
  ...toRow(given),
  // A8: whoever places it keeps it; emptied, the rule places it again.
  ...(given.postSaleStage === undefined ? {} : { post_sale_by_hand: given.postSaleStage === null ? 0 : 1 }),
  ...(preferredChannels ? { preferred_channels: preferredChannels.join(SEPARATOR) || null } : {}),
});

export const findAccount = (db: Kysely<Database>, id: string): Promise<RowOf<'account'> | undefined> =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();

export const accountPicks = (db: Kysely<Database>): Promise<AccountPick[]> =>
  db.selectFrom('account').select(['id', 'name', 'status']).where('deleted_at', 'is', null).orderBy('name').execute();

export const tagsOf = async (db: Kysely<Database>, accountId: string): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('account_tag')
    .select(['id', 'name'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();

export const tagsInUse = async (db: Kysely<Database>): Promise<string[]> => {
  const rows = await db
    .selectFrom('account_tag')
    .select('name')
    .distinct()
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
};

export const collaboratorsOf = (
  db: Kysely<Database>,
  accountId: string,
): Promise<{ id: string; member_id: string }[]> =>
  db
    .selectFrom('account_collaborator')
    .select(['id', 'member_id'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .execute();

export const factorsOf = async (db: Kysely<Database>, accountId: string): Promise<AccountProfile['factors']> => {
  const rows = await db
    .selectFrom('external_factor')
    .select(['id', 'kind', 'body', 'since', 'audience'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows;
};

export const externalIdsOf = async (
  db: Kysely<Database>,
  accountId: string,
): Promise<AccountProfile['externalIds']> => {
  const rows = await db
    .selectFrom('external_ref')
    .select(['id', 'source', 'external_id'])
    .where('row_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map((row) => toEntity(row));
};

export const savedViews = (
  db: Kysely<Database>,
  memberId: string,
  page: ViewPage,
): Promise<(SavedView & { position: string })[]> =>
  db
    .selectFrom('saved_view')
    .select(['id', 'name', 'query', 'position'])
    .where('page', '=', page)
    .where('member_id', '=', memberId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
