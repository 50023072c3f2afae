import { accountOfBucket } from '#shared/sync/buckets.ts';
import { rowDigest } from '#shared/sync/digest.ts';
import { toImage, toStored } from '#shared/sync/image.ts';
import { mergeWrite } from '#shared/sync/merge.ts';
import type { Author, StoredRow } from '#shared/sync/merging.ts';
import { type FieldValues, type RowCells, type RowWrite, isFresh } from '#shared/sync/mutation.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { type BucketDigests, fromBytes, sha256, toBytes } from './bucket-digests.ts';
import type { ClientRules } from './client-rules.ts';
import type { Leftovers } from './leftovers.ts';
import type { Outbox } from './outbox.ts';
import { columnsOf, leftOver, plainParams, readValues, rowTable } from './row-table.ts';
import type { Statements } from './statements.ts';

interface Meta {
  bucket: string;
  seq: number;
  cells: string;
  digest: Uint8Array | null;
}

interface Extra {
  v: FieldValues;
}

/** Rows that wait, as many as are kept in mind during a step. */
const MANY = 200;

export interface RowStoreOptions {
  sql: Statements;
  digests: BucketDigests;
  outbox: Outbox;
  leftovers: Leftovers;
  rules: ClientRules;
  deviceId: () => string;
  touch: (table: TableName, accountId: string | null) => void;
}

/**
 * Rows as they stand: what the server says with what waits laid over it (sync.md 2.3). Its methods run inside `apply`,
 * and nothing else in this room writes synced tables, `row_meta`, `row_base`, `pending_row` or `extra`.
 */
export class RowStore {
  readonly #options: RowStoreOptions;
  readonly #sql: Statements;
  /** Rows on which something waits, or waited when the step began; null: too many to know, each is asked about. */
  #pending: Set<string> | null = null;

  /** The last image brought a row that was not here. */
  #comesNew = false;

  constructor(options: RowStoreOptions) {
    this.#options = options;
    this.#sql = options.sql;
  }

  /** Before each transaction and each look. */
  startStep(): void {
    const ids = this.#sql.values<string>('SELECT id FROM pending_row LIMIT ?', MANY + 1);
    this.#pending = ids.length > MANY ? null : new Set(ids);
  }

  /** Position of the row in the server's log; null where this device does not have it. */
  seq(t: string, id: string): number | null {
    return this.#sql.value<number>('SELECT seq FROM row_meta WHERE id = ? AND t = ?', id, t) ?? null;
  }

  /** What the server said last; null for a row that it does not have. */
  serverRow(t: string, id: string): StoredRow | null {
    const meta = this.#meta(t, id);
    if (!meta || meta.seq === 0) return null;
    const base = this.#sql.value<string>('SELECT image FROM row_base WHERE id = ? AND t = ?', id, t);
    if (base !== undefined) return { ...toStored(JSON.parse(base) as RowImage), seq: meta.seq };
    return this.#visible(t, id, meta);
  }

