import type { Outcome } from '#database/schema.ts';
import type { FieldValue, Mutation, RowWrite } from '#shared/sync/mutation.ts';
import { type TableName, syncedTables } from '#shared/sync/tables.ts';
import type { Statements } from './statements.ts';

export interface OutboxEntry {
  n: number;
  sendN: number | null;
  mutation: Mutation;
  outcome: Outcome | null;
  /** Characters of what will be sent. */
  size: number;
}

interface OutboxRow {
  n: number;
  mutation_id: string;
  send_n: number | null;
  outcome: Outcome | null;
  body: string;
  before_text: string;
}

const COLUMNS = 'n, mutation_id, send_n, outcome, body, before_text';

const textFields = new Map<string, readonly string[]>(
  (Object.keys(syncedTables) as TableName[]).map((name) => [
    name,
    Object.entries(syncedTables[name].fields).flatMap(([field, { policy }]) => (policy === 'text' ? [field] : [])),
  ]),
);

/** The texts that the author saw, for fields that merge by text (sync.md 2.8). */
const withSeenTexts = (write: RowWrite, before: Record<string, FieldValue> | null): RowWrite => {
  if (!before) return write;
  let bt: Record<string, string> | undefined;
  for (const field of textFields.get(write.t) ?? []) {
    const seen = before[field];
    if (field in write.f && typeof seen === 'string') (bt ??= {})[field] = seen;
  }
  return bt ? { ...write, bt } : write;
};

const toEntry = (row: OutboxRow): OutboxEntry => {
  const mutation = JSON.parse(row.body) as Mutation;
  const before = JSON.parse(row.before_text) as (Record<string, FieldValue> | null)[];
  return {
    n: row.n,
    sendN: row.send_n,
    mutation: { ...mutation, w: mutation.w.map((write, index) => withSeenTexts(write, before[index] ?? null)) },
    outcome: row.outcome,
    size: row.body.length + row.before_text.length,
  };
};

/** The queue of what the server has not answered, and the memory of what it has (sync.md 2.3, 2.11). */
export class Outbox {
  readonly #sql: Statements;
  #parsed = new Map<number, OutboxEntry | null>();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  /** Parsed bodies are kept within one step only: another one may find them rewritten. */
  startStep(): void {
    this.#parsed.clear();
  }

  /** These were read for a request, and nothing but its answer rewrites what was sent. */
  recall(entries: readonly OutboxEntry[]): void {
    for (const entry of entries) this.#parsed.set(entry.n, entry);
  }

  entry(n: number): OutboxEntry | null {
    let entry = this.#parsed.get(n);
    if (entry === undefined) {
      const row = this.#sql.get<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE n = ?`, n);
      this.#parsed.set(n, (entry = row ? toEntry(row) : null));
    }
    return entry;
  }

  bySendN(sendN: number): OutboxEntry | null {
    const n = this.#sql.value<number>('SELECT n FROM outbox WHERE send_n = ?', sendN);
    return n === undefined ? null : this.entry(n);
  }

