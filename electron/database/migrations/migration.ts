import type BetterSqlite3 from 'better-sqlite3';

/** Forward only, frozen once released. Runs with capture off inside one transaction: it never changes a synced value. */
export interface Migration {
  version: number;
  name: string;
  up(database: BetterSqlite3.Database): void;
}
