import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import { type TableName, tableDefinition, tableNames } from '#shared/sync/tables.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';

export interface TrashedRow {
  table: string;
  id: string;
  title: string;
  accountId: string | null;
  accountName: string | null;
  deletedAt: string;
}

/** What a person may put in the trash and take out again (Q5): everything that search knows by a title. */
const trashable = tableNames.filter((name) => tableDefinition(name).search !== undefined);
const NEWEST = 500;

const newestTrashed = async (db: Kysely<Database>, name: TableName): Promise<Omit<TrashedRow, 'accountName'>[]> => {
  const title = tableDefinition(name).search?.title ?? 'id';
  const account = name === 'account' ? 'id' : 'account_id' in tableDefinition(name).fields ? 'account_id' : null;
  const { rows } = await sql<Omit<TrashedRow, 'accountName' | 'table'>>`
    SELECT id, coalesce(${sql.ref(title)}, '') AS title, ${account ? sql.ref(account) : sql.lit(null)} AS "accountId",
      deleted_at AS "deletedAt"
    FROM ${sql.table(name)} AS gone WHERE deleted_at IS NOT NULL AND NOT ${takenBack(name)} ORDER BY deleted_at DESC LIMIT ${NEWEST}`.execute(
    db,
  );
  return rows.map((row) => ({ table: name, ...row }));
};

/**
 * Made and at once taken back by undo: nobody deleted it. The mutation that made the row is undone, and the one that
 * deleted it carries the same label, which only its undo does; one deleted by hand after a redo is shown.
 */
const takenBack = (name: TableName) => sql<boolean>`EXISTS (
  SELECT 1 FROM row_meta
  JOIN outbox AS made ON made.mutation_id = row_meta.cells ->> 'm' AND made.state = 'undone'
  JOIN outbox AS undo ON undo.mutation_id = row_meta.cells ->> '$.x.deleted_at.m' AND undo.label IS made.label
  WHERE row_meta.id = gone.id AND row_meta.t = ${name})`;

export class TrashService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async list(): Promise<TrashedRow[]> {
    const found = await this.#kernel.unitOfWork.read((db) =>
      Promise.all(trashable.map((name) => newestTrashed(db, name))),
    );
    const rows = found
      .flat()
      .toSorted((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1))
      .slice(0, NEWEST);
    const names = await this.#accountNames(rows.map((row) => row.accountId));
    return rows.map((row) => ({ ...row, accountName: names.get(row.accountId ?? '') ?? null }));
  }

  /** @throws DomainError ONLY_AUTHOR for what only its author may change (G2). */
  put(table: string, id: string): Promise<void> {
    const name = this.#known(table);
    return this.#kernel.unitOfWork.write('trash', async ({ db, rows }) => {
      if (tableDefinition(name).write === 'author') {
        const row = await db.selectFrom(name).select('created_by').where('id', '=', id).executeTakeFirst();
        if (row && row.created_by !== this.#kernel.actor.memberId) throw new DomainError('ONLY_AUTHOR');
      }
      rows.trash(name, id);
    });
  }

  /** All of them or none, in one unit of work. */
  restore(chosen: readonly Pick<TrashedRow, 'table' | 'id'>[]): Promise<void> {
    const known = chosen.map(({ table, id }) => ({ name: this.#known(table), id }));
    return this.#kernel.unitOfWork.write('restore', ({ rows }) => {
      for (const { name, id } of known) rows.restore(name, id);
    });
  }

  /**
   * For good, everywhere, with all that is a part of them (sync.md 2.9); they leave this computer at the next exchange.
   * @throws DomainError NOT_SHARED, ROLE_FORBIDDEN, SERVER_UNREACHABLE, ROW_NOT_FOUND where a deletion waits to be sent
   */
  async erase(chosen: readonly Pick<TrashedRow, 'table' | 'id'>[]): Promise<void> {
    const { sync } = this.#kernel;
    if (!sync) throw new DomainError('NOT_SHARED');
    await sync.server.erase(chosen.map(({ table, id }) => ({ t: this.#known(table), id })));
    sync.now();
  }

  async #accountNames(ids: (string | null)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const found = await this.#kernel.unitOfWork.read((db) =>
      db.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).execute(),
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  #known(table: string): TableName {
    const name = trashable.find((candidate) => candidate === table);
    if (!name) throw new DomainError('ROW_NOT_FOUND', { what: table });
    return name;
  }
}
