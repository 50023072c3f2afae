import type { JournalKind } from '#database/sync-schema.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import type { Statements } from './statements.ts';

export interface JournalLine {
  kind: JournalKind;
  bucket?: string | null;
  count?: number;
  code?: string | null;
  mutationId?: string | null;
  detail?: Record<string, unknown>;
  /** Somebody should look at it. */
  open?: boolean;
}

const DAY_MS = 86_400_000;

/** What happened in sync and is worth telling (P3). Writes run inside `apply`. */
export class Journal {
  readonly #sql: Statements;
  readonly #now: () => number;

  constructor(sql: Statements, now: () => number) {
    this.#sql = sql;
    this.#now = now;
  }

  add({
    kind,
    bucket = null,
    count = 0,
    code = null,
    mutationId = null,
    detail = {},
    open = false,
  }: JournalLine): void {
    const accountId = bucket && accountOfBucket(bucket);
    const title = accountId ? this.#sql.value<string>('SELECT name FROM account WHERE id = ?', accountId) : undefined;
    this.#sql.run(
      `INSERT INTO sync_journal (at, kind, bucket, title, count, code, mutation_id, detail, open)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      new Date(this.#now()).toISOString(),
      kind,
      bucket,
      title ?? null,
      count,
      code,
      mutationId,
      JSON.stringify(detail),
      open ? 1 : 0,
    );
  }

  /** A mutation has one fate: what was noted of an earlier one goes. */
  forget(mutationId: string): void {
    this.#sql.run('DELETE FROM sync_journal WHERE mutation_id = ?', mutationId);
  }

  /** How often a bucket differed from the server's within a day. */
  healedToday(bucket: string): number {
    const since = new Date(this.#now() - DAY_MS).toISOString();
    return (
      this.#sql.value<number>(
        `SELECT count(DISTINCT detail ->> 'action') FROM sync_journal WHERE kind = 'healed' AND bucket = ? AND at > ?`,
        bucket,
        since,
      ) ?? 0
    );
  }
}
