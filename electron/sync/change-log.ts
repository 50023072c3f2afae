import type BetterSqlite3 from 'better-sqlite3';
import type { Change, ChangeLog, LoggedMutation, LoggedWrite } from '#core/kernel/change-log.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import type { HybridClock } from '#shared/sync/clock.ts';
import {
  type Cell,
  type FieldValue,
  LARGEST_MUTATION,
  type Mutation,
  type RowCells,
  type RowWrite,
  cellOf,
  tokensOf,
} from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';

/** Table, id, bucket, field (null: the row is new), old value. As arrays: large work reads hundreds of thousands. */
type Captured = [t: TableName, id: string, bucket: string, field: string | null, oldValue: FieldValue];

interface Touched {
  t: TableName;
  id: string;
  bucket: string;
  isNew: boolean;
  old: Record<string, FieldValue>;
}

/** A row as it is now; `columns` is the same array for all rows of a table. */
interface Row {
  columns: readonly string[];
  values: readonly FieldValue[];
}

export interface ChangeLogOptions {
  clock: HybridClock;
  /** Milliseconds of the system clock. */
  now: () => number;
  newId: () => string;
}

const ROW_COLUMNS = new Set(['id', 'bucket']);

/** Captured changes → one mutation in the outbox with base tokens, in the same transaction (sync.md 2.3, 2.5). */
export class SqliteChangeLog implements ChangeLog {
  readonly #database: BetterSqlite3.Database;
  readonly #options: ChangeLogOptions;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();

  constructor(database: BetterSqlite3.Database, options: ChangeLogOptions) {
    this.#database = database;
    this.#options = options;
  }

