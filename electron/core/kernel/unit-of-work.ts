import { AsyncLocalStorage } from 'node:async_hooks';
import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { queryBuilder } from '#database/connection.ts';
import type { Database } from '#database/schema.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { Change, ChangeLog } from './change-log.ts';
import { DomainError } from './domain-error.ts';
import type { RowWriter } from './rows.ts';

export interface WriteContext {
  /** Queries inside the transaction. */
  db: Kysely<Database>;
  /** Writes of synced rows. */
  rows: RowWriter;
  /** For prepared statements in large work; features use `db` and `rows`. */
  sqlite: BetterSqlite3.Database;
  /**
   * For work of more rows than a mutation holds: what was written so far becomes a mutation now, what follows is another
   * one in the same transaction, and one undo takes back all of them. Null: nothing changed.
   */
  endMutation: () => Change | null;
}

/** Inside `apply`: server rows, past the capture. */
export interface ApplyContext {
  sqlite: BetterSqlite3.Database;
  /** Names what changed, for the announcement after commit. */
  touch: (table: TableName, accountId: string | null) => void;
}

type Work<T> = (context: WriteContext) => Promise<T> | T;

/** What asked for a unit: somebody's edit, or one that takes an edit back or makes it again. */
export type Origin = 'edit' | 'undo' | 'redo';

interface WriteOptions {
  origin?: Origin;
}

export interface ApplyOptions {
  /** The server says it again if a power cut takes it: the commit does not wait for the disk. Never with what a person wrote. */
  comesAgain?: boolean;
}

export interface UnitOfWorkOptions {
  writer: BetterSqlite3.Database;
  reader: BetterSqlite3.Database;
  rows: RowWriter;
  changeLog: ChangeLog;
  /** `continued`: the unit of work whose change was told just before goes on. */
  onChange: (change: Change, origin: Origin, continued: boolean) => void;
  /** Inside the transaction, with what it changed: for what has to stand in the file together with it. */
  beforeCommit?: (sqlite: BetterSqlite3.Database, change: Pick<Change, 'tables' | 'accounts'>) => void;
  /** After a commit of `apply` that touched something. */
  onApplied?: (touched: Pick<Change, 'tables' | 'accounts'>) => void;
}

/**
 * One write connection, one lock, one transaction at a time. What a unit changes becomes one mutation in the same
 * transaction, and is announced only after commit. Await nothing but the database inside `write`.
 */
