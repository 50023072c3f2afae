import { bucketsHash } from '#shared/sync/buckets.ts';
import type { SyncLocalTables } from '#database/sync-schema.ts';
import { type BootPage, LIMITS } from '#shared/sync/wire.ts';
import { sha256 } from './bucket-digests.ts';
import type { Statements } from './statements.ts';

export type BucketState = SyncLocalTables['bucket_state'];

/** What this device holds or is filling (sync.md 2.12, 2.15). Writes run inside `apply`. */
export class Buckets {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  names(): string[] {
    return this.#sql.values<string>('SELECT bucket FROM bucket_state');
  }

  /** Empty, so that the server answers with all that may be read, where an account was made that it may not leave here. */
  hash(): string {
    const hasMade = this.#sql.value<number>(`SELECT 1 FROM bucket_state WHERE state = 'made' LIMIT 1`) !== undefined;
    return hasMade ? '' : bucketsHash(this.names(), sha256);
  }

  find(bucket: string): BucketState | null {
    return this.#sql.get<BucketState>('SELECT * FROM bucket_state WHERE bucket = ?', bucket) ?? null;
  }

  isHeld(bucket: string): boolean {
    return this.#sql.value<number>('SELECT 1 FROM bucket_state WHERE bucket = ?', bucket) !== undefined;
  }

  isLive(bucket: string): boolean {
    return this.#sql.value<string>('SELECT state FROM bucket_state WHERE bucket = ?', bucket) === 'live';
  }

  /** What to ask for in the next pull. */
  nextPages(): BootPage[] {
    return this.#sql
      .all<{ bucket: string; as_of: number; after: string | null }>(
        `SELECT bucket, as_of, after FROM bucket_state WHERE state = 'loading' ORDER BY place, bucket LIMIT ?`,
        LIMITS.bootBuckets,
      )
      .map(({ bucket, as_of, after }) => ({ b: bucket, asOf: as_of, after }));
  }

  isFilling(): boolean {
    return this.#sql.value<number>(`SELECT 1 FROM bucket_state WHERE state = 'loading' LIMIT 1`) !== undefined;
  }

  /** Rows that were answered before the bucket came may be gone since. */
  add(bucket: string, asOf: number, expected: number): void {
    this.#sql.run(
      `INSERT INTO bucket_state (bucket, state, place, as_of, after, again, expected, applied)
       VALUES (?, 'loading', ?, ?, NULL, EXISTS (SELECT 1 FROM row_meta WHERE bucket = ? AND seq <> 0), ?, 0)`,
      bucket,
      this.#place(bucket),
      asOf,
      bucket,
      expected,
    );
  }

  /** An account that this device made; whether its member may read it shows with the next pull. */
  addMade(bucket: string, seq: number): void {
    this.add(bucket, seq, 0);
    this.#sql.run(`UPDATE bucket_state SET state = 'made' WHERE bucket = ?`, bucket);
  }

  /** Made here by a commit that is not newer than `head`. */
  madeUpTo(head: number): string[] {
    return this.#sql.values<string>(`SELECT bucket FROM bucket_state WHERE state = 'made' AND as_of <= ?`, head);
  }

  /** A page came in: the next one starts after it. */
  advance(bucket: string, rows: number, after: string | null): void {
    this.#sql.run(`UPDATE bucket_state SET after = ?, applied = applied + ? WHERE bucket = ?`, after, rows, bucket);
  }

  /** The last page came in, as of `head`: what was written together is all here once the log has come there too. */
  finish(bucket: string, rows: number, head: number): void {
    this.#sql.run(
      `UPDATE bucket_state SET state = 'filled', as_of = ?, after = NULL, applied = applied + ? WHERE bucket = ?`,
      head,
      rows,
      bucket,
    );
  }

  /** The log came to `cursor`. */
  reach(cursor: number): void {
    this.#sql.run(`UPDATE bucket_state SET state = 'live' WHERE state = 'filled' AND as_of <= ?`, cursor);
  }

  /** Fills a bucket anew: what the server no longer has goes when its page comes. */
  restart(bucket: string, asOf: number): void {
    this.#sql.run(
      `UPDATE bucket_state SET state = 'loading', as_of = ?, after = NULL, again = 1, applied = 0, place = ? WHERE bucket = ?`,
      asOf,
      this.#place(bucket),
      bucket,
    );
  }

  remove(bucket: string): void {
    this.#sql.run('DELETE FROM bucket_state WHERE bucket = ?', bucket);
    this.#sql.run('DELETE FROM bucket_digest WHERE bucket = ?', bucket);
  }

  /** Everybody's first, then the member's own, then accounts by their next review, as far as one is known here. */
  #place(bucket: string): string {
    const kind = ['w', 'm', 't'].indexOf(bucket[0] ?? '');
    if (kind >= 0) return String(kind);
    const account = bucket.split(':')[1] ?? '';
    const next = this.#sql.value<string | null>(
      `SELECT min(starts_at) FROM review WHERE account_id = ? AND held_at IS NULL AND canceled_at IS NULL`,
      account,
    );
    return `3 ${next ?? '9'} ${account}`;
  }
}
