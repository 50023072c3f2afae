import type { Kysely } from 'kysely';
import { fold } from '#shared/domain/import/cell.ts';
import type { RejectReason } from '#shared/domain/import/row-reading.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { Database } from '#database/schema.ts';

export interface KnownRow {
  id: string;
  accountId: string;
  inTrash: boolean;
}

export type Found = { id: string; accountId: string } | { reason: RejectReason };

/** Tables whose rows keep their external id beside them, because others refer to them or people ask for it. */
export const referencedTables = [
  'account',
  'contact',
  'contract',
  'support_case',
] as const satisfies readonly TableName[];
type ReferencedTable = (typeof referencedTables)[number];

/**
 * Rows that files refer to, by external id or (accounts) by name: what stands in the workspace, and what the earlier
 * files of the same import bring.
 */
export class ReferenceIndex {
  readonly #bySource = new Map<string, KnownRow>();
  /** Ids of other systems: used where exactly one row has that id. */
  readonly #anySource = new Map<string, KnownRow | null>();
  readonly #accountsByName = new Map<string, KnownRow | null>();
  /** Accounts that stood before the import, by name. */
  readonly #standing = new Map<string, KnownRow | null>();
  /** Accounts that carry an id of this source. */
  readonly #claimed = new Set<string>();
  readonly #members = new Map<string, string>();
  readonly #segments = new Map<string, string>();

  static async load(db: Kysely<Database>, source: string): Promise<ReferenceIndex> {
    const index = new ReferenceIndex();
    const [refs, accounts, members, segments] = await Promise.all([
      db
        .selectFrom('external_ref')
        .leftJoin('account', 'account.id', 'external_ref.row_id')
        .leftJoin('contract', 'contract.id', 'external_ref.row_id')
        .select(['source', 'table_name', 'external_id', 'row_id', 'external_ref.account_id as account_id'])
        .select(['account.deleted_at as account_trash', 'contract.deleted_at as contract_trash'])
        .where('table_name', 'in', [...referencedTables])
        .execute(),
      db.selectFrom('account').select(['id', 'name', 'deleted_at']).execute(),
      db.selectFrom('member').select(['id', 'name', 'email']).where('deleted_at', 'is', null).execute(),
      db.selectFrom('segment').select(['id', 'name']).where('deleted_at', 'is', null).execute(),
    ]);
    for (const ref of refs) {
      const inTrash = (ref.account_trash ?? ref.contract_trash) !== null;
      const row = { id: ref.row_id, accountId: ref.account_id, inTrash };
      const key = keyOf(ref.table_name as ReferencedTable, ref.external_id);
      if (ref.source === source) {
        index.#bySource.set(key, row);
        index.#claimed.add(row.id);
      } else index.#anySource.set(key, index.#anySource.has(key) ? null : row);
    }
    for (const { id, name, deleted_at } of accounts) {
      if (deleted_at !== null) continue;
      const row = { id, accountId: id, inTrash: false };
      setByName(index.#accountsByName, name, row);
      setByName(index.#standing, name, row);
    }
    for (const { id, name, email } of members) {
      index.#members.set(fold(name), id);
      if (email) index.#members.set(fold(email), id);
    }
    for (const { id, name } of segments) if (name) index.#segments.set(fold(name), id);
    return index;
  }

  /** The row that carries an external id of this source. */
  own(table: ReferencedTable, externalId: string): KnownRow | undefined {
    return this.#bySource.get(keyOf(table, externalId));
  }

  /** A row that this import brings, so that the files after it find it. */
  add(table: ReferencedTable, externalId: string | null, row: { id: string; accountId: string }, name: string | null) {
    const known = { ...row, inTrash: false };
    if (externalId !== null) this.#bySource.set(keyOf(table, externalId), known);
    if (externalId !== null) this.#claimed.add(row.id);
    if (table === 'account' && name !== null) setByName(this.#accountsByName, name, known);
  }

  account(text: string): Found {
    const found = this.#find('account', text) ?? this.#accountsByName.get(fold(text));
    if (found === null) return { reason: 'account_ambiguous' };
    if (!found) return { reason: 'account_not_found' };
    return found.inTrash ? { reason: 'account_in_trash' } : found;
  }

  /** The account of that name that stood before the import, if there is exactly one. */
  accountNamed(name: string): KnownRow | null {
    return this.#standing.get(fold(name)) ?? null;
  }

  /** True for an account that has an id of this source: another id is another account. */
  isClaimed(accountId: string): boolean {
    return this.#claimed.has(accountId);
  }

  contract(text: string): Found {
    const found = this.#find('contract', text);
    return found && !found.inTrash ? found : { reason: 'contract_not_found' };
  }

  member(text: string): string | null {
    return this.#members.get(fold(text)) ?? null;
  }

  segment(text: string): string | null {
    return this.#segments.get(fold(text)) ?? null;
  }

  #find(table: ReferencedTable, text: string): KnownRow | null | undefined {
    const key = keyOf(table, text);
    return this.#bySource.get(key) ?? this.#anySource.get(key);
  }
}

/** Null where two rows share the name. */
const setByName = (names: Map<string, KnownRow | null>, name: string, row: KnownRow) => {
  const known = names.get(fold(name));
  names.set(fold(name), known === undefined || known?.id === row.id ? row : null);
};

const keyOf = (table: ReferencedTable, externalId: string) => `${table} ${externalId}`;
