import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ServerRefusal } from '../refusal.ts';
import { PostgresSql } from './postgres-sql.ts';
import { sqlTransaction } from './sql-transaction.ts';
import { RaceLost, type Storage, type StorageTransaction } from './storage.ts';
import { stepsFrom, VERSION } from './tables.ts';

export interface PostgresStorageOptions {
  /** `postgres://…`, as in `DATABASE_URL`. */
  url: string;
  /** Connections at most. */
  connections?: number;
  /** Told of a connection that the database closed while nobody used it. */
  onIdleError?: (error: Error) => void;
}

/** Any number: only servers of this product ask for this lock. */
const MIGRATION_LOCK = 7_236_403;
const ATTEMPTS = 5;
/** Serialization failure and deadlock: nothing was written, and another run will see the other's work. */
const RETRYABLE = new Set(['40001', '40P01']);
/** A lock or a statement took too long. */
const WAITED = new Set(['55P03', '57014']);
const INT8 = pg.types.builtins.INT8;

const types = {
  // Sequence numbers and milliseconds stay below 2^53; pg hands out texts for 64 bits otherwise.
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** The store of any number of servers: everything that two of them could race for is a lock or a snapshot in here. */
export class PostgresStorage implements Storage {
  readonly kind = 'postgres';
  readonly pool: pg.Pool;
  readonly #kysely: Kysely<unknown>;

  constructor(pool: pg.Pool) {
    this.pool = pool;
    this.#kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  }

  async transaction<T>(kind: 'write' | 'snapshot', work: (tx: StorageTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(kind, work);
      } catch (error) {
        const isRace = error instanceof RaceLost || RETRYABLE.has(codeOf(error));
        if (isRace && attempt < ATTEMPTS) continue;
        if (isRace || WAITED.has(codeOf(error))) throw new ServerRefusal('busy', 'the database is busy', 2);
        throw error;
      }
    }
  }

  async #attempt<T>(kind: 'write' | 'snapshot', work: (tx: StorageTransaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(
        kind === 'write' ? 'BEGIN ISOLATION LEVEL READ COMMITTED' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      );
      const tx = sqlTransaction(
        new PostgresSql(client),
        once(() => kyselyOn(client)),
      );
      const result = await work(tx);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  kysely<Tables>(): Kysely<Tables> {
    return this.#kysely as unknown as Kysely<Tables>;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** Connects, and makes or updates the tables; any number of servers may start at once. */
export const createPostgresStorage = async ({
  url,
  connections = 20,
  onIdleError = () => undefined,
}: PostgresStorageOptions): Promise<PostgresStorage> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'ongoing',
  });
  // Without a listener a stopping database would end this process.
  pool.on('error', onIdleError);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new PostgresStorage(pool);
};

const migrate = async (pool: pg.Pool) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE TABLE IF NOT EXISTS sync_schema (version bigint NOT NULL)');
    const found = await client.query<{ version: number | null }>('SELECT max(version) AS version FROM sync_schema');
    const version = found.rows[0]?.version ?? 0;
    const steps = stepsFrom(Number(version), 'postgres');
    if (steps.length > 0) {
      for (const statement of steps) await client.query(statement);
      await client.query('INSERT INTO sync_schema VALUES ($1)', [VERSION]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};

/** Kysely inside an open transaction: the same client, which it may neither end nor give back. */
const kyselyOn = (client: pg.PoolClient): Kysely<unknown> => {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: async () => borrowed, end: async () => undefined } as unknown as pg.Pool,
    }),
  });
};

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