  /** Takes an image in; older ones than the row's own change nothing. Says whether it did. */
  takeImage(image: RowImage, force = false): boolean {
    // Rows that are new here come one after the other: as long as they do, nobody looks for them before.
    if (this.#comesNew && this.#takeNew(image)) return true;
    const meta = this.#meta(image.t, image.id);
    this.#comesNew = !meta;
    if (!meta && this.#takeNew(image)) return true;
    if (meta && !force && this.#options.rules.guardSequence && image.s <= meta.seq) return false;
    // Nothing stays of a purged row here (sync.md 2.9); what waits for it is parked when it is sent.
    if (image.purged) {
      if (meta) {
        this.#options.leftovers.note(image);
        this.drop(image.t, image.id);
      }
      return true;
    }
    this.#put(image.t, image.id, toStored(image), meta, true);
    return true;
  }

  /**
   * A row that is not here and on which nothing waits: most of what a first sync brings. False, and nothing is done,
   * where it is here, or not plain.
   */
  #takeNew(image: RowImage): boolean {
    const { t, id, b, s, c } = image;
    const table = rowTable(t);
    if (!table || image.purged || this.#mayWait(id)) return false;
    const params = plainParams(table, image);
    if (!params) return false;
    const digest = rowDigest(image, sha256);
    const isNew = this.#sql.run(
      'INSERT INTO row_meta (t, id, bucket, seq, cells, digest) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      t,
      id,
      b,
      s,
      JSON.stringify(c),
      toBytes(digest),
    );
    if (isNew === 0) return false;
    this.#sql.run(table.insert, ...params);
    this.#options.digests.add(b, t, digest);
    this.#options.touch(table.name, accountOfBucket(b));
    return true;
  }

  /**
   * The server took a row that was made here, as it was sent: only what is known of it changes. False, and nothing is
   * done, where more is known or waits.
   */
  confirmNew(write: RowWrite, n: number, author: Author, seq: number): boolean {
    const { t, id } = write;
    if (!isFresh(write)) return false;
    const meta = this.#meta(t, id);
    if (!meta || meta.seq !== 0 || meta.digest) return false;
    const waiting = this.#waiting(t, id);
    if (waiting.length !== 1 || waiting[0] !== n) return false;
    const row = { ...mergeWrite(t as TableName, null, write, author).row, seq };
    const digest = rowDigest(toImage(t, id, row), sha256);
    this.#options.digests.add(row.bucket, t, digest);
    this.removePending(t, id, n);
    this.#sql.run(
      'UPDATE row_meta SET bucket = ?, seq = ?, cells = ?, digest = ? WHERE id = ? AND t = ?',
      row.bucket,
      seq,
      JSON.stringify(row.cells),
      toBytes(digest),
      id,
      t,
    );
    return true;
  }

  /** The server's row became `row`; what still waits is laid over it. */
  putServerRow(t: string, id: string, row: StoredRow, changesTable = true): void {
    this.#put(t, id, row, this.#meta(t, id), changesTable);
  }

  /** The server does not have the row; where something waits for it, that shows until the server says what becomes of it. */
  loseServerRow(t: string, id: string): void {
    const meta = this.#meta(t, id);
    // After a restore of the server a row may only be missing until the device that wrote it has sent it again.
    if (meta && meta.seq > 0 && this.#waiting(t, id).length === 0) this.#options.leftovers.note({ t, id });
    this.#put(t, id, null, meta, true);
  }

  /** Lays anew what waits for the row over what the server said. */
  settle(t: string, id: string): void {
    this.#put(t, id, this.serverRow(t, id), this.#meta(t, id), true);
  }

  addPending(write: RowWrite, n: number): void {
    const base = this.serverRow(write.t, write.id);
    if (base) this.#keepBase(write.t, write.id, base);
    this.#pending?.add(write.id);
    this.#sql.run(
      'INSERT OR IGNORE INTO pending_row (t, id, n, bucket) VALUES (?, ?, ?, ?)',
      write.t,
      write.id,
      n,
      write.b,
    );
  }

  removePending(t: string, id: string, n: number): void {
    this.#sql.run('DELETE FROM pending_row WHERE id = ? AND t = ? AND n = ?', id, t, n);
  }

  /** The row leaves this device with everything about it; what waits for it stays in the outbox. */
  drop(t: string, id: string): void {
    const meta = this.#meta(t, id);
    if (meta?.digest) this.#options.digests.remove(meta.bucket, t, fromBytes(meta.digest));
    this.#removeVisible(t, id, meta?.bucket ?? null);
    for (const table of ['row_meta', 'row_base', 'pending_row', 'extra'])
      this.#sql.run(`DELETE FROM ${table} WHERE id = ? AND t = ?`, id, t);
  }

  /** Takes the digest of the row as it stands, whatever was kept: finds what changed behind the app's back. */
  recount(t: string, id: string): void {
    const row = this.serverRow(t, id);
    // What is known of a row that is not there is worth nothing; the server sends it again.
    if (!row) return this.drop(t, id);
    const digest = toBytes(rowDigest(toImage(t, id, row), sha256));
    this.#sql.run('UPDATE row_meta SET digest = ? WHERE id = ? AND t = ?', digest, id, t);
  }

  #put(t: string, id: string, row: StoredRow | null, meta: Meta | undefined, changesTable: boolean): void {
    const { digests } = this.#options;
    if (meta?.digest) digests.remove(meta.bucket, t, fromBytes(meta.digest));
    let digest: Uint8Array | null = null;
    if (row) {
      const sum = rowDigest(toImage(t, id, row), sha256);
      digests.add(row.bucket, t, sum);
      digest = toBytes(sum);
    }
    const waiting = this.#waiting(t, id);
    const dirty = waiting.length > 0;
    const visible = dirty ? this.#fold(t, id, row, waiting) : row;
    if (dirty && row) this.#keepBase(t, id, row);
    else if (this.#mayWait(id)) this.#sql.run('DELETE FROM row_base WHERE id = ? AND t = ?', id, t);
    if (!visible) {
      this.#sql.run('DELETE FROM row_meta WHERE id = ? AND t = ?', id, t);
      this.#removeVisible(t, id, meta?.bucket ?? null);
      return;
    }
    this.#keepMeta(t, id, visible, row?.seq ?? 0, digest);
    if (changesTable) this.#writeVisible(t, id, visible, meta !== undefined);
  }

  #mayWait(id: string): boolean {
    return this.#pending === null || this.#pending.has(id);
  }