  /** Numbers of what goes out next, oldest first: those with a number come before those without. */
  *openNumbers(ackedN: number): Generator<number> {
    yield* this.#sql.values<number>(
      'SELECT n FROM outbox WHERE send_n > ? AND outcome IS NULL ORDER BY send_n',
      ackedN,
    );
    let after = 0;
    for (;;) {
      const n = this.#sql.value<number>(
        'SELECT n FROM outbox WHERE outcome IS NULL AND send_n IS NULL AND n > ? ORDER BY n LIMIT 1',
        after,
      );
      if (n === undefined) return;
      yield n;
      after = n;
    }
  }

  /** Every open entry that writes into the bucket, oldest first. */
  openIn(bucket: string): OutboxEntry[] {
    const name = `"b":"${bucket}"`;
    return this.#sql
      .all<OutboxRow>(
        `SELECT ${COLUMNS} FROM outbox WHERE outcome IS NULL AND instr(body, ?) > 0
         UNION ALL SELECT ${COLUMNS} FROM outbox WHERE outcome = 'deferred' AND instr(body, ?) > 0 ORDER BY n`,
        name,
        name,
      )
      .map(toEntry);
  }

  countOpen(): number {
    return this.#sql.value<number>('SELECT count(*) FROM outbox WHERE outcome IS NULL') ?? 0;
  }

  number(n: number, sendN: number): void {
    this.#sql.run('UPDATE outbox SET send_n = ? WHERE n = ?', sendN, n);
  }

  settle(n: number, outcome: Outcome, seq: number | null): void {
    this.#sql.run('UPDATE outbox SET outcome = ?, seq = ? WHERE n = ?', outcome, seq, n);
  }

  /** Mutations that wait for a newer server: what builds on them waits with them. */
  deferred(): Set<string> {
    return new Set(this.#sql.values<string>(`SELECT mutation_id FROM outbox WHERE outcome = 'deferred'`));
  }

  /**
   * The server answers for nothing from `expected` on: what it answered before is open again, and numbers are given
   * anew, in the old order. Returns what was reopened.
   */
  reopenFrom(expected: number, safeSeq: number): OutboxEntry[] {
    const lost = this.#sql.values<number>(
      `SELECT n FROM outbox WHERE outcome IS NOT NULL AND outcome <> 'deferred' AND (send_n >= ? OR (send_n IS NULL AND seq > ?)) ORDER BY n`,
      expected,
      safeSeq,
    );
    const all = this.#sql.values<number>('SELECT n FROM outbox WHERE send_n >= ? ORDER BY send_n', expected);
    for (const n of lost) this.#sql.run('UPDATE outbox SET outcome = NULL, seq = NULL WHERE n = ?', n);
    for (const n of all) this.#sql.run('UPDATE outbox SET send_n = NULL WHERE n = ?', n);
    this.startStep();
    return lost.flatMap((n) => this.entry(n) ?? []);
  }

  /** A new device starts to count at one; what was answered stays answered. */
  forgetNumbers(): void {
    this.#sql.run('UPDATE outbox SET send_n = NULL WHERE send_n IS NOT NULL');
    this.startStep();
  }

  /** What waited for a newer server goes out again under a new id, and what builds on it names that id. */
  reissueDeferred(newId: () => string): number[] {
    const entries = this.#sql.all<{ n: number; mutation_id: string }>(
      `SELECT n, mutation_id FROM outbox WHERE outcome = 'deferred' ORDER BY n`,
    );
    for (const { n, mutation_id: old } of entries) {
      const id = newId();
      this.#sql.run(`UPDATE outbox SET mutation_id = ?, send_n = NULL, outcome = NULL WHERE n = ?`, id, n);
      this.#sql.run(
        `UPDATE outbox SET body = replace(body, ?, ?) WHERE outcome IS NULL AND instr(body, ?) > 0`,
        old,
        id,
        old,
      );
      this.#sql.run('DELETE FROM sync_journal WHERE mutation_id = ?', old);
    }
    this.startStep();
    return entries.map(({ n }) => n);
  }

  /** Forgets answered writes into a bucket that left this device, as far as a backup covers them; says how many stay. */
  forget(bucket: string, safeSeq: number, isHeld: (bucket: string) => boolean): number {
    const rows = this.#sql.all<{ n: number; body: string; seq: number | null; outcome: Outcome | null }>(
      'SELECT n, body, seq, outcome FROM outbox WHERE instr(body, ?) > 0',
      `"b":"${bucket}"`,
    );
    let kept = 0;
    for (const { n, body, seq, outcome } of rows) {
      const isElsewhere = (JSON.parse(body) as Mutation).w.some((write) => isHeld(write.b));
      if (isElsewhere) continue;
      if (outcome === 'applied' && (seq ?? 0) <= safeSeq) this.#sql.run('DELETE FROM outbox WHERE n = ?', n);
      else kept += 1;
    }
    return kept;
  }

  /** Forgets what a backup of the server covers and nobody may still want: the oldest first, never what is open. */
  prune(safeSeq: number, before: string, mostBytes: number): number {
    const covered = `outcome IS NOT NULL AND outcome <> 'deferred' AND coalesce(seq, 0) <= ?
      AND mutation_id NOT IN (SELECT mutation_id FROM sync_journal WHERE open = 1 AND mutation_id IS NOT NULL)`;
    let pruned = this.#sql.run(`DELETE FROM outbox WHERE ${covered} AND hlc < ?`, safeSeq, before);
    const bytes =
      this.#sql.value<number>('SELECT coalesce(sum(length(body) + length(before_text)), 0) FROM outbox') ?? 0;
    if (bytes > mostBytes)
      pruned += this.#sql.run(
        `DELETE FROM outbox WHERE n IN (
           SELECT n FROM (
             SELECT n, sum(length(body) + length(before_text)) OVER (ORDER BY n) AS upto FROM outbox WHERE ${covered}
           ) WHERE upto <= ?)`,
        safeSeq,
        bytes - mostBytes,
      );
    return pruned;
  }
}
