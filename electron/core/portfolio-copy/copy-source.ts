import type BetterSqlite3 from 'better-sqlite3';
import { type DatabaseKey, openConnection } from '#database/connection.ts';
import { fileVersion } from '#database/migrate.ts';
import { type TableName, tableDefinition } from '#shared/sync/tables.ts';
import { join } from 'node:path';
import type { Actor } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { copiedTables, type StoredValues } from './copy-mapping.ts';

/** Folder and key of a local workspace on this computer. */
export interface SourcePlace {
  folder: string;
  key: DatabaseKey;
}

export interface SourceAccount {
  id: string;
  name: string;
  legalName: string | null;
}

const accountColumn = (t: TableName): string => (t === 'account' ? 'id' : 'account_id');

/** A local portfolio, only read: it stays as the archive it is (sync.md 2.3). */
export class CopySource {
  readonly #database: BetterSqlite3.Database;

  /** @throws DomainError RUN_NOT_POSSIBLE for a file of another version of the app */
  constructor({ folder, key }: SourcePlace, expectedVersion: number) {
    this.#database = openConnection({ file: join(folder, 'ongoing.db'), key, readonly: true });
    // A file is brought to this version when its workspace is opened.
    if (fileVersion(this.#database) === expectedVersion) return;
    this.#database.close();
    throw new DomainError('RUN_NOT_POSSIBLE', { reason: 'open_it_once' });
  }

  close(): void {
    this.#database.close();
  }

  identity(): Pick<Actor, 'workspaceId' | 'memberId' | 'teamId'> {
    const row = this.#database.prepare('SELECT workspace_id, member_id, team_id FROM local_state').get() as {
      workspace_id: string;
      member_id: string;
      team_id: string;
    };
    return { workspaceId: row.workspace_id, memberId: row.member_id, teamId: row.team_id };
  }

  accounts(): SourceAccount[] {
    return this.#database
      .prepare('SELECT id, name, legal_name AS legalName FROM account WHERE deleted_at IS NULL ORDER BY name')
      .all() as SourceAccount[];
  }

  /** How many rows belong to each account. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const t of copiedTables) {
      const column = accountColumn(t);
      const rows = this.#database
        .prepare(
          `SELECT ${column} AS account, count(*) AS count FROM ${t} WHERE ${column} IS NOT NULL AND deleted_at IS NULL GROUP BY 1`,
        )
        .all() as { account: string; count: number }[];
      for (const { account, count } of rows) counts.set(account, (counts.get(account) ?? 0) + count);
    }
    return counts;
  }

  /** What the accounts are called elsewhere: source and id by account. */
  externalKeys(): Map<string, string[]> {
    const rows = this.#database
      .prepare(
        `SELECT row_id, source, external_id FROM external_ref WHERE table_name = 'account' AND deleted_at IS NULL`,
      )
      .all() as { row_id: string; source: string; external_id: string }[];
    const keys = new Map<string, string[]>();
    for (const { row_id, source, external_id } of rows)
      keys.set(row_id, [...(keys.get(row_id) ?? []), `${source} ${external_id}`]);
    return keys;
  }

  /** Rows of one account, table after table, the account itself first; what is in the trash stays in the archive. */
  *rowsOf(accountId: string): Generator<{ t: TableName; row: StoredValues }> {
    for (const t of copiedTables) {
      const rows = this.#database
        .prepare(`SELECT * FROM ${t} WHERE ${accountColumn(t)} = ? AND deleted_at IS NULL`)
        .all(accountId) as StoredValues[];
      for (const row of rows) yield { t, row };
    }
  }

  firings(): StoredValues[] {
    return this.#database.prepare('SELECT id, rule_id, account_id, occurrence FROM firing').all() as StoredValues[];
  }

  runs(): StoredValues[] {
    return this.#database.prepare('SELECT id, account_id, start_key FROM playbook_run').all() as StoredValues[];
  }

  /** Rows of the workspace's own content. */
  contentOf(t: TableName): StoredValues[] {
    if (tableDefinition(t).bucket !== 'workspace') throw new Error(`${t} is no content`);
    return this.#database.prepare(`SELECT * FROM ${t} WHERE deleted_at IS NULL`).all() as StoredValues[];
  }
}