  #waiting(t: string, id: string): number[] {
    if (!this.#mayWait(id)) return [];
    return this.#sql.values<number>('SELECT n FROM pending_row WHERE id = ? AND t = ? ORDER BY n', id, t);
  }

  #fold(t: string, id: string, base: StoredRow | null, waiting: readonly number[]): StoredRow | null {
    if (!this.#options.rules.rebasePending && base) return base;
    let row = base;
    for (const n of waiting) {
      const entry = this.#options.outbox.entry(n);
      for (const write of entry?.mutation.w ?? []) {
        if (write.t !== t || write.id !== id) continue;
        const { id: mutationId, h: stamp } = entry!.mutation;
        row = mergeWrite(t as TableName, row, write, { mutationId, stamp, device: this.#options.deviceId() }).row;
      }
    }
    return row;
  }

  #meta(t: string, id: string): Meta | undefined {
    return this.#sql.get<Meta>('SELECT bucket, seq, cells, digest FROM row_meta WHERE id = ? AND t = ?', id, t);
  }

  #visible(t: string, id: string, meta: Meta): StoredRow | null {
    const table = rowTable(t);
    const found = table && readValues(this.#sql, table, id);
    const extraText = this.#sql.value<string>('SELECT body FROM extra WHERE id = ? AND t = ?', id, t);
    const extra = extraText === undefined ? null : (JSON.parse(extraText) as Extra);
    if (!found && !extra) return null;
    const values = found ?? {};
    for (const [field, value] of Object.entries(extra?.v ?? {})) {
      if (value === null) delete values[field];
      else values[field] = value;
    }
    const cells = JSON.parse(meta.cells) as RowCells;
    return { bucket: meta.bucket, seq: meta.seq, cells, values };
  }

  #keepBase(t: string, id: string, row: StoredRow): void {
    this.#sql.run(
      'INSERT INTO row_base (t, id, image) VALUES (?, ?, ?) ON CONFLICT (id, t) DO UPDATE SET image = excluded.image',
      t,
      id,
      JSON.stringify(toImage(t, id, row)),
    );
  }

  #keepMeta(t: string, id: string, { bucket, cells }: StoredRow, seq: number, digest: Uint8Array | null): void {
    this.#sql.run(
      `INSERT INTO row_meta (t, id, bucket, seq, cells, digest) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id, t) DO UPDATE SET bucket = excluded.bucket, seq = excluded.seq, cells = excluded.cells,
         digest = excluded.digest`,
      t,
      id,
      bucket,
      seq,
      JSON.stringify(cells),
      digest,
    );
  }

  #writeVisible(t: string, id: string, row: StoredRow, mayStand: boolean): void {
    const table = rowTable(t);
    const columns = table && columnsOf(table, row.values);
    const left = table && columns ? leftOver(table, row.values, columns) : row.values;
    if (left) this.#keepExtra(t, id, { v: left });
    else if (mayStand) this.#sql.run('DELETE FROM extra WHERE id = ? AND t = ?', id, t);
    if (!table || !columns) return;
    const values = table.fields.map((field) => columns[field] ?? null);
    // Not an upsert: inside one, triggers lose the conflict clauses of their own statements.
    if (!mayStand || this.#sql.run(table.update, row.bucket, ...values, id) === 0)
      this.#sql.run(table.insert, id, row.bucket, ...values);
    this.#options.touch(table.name, accountOfBucket(row.bucket));
  }

  #keepExtra(t: string, id: string, extra: Extra): void {
    this.#sql.run(
      'INSERT INTO extra (t, id, body) VALUES (?, ?, ?) ON CONFLICT (id, t) DO UPDATE SET body = excluded.body',
      t,
      id,
      JSON.stringify(extra),
    );
  }

  #removeVisible(t: string, id: string, bucket: string | null): void {
    const table = rowTable(t);
    if (!table) return;
    if (this.#sql.run(table.remove, id) > 0) this.#options.touch(table.name, bucket && accountOfBucket(bucket));
    this.#sql.run('DELETE FROM extra WHERE id = ? AND t = ?', id, t);
  }
}
