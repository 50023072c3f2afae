import type pg from 'pg';
import type { Covered } from './sqlite-backup.ts';

const PAGE = 500;

/** Tables of this product, those that others refer to first; whatever else lies in the schema stays out of it. */
const OURS = `SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND (
  tablename LIKE 'sync\\_%' OR tablename LIKE 'auth\\_%' OR tablename IN
  ('member_login', 'invitation', 'device_session', 'access_token', 'login_guard', 'workspace_setting'))
  AND tablename <> 'sync_schema' ORDER BY tablename <> 'auth_user', tablename`;

const tablesOf = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ tablename: string }>(OURS)).rows.map(({ tablename }) => tablename);

const isBytes = (value: unknown): value is { $bytes: string } =>
  typeof value === 'object' && value !== null && '$bytes' in value;

/** A connection that is lost fails the query under way; without a listener it would end the process as well. */
const connect = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  const client = await pool.connect();
  client.on('error', () => undefined);
  return client;
};

const packed = (value: unknown): unknown => (Buffer.isBuffer(value) ? { $bytes: value.toString('base64') } : value);
const unpacked = (value: unknown): unknown => (isBytes(value) ? Buffer.from(value.$bytes, 'base64') : value);

/** Every table as of one moment, as lines: the name and columns of a table, then its rows. */
export async function* exportTables(pool: pg.Pool, covered: Covered[]): AsyncGenerator<string> {
  const client = await connect(pool);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    const heads = await client.query<Covered>('SELECT id AS "workspaceId", head FROM sync_workspace');
    covered.push(...heads.rows);
    for (const table of await tablesOf(client)) {
      await client.query(`DECLARE page NO SCROLL CURSOR FOR SELECT * FROM ${client.escapeIdentifier(table)}`);
      let found = await client.query<unknown[]>({ text: `FETCH ${PAGE} FROM page`, rowMode: 'array' });
      yield JSON.stringify({ table, columns: found.fields.map(({ name }) => name) });
      while (found.rows.length > 0) {
        for (const row of found.rows) yield JSON.stringify(row.map(packed));
        found = await client.query<unknown[]>({ text: `FETCH ${PAGE} FROM page`, rowMode: 'array' });
      }
      await client.query('CLOSE page');
    }
    yield JSON.stringify({ end: true });
    await client.query('COMMIT');
  } finally {
    // Ends the transaction too, whether the reader came to its end or not.
    client.release(true);
  }
}

const insert = async (client: pg.ClientBase, table: string, columns: string[], rows: unknown[][]): Promise<void> => {
  if (rows.length === 0) return;
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const places = rows.map((row, at) => `(${row.map((_, of) => `$${at * columns.length + of + 1}`).join(', ')})`);
  await client.query(
    `INSERT INTO ${client.escapeIdentifier(table)} (${names}) VALUES ${places.join(', ')}`,
    rows.flat().map(unpacked),
  );
};

/** Replaces everything by an export, in one transaction. @throws Error for an export that breaks off. */
export const importTables = async (pool: pg.Pool, lines: AsyncIterable<string>): Promise<void> => {
  const client = await connect(pool);
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    const running = await client.query(`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'ongoing-wake'`);
    if (running.rows.length > 0) throw new Error('a server is running on this database: stop it before restoring');
    const known = new Set(await tablesOf(client));
    const names = [...known].map((name) => client.escapeIdentifier(name)).join(', ');
    await client.query(`TRUNCATE ${names} CASCADE`);
    let table = '';
    let columns: string[] = [];
    let waiting: unknown[][] = [];
    let ended = false;
    let isOld = false;
    const flush = async () => {
      await insert(client, table, columns, waiting);
      waiting = [];
    };
    for await (const line of lines) {
      const entry = JSON.parse(line) as unknown[] | { table?: string; columns?: string[]; end?: true };
      if (Array.isArray(entry)) {
        waiting.push(entry);
        if (waiting.length * columns.length > 5_000) await flush();
        continue;
      }
      await flush();
      ended = entry.end === true;
      table = entry.table ?? '';
      columns = entry.columns ?? [];
      isOld ||= table === 'sync_change' && !columns.includes('prev');
      if (!ended && !known.has(table)) throw new Error(`the backup is of a newer server: it has a table ${table}`);
    }
    if (!ended) throw new Error('the backup breaks off');
    // As the upgrade does: nobody knows what came before these.
    if (isOld) await client.query('UPDATE sync_change SET prev = 0');
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
};
