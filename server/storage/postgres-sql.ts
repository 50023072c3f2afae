import type { ClientBase } from 'pg';
import { type RowLock, type Sql, type SqlList, type SqlRow, type SqlValue, assignments } from './sql.ts';
import { type Table, plainKind } from './tables.ts';

type Keys = readonly (readonly (string | number)[])[];

const castOf = { text: 'text[]', int: 'bigint[]', bytes: 'bytea[]' } as const;

/** A statement under a name is parsed and planned once on each connection. */
interface Prepared {
  name: string;
  text: string;
}

const prepared = new Map<string, Prepared>();

/** `?` becomes `$1`, `$2`, …; no statement of the stores holds a question mark otherwise. */
const prepare = (text: string): Prepared => {
  let found = prepared.get(text);
  if (found === undefined) {
    let n = 0;
    found = { name: `ongoing_${prepared.size}`, text: text.replaceAll('?', () => `$${++n}`) };
    prepared.set(text, found);
  }
  return found;
};

/** PostgreSQL: one statement for any number of rows, since each costs a round trip. */
export class PostgresSql implements Sql {
  readonly kind = 'postgres';
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  async all<Row = SqlRow>(text: string, values: readonly SqlList[] = []): Promise<Row[]> {
    return (await this.#query(text, values)).rows as Row[];
  }

  async run(text: string, values: readonly SqlList[] = []): Promise<number> {
    return (await this.#query(text, values)).rowCount ?? 0;
  }

  list(values: readonly (string | number)[]): SqlList {
    return values;
  }

  among(column: string, kind: 'text' | 'int'): string {
    return `${column} = ANY(?::${castOf[kind]})`;
  }

  by(): string {
    return '';
  }

  locking(lock: RowLock): string {
    return lock === 'none' ? '' : lock === 'share' ? ' FOR SHARE' : ' FOR UPDATE';
  }

  async insert(table: Table, rows: readonly (readonly SqlValue[])[], same: 'fail' | 'skip' | 'replace' = 'fail') {
    if (rows.length === 0) return 0;
    const columns = Object.entries(table.columns);
    const names = columns.map(([name]) => name);
    const rest = names.filter((name) => !table.key.includes(name));
    const conflict =
      same === 'fail'
        ? ''
        : same === 'skip' || rest.length === 0
          ? ' ON CONFLICT DO NOTHING'
          : ` ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${assignments(rest)}`;
    const arrays = columns.map(([, kind]) => `?::${castOf[plainKind(kind)]}`).join(', ');
    const text = `INSERT INTO ${table.name} (${names.join(', ')}) SELECT * FROM unnest(${arrays})${conflict}`;
    return this.run(
      text,
      names.map((_, index) => rows.map((row) => row[index] ?? null)),
    );
  }

  async byKeys<Row = SqlRow>(table: Table, workspaceId: string, keys: Keys, lock: RowLock): Promise<Row[]> {
    if (keys.length === 0) return [];
    const names = table.key.slice(1);
    const arrays = names.map((name) => `?::${castOf[plainKind(table.columns[name] ?? 'text')]}`).join(', ');
    const match = names.map((name) => `${name} = wanted.${name}`).join(' AND ');
    // One index lookup for each key, in the given order: that is also the order of the locks, and no plan can change it.
    const text =
      `SELECT found.* FROM unnest(${arrays}) AS wanted (${names.join(', ')}) CROSS JOIN LATERAL (` +
      `SELECT * FROM ${table.name} WHERE ${table.key[0]} = ? AND ${match} LIMIT 1${this.locking(lock)}) AS found`;
    const sorted = keys.toSorted(compareKeys);
    return this.all<Row>(text, [...names.map((_, index) => sorted.map((key) => key[index] ?? '')), workspaceId]);
  }

  #query(text: string, values: readonly SqlList[]) {
    return this.#client.query({ ...prepare(text), values: values as unknown[] });
  }
}

/** As the database sorts: by bytes. Keys are ASCII. */
const compareKeys = (one: readonly (string | number)[], other: readonly (string | number)[]): number => {
  for (let index = 0; index < one.length; index++) {
    const [mine, its] = [one[index]!, other[index]!];
    if (mine !== its) return mine < its ? -1 : 1;
  }
  return 0;
};
