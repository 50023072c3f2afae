import type { Table } from './tables.ts';

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;
/** A parameter that stands for a list; made by `list`, read by `among`. */
export type SqlList = SqlValue | readonly SqlValue[];

export type RowLock = 'none' | 'share' | 'update';

/**
 * What the two databases do differently, so that every query above it is written once. Values stand as `?`. SQLite has
 * one writer and takes no row locks; PostgreSQL takes many rows in one statement, SQLite many prepared ones.
 */
export interface Sql {
  readonly kind: 'sqlite' | 'postgres';
  all<Row = SqlRow>(text: string, values?: readonly SqlList[]): Promise<Row[]>;
  /** Number of rows that changed. */
  run(text: string, values?: readonly SqlList[]): Promise<number>;
  list(values: readonly (string | number)[]): SqlList;
  /** Condition that a column is one of a `list`. */
  among(column: string, kind: 'text' | 'int'): string;
  /** After a table: read it by this index. Without figures about its tables SQLite guesses; PostgreSQL has them. */
  by(index: string): string;
  /** Suffix of a SELECT. */
  locking(lock: RowLock): string;
  /**
   * Adds rows given in the order of the table's columns. `replace` overwrites what has the same key, `skip` leaves it.
   * Returns how many rows were written.
   */
  insert(table: Table, rows: readonly (readonly SqlValue[])[], same?: 'fail' | 'skip' | 'replace'): Promise<number>;
  /** Rows whose keys are given, below one workspace, sorted by key and locked in that order. */
  byKeys<Row = SqlRow>(
    table: Table,
    workspaceId: string,
    keys: readonly (readonly (string | number)[])[],
    lock: RowLock,
  ): Promise<Row[]>;
}

export const assignments = (columns: readonly string[]) =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');
