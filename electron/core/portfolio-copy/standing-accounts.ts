import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { SourceAccount } from './copy-source.ts';

export interface StandingAccount {
  id: string;
  name: string;
  ownerName: string | null;
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** Finds the account that already stands here: the same row, the same id elsewhere, or the same legal name. */
export const accountsHere = async (
  db: Kysely<Database>,
): Promise<(account: SourceAccount & { keys: readonly string[] }) => StandingAccount | null> => {
  const accounts = await db
    .selectFrom('account')
    .leftJoin('member', 'member.id', 'account.owner_id')
    .select(['account.id', 'account.name', 'account.legal_name', 'member.name as ownerName'])
    .where('account.deleted_at', 'is', null)
    .execute();
  const references = await db
    .selectFrom('external_ref')
    .select(['row_id', 'source', 'external_id'])
    .where('table_name', '=', 'account')
    .where('deleted_at', 'is', null)
    .execute();
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const byKey = new Map(references.map(({ row_id, source, external_id }) => [`${source} ${external_id}`, row_id]));
  const byName = new Map(accounts.flatMap(({ id, legal_name }) => (legal_name ? [[plain(legal_name), id]] : [])));
  return ({ id, legalName, keys }) => {
    const key = keys.find((each) => byKey.has(each));
    const found =
      byId.get(id) ??
      byId.get(key === undefined ? '' : (byKey.get(key) ?? '')) ??
      byId.get(legalName === null ? '' : (byName.get(plain(legalName)) ?? ''));
    return found ? { id: found.id, name: found.name, ownerName: found.ownerName } : null;
  };
};
