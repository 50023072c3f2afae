import type { ClientBase } from 'pg';
import { type RowLock, type Sql, type SqlList, type SqlRow, type SqlValue, assignments } from './sql.ts';
import { type Table, plainKind } from './tables.ts';

type Keys = readonly (readonly (string | number)[])[];

const castOf = { text: 'text[]', int: 'bigint[]', bytes: 'bytea[]' } as const;

const numbered = new Map<string, string>();

/** `?` becomes `$1`, `$2`, …; no statement of the stores holds a question mark otherwise. */
const withNumbers = (text: string): string => {
  let found = numbered.get(text);
  if (found === undefined) {
    let n = 0;
    found = text.replaceAll('?', () => `$${++n}`);
    numbered.set(text, found);
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
    const match = names.map((name) => `found.${name} = wanted.${name}`).join(' AND ');
    const order = names.map((name) => `found.${name}`).join(', ');
    const text =
      `SELECT found.* FROM unnest(${arrays}) AS wanted (${names.join(', ')})` +
      ` JOIN ${table.name} AS found ON found.${table.key[0]} = ? AND ${match}` +
      ` ORDER BY ${order}${lock === 'none' ? '' : `${this.locking(lock)} OF found`}`;
    return this.all<Row>(text, [...names.map((_, index) => keys.map((key) => key[index] ?? '')), workspaceId]);
  }

  #query(text: string, values: readonly SqlList[]) {
    return this.#client.query(withNumbers(text), values as unknown[]);
  }
}