  drain(label: string | null): Change | null {
    const captured = this.#sql('SELECT t, id, bucket, field, old_value FROM captured ORDER BY n')
      .raw()
      .all() as Captured[];
    if (captured.length === 0) return null;
    const mutationId = this.#options.newId();
    const stamp = this.#options.clock.next(this.#options.now());
    const writes: RowWrite[] = [];
    const before: (Record<string, FieldValue> | null)[] = [];
    const cell = { m: mutationId, h: stamp };
    const { access_version, joined } = this.#sql(
      'SELECT access_version, (SELECT count(*) FROM sync_state) AS joined FROM local_state',
    ).get() as { access_version: number; joined: number };
    const rows = gather(captured);
    const values = this.#values(rows);
    for (const touched of rows) {
      const row = values.get(`${touched.t} ${touched.id}`);
      const write = row && (touched.isNew ? newRow(touched, row) : this.#changedRow(touched, row, cell, joined > 0));
      if (!write) continue;
      writes.push(write);
      before.push(touched.isNew ? null : touched.old);
    }
    if (writes.length > 0) this.#keepNewCells(cell);
    this.#sql('DELETE FROM captured').run();
    if (writes.length === 0) return null;
    if (writes.length > LARGEST_MUTATION)
      throw new RangeError(`a unit of work writes ${writes.length} rows; ${LARGEST_MUTATION} at most`);
    const body: Mutation = { id: mutationId, h: stamp, av: access_version, w: writes };
    const { lastInsertRowid } = this.#sql(
      `INSERT INTO outbox (mutation_id, hlc, access_ver, label, body, before_text, state) VALUES (?, ?, ?, ?, ?, ?, 'waiting')`,
    ).run(mutationId, stamp, access_version, label, JSON.stringify(body), JSON.stringify(before));
    this.#sql('UPDATE local_state SET clock = ?').run(stamp);
    if (joined > 0) this.#keepPending(writes, Number(lastInsertRowid));
    return {
      mutationId,
      label,
      tables: [...new Set(writes.map((write) => write.t as TableName))],
      accounts: [...new Set(writes.map((write) => accountOfBucket(write.b)).filter((id) => id !== null))],
    };
  }

  find(mutationId: string): LoggedMutation | null {
    const found = this.#sql('SELECT label, body, before_text FROM outbox WHERE mutation_id = ?').get(mutationId) as
      | { label: string | null; body: string; before_text: string }
      | undefined;
    if (!found) return null;
    const body = JSON.parse(found.body) as Mutation;
    const before = JSON.parse(found.before_text) as LoggedWrite['before'][];
    return {
      id: mutationId,
      label: found.label,
      writes: body.w.map((write, index) => ({
        t: write.t as TableName,
        id: write.id,
        bucket: write.b,
        fields: write.f,
        before: before[index] ?? null,
      })),
    };
  }

  token(t: TableName, id: string, field: string): string | null {
    const cells = this.#cells(t, id);
    return cells ? cellOf(cells, field).m : null;
  }

  rowTokens(t: TableName, id: string): string[] {
    const cells = this.#cells(t, id);
    return cells ? tokensOf(cells) : [];
  }

  markUndone(mutationId: string): void {
    this.#sql(`UPDATE outbox SET state = 'undone' WHERE mutation_id = ?`).run(mutationId);
  }

  /** The touched rows as they are now, one query a table: large work touches hundreds. */
  #values(touched: readonly Touched[]): Map<string, Row> {
    const found = new Map<string, Row>();
    for (const t of new Set(touched.map((row) => row.t))) {
      const ids = JSON.stringify(touched.filter((row) => row.t === t).map((row) => row.id));
      const statement = this.#sql(`SELECT * FROM ${t} WHERE id IN (SELECT value FROM json_each(?))`).raw();
      const columns = statement.columns().map(({ name }) => name);
      const at = columns.indexOf('id');
      for (const values of statement.all(ids) as FieldValue[][]) found.set(`${t} ${values[at]}`, { columns, values });
    }
    return found;
  }

  #changedRow(touched: Touched, row: Row, cell: Cell, joined: boolean): RowWrite | null {
    const { t, id, bucket, old } = touched;
    const { columns, values } = row;
    const fields: Record<string, FieldValue> = {};
    const base: Record<string, string | null> = {};
    const cells = this.#cells(t, id);
    // A copy: what the server said last is kept from `cells` below.
    const next: RowCells = { ...(cells ?? cell) };
    for (const [field, oldValue] of Object.entries(old)) {
      const value = values[columns.indexOf(field)] ?? null;
      if (value === oldValue) {
        delete old[field];
        continue;
      }
      fields[field] = value;
      base[field] = cells ? cellOf(cells, field).m : null;
      next.x = { ...next.x, [field]: cell };
    }
    if (Object.keys(fields).length === 0) return null;
    if (joined && cells) this.#keepBase(touched, row, cells);
    this.#keepCells(t, id, bucket, next);
    if (!cells) return { t, id, b: bucket, f: fields, base };
    // What a deletion and an edit knew of each other is told by tokens (sync.md 2.9).
    base['deleted_at'] ??= cellOf(cells, 'deleted_at').m;
    const seen = 'deleted_at' in fields ? { seen: tokensOf(cells) } : {};
    return { t, id, b: bucket, f: fields, base, ...seen };
  }

  /** The server's last word on a row that is about to differ from it. */
  #keepBase({ t, id, old }: Touched, { columns, values }: Row, cells: RowCells) {
    const before: Record<string, FieldValue> = {};
    for (const [index, field] of columns.entries()) {
      const value = (field in old ? old[field] : values[index]) ?? null;
      if (value !== null && !ROW_COLUMNS.has(field)) before[field] = value;
    }
    const extra = this.#sql('SELECT body FROM extra WHERE id = ? AND t = ?').pluck().get(id, t) as string | undefined;
    const kept = extra === undefined ? {} : (JSON.parse(extra) as { v: Record<string, FieldValue> }).v;
    for (const [field, value] of Object.entries(kept)) {
      if (value === null) delete before[field];
      else before[field] = value;
    }
    this.#sql(
      `INSERT OR IGNORE INTO row_base (t, id, image)
       SELECT t, id, json_object('t', t, 'id', id, 'b', bucket, 's', seq, 'c', json(?), 'v', json(?))
       FROM row_meta WHERE id = ? AND t = ? AND seq <> 0`,
    ).run(JSON.stringify(cells), JSON.stringify(before), id, t);
  }

  #keepPending(writes: readonly RowWrite[], n: number) {
    this.#sql(
      `INSERT INTO pending_row (t, id, n, bucket)
       SELECT value ->> 0, value ->> 1, ?, value ->> 2 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    ).run(n, JSON.stringify(writes.map(({ t, id, b }) => [t, id, b])));
  }

  #cells(t: TableName, id: string): RowCells | null {
    const text = this.#sql('SELECT cells FROM row_meta WHERE id = ? AND t = ?').pluck().get(id, t) as
      | string
      | undefined;
    return text === undefined ? null : (JSON.parse(text) as RowCells);
  }

  /** All values of a new row carry one cell, so all new rows of a mutation carry the same; before `captured` is emptied. */
  #keepNewCells(cell: Cell) {
    this.#sql(
      `INSERT INTO row_meta (t, id, bucket, seq, cells)
       SELECT t, id, bucket, 0, ? FROM captured WHERE field IS NULL
       ON CONFLICT (id, t) DO UPDATE SET cells = excluded.cells`,
    ).run(JSON.stringify(cell));
  }

  #keepCells(t: TableName, id: string, bucket: string, cells: RowCells) {
    this.#sql(
      `INSERT INTO row_meta (t, id, bucket, seq, cells) VALUES (?, ?, ?, 0, ?)
       ON CONFLICT (id, t) DO UPDATE SET cells = excluded.cells`,
    ).run(t, id, bucket, JSON.stringify(cells));
  }

  #sql(text: string): BetterSqlite3.Statement {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.#database.prepare(text)));
    return statement;
  }
}

const newRow = ({ t, id, bucket }: Touched, { columns, values }: Row): RowWrite => {
  const fields: Record<string, FieldValue> = {};
  for (const [index, field] of columns.entries()) {
    const value = values[index] ?? null;
    if (value !== null && !ROW_COLUMNS.has(field)) fields[field] = value;
  }
  return { t, id, b: bucket, f: fields, base: {} };
};

/** One entry a row, in the order of its first change, with the oldest value of each field. */
const gather = (captured: readonly Captured[]): Touched[] => {
  const rows = new Map<string, Touched>();
  for (const [t, id, bucket, field, oldValue] of captured) {
    const key = `${t} ${id}`;
    let touched = rows.get(key);
    if (!touched) rows.set(key, (touched = { t, id, bucket, isNew: false, old: {} }));
    if (field === null) touched.isNew = true;
    else if (!(field in touched.old)) touched.old[field] = oldValue;
  }
  return [...rows.values()];
};
