import type { Statements } from './statements.ts';

/** A row that the server has no more. */
export interface GoneRow {
  t: string;
  id: string;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Keys of drafts name the row they are about. */
export const removeDrafts = (sql: Statements, ids: ReadonlySet<string>): void => {
  for (const key of sql.values<string>('SELECT key FROM draft'))
    if (key.match(UUID)?.some((id) => ids.has(id))) sql.run('DELETE FROM draft WHERE key = ?', key);
};

/** Content files that no row names any more. */
export const unnamed = (sql: Statements, hashes: Iterable<string>): string[] => {
  const isNamed = (hash: string) =>
    sql.value<number>(
      `SELECT 1 FROM attachment WHERE sha256 = ? UNION SELECT 1 FROM workspace_attachment WHERE sha256 = ?`,
      hash,
      hash,
    ) !== undefined;
  return [...new Set(hashes)].filter((hash) => !isNamed(hash));
};

/**
 * What an erased row leaves beside its table (sync.md 2.9): drafts about it, what was computed of the account, the
 * transfer of a file. What waits to be sent stays in the outbox, so that the server parks it.
 */
export class Leftovers {
  readonly #sql: Statements;
  readonly #gone: GoneRow[] = [];
  readonly #hashes = new Set<string>();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  /** Before each transaction: what another one left undone was taken back with it. */
  startStep(): void {
    this.#gone.length = 0;
    this.#hashes.clear();
  }

  /** Told of each erased row while it is still here. */
  note({ t, id }: GoneRow): void {
    this.#gone.push({ t, id });
    if (t !== 'attachment' && t !== 'workspace_attachment') return;
    const hash = this.#sql.value<string>(`SELECT sha256 FROM ${t} WHERE id = ?`, id);
    if (hash !== undefined) this.#hashes.add(hash);
  }

  /** In the transaction that took the rows away; content files that no row names any more. */
  remove(): string[] {
    if (this.#gone.length === 0) return [];
    removeDrafts(this.#sql, new Set(this.#gone.map(({ id }) => id)));
    for (const { t, id } of this.#gone) {
      if (t === 'account') {
        this.#sql.run('DELETE FROM derived_account WHERE account_id = ?', id);
        this.#sql.run('DELETE FROM derived_watched WHERE account_id = ?', id);
      } else if (t === 'attachment' || t === 'workspace_attachment')
        this.#sql.run('DELETE FROM file_transfer WHERE id = ?', id);
    }
    const hashes = unnamed(this.#sql, this.#hashes);
    this.startStep();
    return hashes;
  }
}
