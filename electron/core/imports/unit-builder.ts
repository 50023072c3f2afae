import { LARGEST_MUTATION, type FieldValue } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { PlannedWrite } from './row-plan.ts';

/** Rows of one table with the same columns; a row is its id, the values of `fields`, then those of `onlyNew`. */
export interface StagedRows {
  t: TableName;
  fields: string[];
  onlyNew: string[];
  keepFilled: boolean;
  rows: FieldValue[][];
}

/** What one unit of an import writes, as it lies in `work_row.body`. */
export interface StagedUnit {
  main: TableName;
  tables: StagedRows[];
}

export interface BuiltUnit {
  /** Rows of the file. */
  size: number;
  /** Ids in the main table. */
  ids: string[];
  body: string;
}

/** A unit with long notes ends early, so that its mutation stays well below what one push may carry (sync.md 2.17). */
const LARGEST_BODY = 1_000_000;

/** Packs planned rows into units of at most 500 row writes; the writes of one file row stay together. */
export class UnitBuilder {
  readonly #main: TableName;
  #tables = new Map<string, StagedRows>();
  /** Of each table, where the row before went. */
  readonly #latest = new Map<TableName, StagedRows>();
  #ids: string[] = [];
  #writes = 0;
  #weight = 0;
  #size = 0;

  constructor(main: TableName) {
    this.#main = main;
  }

  /** The unit that was full before this row, if it was. */
  add(writes: readonly PlannedWrite[]): BuiltUnit | null {
    const full = this.#writes + writes.length > LARGEST_MUTATION || this.#weight > LARGEST_BODY ? this.take() : null;
    for (const write of writes) this.#put(write);
    this.#writes += writes.length;
    this.#size += 1;
    return full;
  }

  /** What is left; null when empty. */
  take(): BuiltUnit | null {
    if (this.#size === 0) return null;
    const unit: StagedUnit = { main: this.#main, tables: [...this.#tables.values()] };
    const built = { size: this.#size, ids: this.#ids, body: JSON.stringify(unit) };
    this.#tables = new Map();
    this.#latest.clear();
    this.#ids = [];
    this.#writes = 0;
    this.#weight = 0;
    this.#size = 0;
    return built;
  }

  #put({ t, id, fields, onlyNew, keepFilled }: PlannedWrite) {
    const { rows } = this.#tableFor(t, fields, onlyNew, keepFilled);
    const row: FieldValue[] = [id];
    for (const name in fields) row.push(fields[name] ?? null);
    for (const name in onlyNew) row.push(onlyNew[name] ?? null);
    rows.push(row);
    for (const value of row) this.#weight += typeof value === 'string' ? value.length : 8;
    if (t === this.#main) this.#ids.push(id);
  }

  /** Mostly a row has the columns of the one before it: then nothing is made to find its place. */
  #tableFor(t: TableName, fields: Values, onlyNew: Values, keepFilled: boolean): StagedRows {
    const last = this.#latest.get(t);
    if (last && isShape(last.fields, fields) && isShape(last.onlyNew, onlyNew)) return last;
    const [names, newNames] = [Object.keys(fields), Object.keys(onlyNew)];
    const shape = `${t} ${names.join()} ${newNames.join()}`;
    let table = this.#tables.get(shape);
    if (!table) this.#tables.set(shape, (table = { t, fields: names, onlyNew: newNames, keepFilled, rows: [] }));
    this.#latest.set(t, table);
    return table;
  }
}

type Values = Readonly<Record<string, FieldValue>>;

const isShape = (names: readonly string[], values: Values): boolean => {
  let index = 0;
  for (const name in values) {
    if (names[index] !== name) return false;
    index += 1;
  }
  return index === names.length;
};