export class UnitOfWork {
  readonly #options: UnitOfWorkOptions;
  readonly #write: Omit<WriteContext, 'endMutation'>;
  readonly #read: Kysely<Database>;
  readonly #inside = new AsyncLocalStorage<true>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: UnitOfWorkOptions) {
    this.#options = options;
    this.#write = { db: queryBuilder(options.writer), rows: options.rows, sqlite: options.writer };
    this.#read = queryBuilder(options.reader);
  }

  /** Reads what is committed, on a connection of its own: never waits for a write. */
  read<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
    return work(this.#read);
  }

  /** `label`: key of what the user did, for undo and history; null for what is not undone by ⌘Z. */
  write<T>(label: UndoLabel | null, work: Work<T>, options: WriteOptions = {}): Promise<T> {
    if (this.#inside.getStore()) throw new Error('a unit of work is open already: use what it handed out');
    const run = this.#last
      .then(() => this.#inside.run(true, () => this.#transact(label, work)))
      // Outside again: what listeners start, now or by a timer, is no part of this unit.
      .then(({ result, changes }) => {
        this.#announce(changes, options);
        return result;
      });
    this.#last = run.catch(() => undefined);
    return run;
  }

  /**
   * Lets server rows in (sync.md 2.3): the same lock and one transaction, with capture in mode `apply`. What raw SQL left
   * behind is captured before. `work` does not wait for anything.
   */
  apply<T>(work: (context: ApplyContext) => T, { comesAgain = false }: ApplyOptions = {}): Promise<T> {
    if (this.#inside.getStore()) throw new Error('a unit of work is open already: use what it handed out');
    const applying = () => this.#applyNow(work);
    const run = this.#last.then(() => (comesAgain ? this.#withoutWaiting(applying) : applying()));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** Reads on the writing connection between two transactions, never inside one; writes nothing. */
  inspect<T>(work: (sqlite: BetterSqlite3.Database) => T): Promise<T> {
    if (this.#inside.getStore()) throw new Error('a unit of work is open already: use what it handed out');
    const run = this.#last.then(() => work(this.#options.writer));
    this.#last = run.catch(() => undefined);
    return run;
  }

  /**
   * Writes local tables that are computed from the others: the same lock, no mutation, no announcement. Such a commit need
   * not survive a power cut by itself, so it does not wait for the disk; the next commit takes it along.
   */
  derive(work: (sqlite: BetterSqlite3.Database) => void): Promise<void> {
    if (this.#inside.getStore()) throw new Error('a unit of work is open already: use what it handed out');
    const { writer } = this.#options;
    const run = this.#last.then(() =>
      this.#withoutWaiting(() => {
        try {
          writer.exec('BEGIN IMMEDIATE');
          work(writer);
          writer.exec('COMMIT');
        } catch (error) {
          if (writer.inTransaction) writer.exec('ROLLBACK');
          throw asExpected(error);
        }
      }),
    );
    this.#last = run.catch(() => undefined);
    return run;
  }

  /**
   * Commits in here do not wait for the disk. The log is a chain: the next commit that waits takes them along, and a
   * power cut leaves all up to some commit, never one without those before it.
   */
  #withoutWaiting<T>(work: () => T): T {
    const { writer } = this.#options;
    writer.exec('PRAGMA synchronous = NORMAL');
    try {
      return work();
    } finally {
      writer.exec('PRAGMA synchronous = FULL');
    }
  }

  #applyNow<T>(work: (context: ApplyContext) => T): T {
    const { writer, changeLog, onChange, onApplied, beforeCommit } = this.#options;
    const tables = new Set<TableName>();
    const accounts = new Set<string>();
    const touch = (table: TableName, accountId: string | null) => {
      tables.add(table);
      if (accountId !== null) accounts.add(accountId);
    };
    let leftover: Change | null;
    let result: T;
    try {
      writer.exec('BEGIN IMMEDIATE');
      leftover = changeLog.drain(null);
      writer.exec(`UPDATE capture_mode SET mode = 'apply'`);
      result = work({ sqlite: writer, touch });
      writer.exec(`UPDATE capture_mode SET mode = 'local'`);
      if (leftover) beforeCommit?.(writer, leftover);
      if (tables.size > 0) beforeCommit?.(writer, { tables: [...tables], accounts: [...accounts] });
      writer.exec('COMMIT');
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw asExpected(error);
    }
    if (leftover) onChange(leftover, 'edit', false);
    if (tables.size > 0) onApplied?.({ tables: [...tables], accounts: [...accounts] });
    return result;
  }

  #announce(changes: readonly (Change | null)[], { origin = 'edit' }: WriteOptions): void {
    let continued = false;
    for (const change of changes) {
      if (!change) continue;
      this.#options.onChange(change, change.label === null ? 'edit' : origin, continued);
      continued = change.label !== null;
    }
  }

  async #transact<T>(label: UndoLabel | null, work: Work<T>): Promise<{ result: T; changes: (Change | null)[] }> {
    const { writer, changeLog, beforeCommit } = this.#options;
    const changes: (Change | null)[] = [];
    const endMutation = () => {
      const change = changeLog.drain(label);
      changes.push(change);
      return change;
    };
    let result: T;
    try {
      writer.exec('BEGIN IMMEDIATE');
      // What raw SQL left behind becomes a mutation of its own (sync.md 2.3).
      changes.push(changeLog.drain(null));
      result = await work({ ...this.#write, endMutation });
      endMutation();
      for (const change of changes) if (change) beforeCommit?.(writer, change);
      writer.exec('COMMIT');
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      throw asExpected(error);
    }
    return { result, changes };
  }
}

/** What a person can do something about; everything else is a fault. */
const asExpected = (error: unknown): unknown => {
  const code = String((error as { code?: unknown }).code);
  if (code === 'SQLITE_FULL') return new DomainError('DISK_FULL');
  if (code.startsWith('SQLITE_READONLY')) return new DomainError('FILE_READ_ONLY');
  return code === 'SQLITE_BUSY' ? new DomainError('FILE_IN_USE') : error;
};
