import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importTables } from '#server/backup/postgres-backup.ts';
import { createPostgresStorage } from '#server/storage/postgres-storage.ts';
import { createSqliteStorage, type SqliteStorage } from '#server/storage/sqlite-storage.ts';
import type { Storage } from '#server/storage/storage.ts';
import { type TestCluster, startCluster } from '#test/support/postgres.ts';
import { ServerWorld } from '#test/support/server-world.ts';

interface Notes {
  note: { id: string; body: string };
}

const key = new Uint8Array(32).fill(9);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

const openSqlite = async () => createSqliteStorage({ file: join(folder, 'store.db'), key });
const openPostgres = async () => createPostgresStorage({ url: await cluster.database() });

describe.each([
  ['SQLite', openSqlite],
  ['PostgreSQL', openPostgres],
] as const)('a store on %s', (_name, open) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
    await sql`CREATE TABLE note (id text PRIMARY KEY, body text NOT NULL)`.execute(storage.kysely<Notes>());
  });
  afterEach(() => storage.close());

  const notes = async () => (await storage.kysely<Notes>().selectFrom('note').selectAll().execute()).length;

  it('leaves nothing behind of a transaction that failed, identity tables included', async () => {
    const attempt = storage.transaction('write', async (tx) => {
      await tx.kysely<Notes>().insertInto('note').values({ id: '1', body: 'lost' }).execute();
      await tx.workspaces.create(workspace('w1'));
      throw new Error('stop');
    });
    await expect(attempt).rejects.toThrow('stop');
    expect(await notes()).toBe(0);
    expect(await storage.transaction('snapshot', (tx) => tx.workspaces.ids())).toEqual([]);
  });

  it('commits identity tables and sync state together', async () => {
    await storage.transaction('write', async (tx) => {
      await tx.workspaces.create(workspace('w1'));
      await tx.kysely<Notes>().insertInto('note').values({ id: '1', body: 'kept' }).execute();
    });
    expect(await notes()).toBe(1);
    expect(await storage.transaction('snapshot', (tx) => tx.workspaces.ids())).toEqual(['w1']);
  });

  it('lets queries of identity tables neither into an open transaction nor into its rollback', async () => {
    const inside = Promise.withResolvers<void>();
    const failing = storage.transaction('write', async (tx) => {
      await tx.workspaces.create(workspace('w1'));
      await inside.promise;
      throw new Error('stop');
    });
    const written = storage.kysely<Notes>().insertInto('note').values({ id: '1', body: 'kept' }).execute();
    inside.resolve();
    await expect(failing).rejects.toThrow('stop');
    await written;
    expect(await notes()).toBe(1);
  });

  it('runs transactions of the query builder, and none inside an open one', async () => {
    await storage
      .kysely<Notes>()
      .transaction()
      .execute((trx) => trx.insertInto('note').values({ id: '1', body: 'kept' }).execute());
    const failing = storage
      .kysely<Notes>()
      .transaction()
      .execute(async (trx) => {
        await trx.insertInto('note').values({ id: '2', body: 'lost' }).execute();
        throw new Error('stop');
      });
    await expect(failing).rejects.toThrow('stop');
    expect(await notes()).toBe(1);
  });

  it('notices a changed audit entry', async () => {
    await storage.transaction('write', async (tx) => {
      await tx.workspaces.create(workspace('w1'));
      for (const kind of ['one', 'two', 'three'])
        await tx.audit.append('w1', [{ at: 1, memberId: null, deviceId: null, kind, detail: { kind } }]);
    });
    const broken = () => storage.transaction('snapshot', (tx) => tx.audit.firstBroken('w1'));
    expect(await broken()).toBeNull();
    await sql`UPDATE sync_audit SET detail = '{"kind":"forged"}' WHERE n = 2`.execute(storage.kysely());
    expect(await broken()).toBe(2);
    await sql`DELETE FROM sync_audit WHERE n >= 2`.execute(storage.kysely());
    expect(await broken()).toBe(2);
  });

  it('notices an audit entry that was taken out beside those that were pruned', async () => {
    const entry = (kind: string, at: number) => ({ at, memberId: null, deviceId: null, kind, detail: {} });
    await storage.transaction('write', async (tx) => {
      await tx.workspaces.create(workspace('w1'));
      await tx.audit.append('w1', [entry('one', 1), entry('two', 2), entry('three', 3), entry('four', 4)]);
      expect(await tx.audit.prune('w1', 3, 5)).toBe(2);
    });
    const broken = () => storage.transaction('snapshot', (tx) => tx.audit.firstBroken('w1'));
    expect(await broken()).toBeNull();
    await sql`DELETE FROM sync_audit WHERE n = 3`.execute(storage.kysely());
    expect(await broken()).toBe(4);
  });
});

describe('the SQLite store', () => {
  it('writes no text in clear and opens with its own key only', async () => {
    const file = join(folder, 'store.db');
    const storage = createSqliteStorage({ file, key });
    const world = await ServerWorld.open(storage);
    const { ana } = await world.crew();
    ana.account({ name: 'Canary of the client' });
    await ana.push();
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    for (const text of written) expect(text).not.toContain('Canary');
    await storage.close();
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(() => createSqliteStorage({ file, key: new Uint8Array(32) })).toThrow();
    expect(() => createSqliteStorage({ file })).toThrow();
    await createSqliteStorage({ file, key }).close();
  });

  it('refuses the file of a newer server', async () => {
    const file = join(folder, 'store.db');
    await createSqliteStorage({ file }).close();
    const database = new BetterSqlite3(file);
    database.pragma('user_version = 99');
    database.close();
    expect(() => createSqliteStorage({ file })).toThrow(/newer server/);
  });

  it('changes nothing when the disk is full, and goes on when there is room again', async () => {
    const storage: SqliteStorage = createSqliteStorage({ file: join(folder, 'store.db'), key });
    const world = await ServerWorld.open(storage);
    const { ana } = await world.crew();
    const account = ana.account();
    await ana.sync();
    const { head } = await ana.hello();
    const pages = storage.database.pragma('page_count', { simple: true }) as number;
    storage.database.pragma(`max_page_count = ${pages}`);
    const large = () => ana.make('contact', world.newId(), `a:${account}`, contact(account));
    const mutation = ana.mutation(...Array.from({ length: 20 }, large));
    await expect(ana.push([mutation])).rejects.toThrow(/full/);
    expect(await ana.hello()).toMatchObject({ head, lastN: 1 });
    storage.database.pragma('max_page_count = 1000000');
    expect((await ana.push([mutation])).results[0]).toMatchObject({ n: 2, o: 'applied', seq: head + 1 });
    await storage.close();
  });
});

describe('the PostgreSQL store', () => {
  it('is made once by servers that start together', async () => {
    const url = await cluster.database();
    const storages = await Promise.all(Array.from({ length: 4 }, () => createPostgresStorage({ url })));
    await storages[0]!.transaction('write', (tx) => tx.workspaces.create(workspace('w1')));
    expect(await storages[3]!.transaction('snapshot', (tx) => tx.workspaces.ids())).toEqual(['w1']);
    await Promise.all(storages.map((storage) => storage.close()));
  });

  it('refuses the database of a newer server', async () => {
    const url = await cluster.database();
    const storage = await createPostgresStorage({ url });
    await sql`UPDATE sync_schema SET version = 99`.execute(storage.kysely());
    await storage.close();
    await expect(createPostgresStorage({ url })).rejects.toThrow(/newer server/);
  });

  it('shows a snapshot nothing that is committed meanwhile', async () => {
    const storage = await createPostgresStorage({ url: await cluster.database() });
    await storage.transaction('snapshot', async (tx) => {
      expect(await tx.workspaces.ids()).toEqual([]);
      await storage.transaction('write', (other) => other.workspaces.create(workspace('w1')));
      expect(await tx.workspaces.ids()).toEqual([]);
    });
    await storage.close();
  });
});

const contact = (account: string) => ({
  account_id: account,
  name: 'Rui',
  stance: 'neutral',
  notes: 'n'.repeat(10_000),
});

const workspace = (id: string) => ({
  id,
  epoch: 'e',
  head: 0,
  minSeq: 0,
  safeSeq: 0,
  restoredAt: 0,
  serverDeviceId: 'd',
});

describe('a database of the first version', () => {
  const aChange = { seq: 1, idx: 0, bucket: 'w', t: 'team', id: 't1', image: '{}', prev: null };
  const append = (storage: Storage, seq: number) =>
    storage.transaction('write', (tx) => tx.log.append('w1', [], [{ ...aChange, seq }]));
  /** Whether the log is sure that nothing came before. */
  const isWhole = async (storage: Storage, seq: number) => {
    const most = { rows: 10, bytes: 1_000 };
    return (await storage.transaction('snapshot', (tx) => tx.log.imagesOf('w1', aChange, seq, most))).isWhole;
  };

  it('is brought to this one on SQLite, once', async () => {
    const file = join(folder, 'store.db');
    const made = createSqliteStorage({ file, key });
    await append(made, 1);
    made.database.exec('ALTER TABLE sync_change DROP COLUMN prev; DROP TABLE sync_erasure; PRAGMA user_version = 1');
    await made.close();
    for (const seq of [2, 3]) {
      const storage = createSqliteStorage({ file, key });
      await append(storage, seq);
      expect([await isWhole(storage, 1), await isWhole(storage, 2)]).toEqual([false, true]);
      await storage.close();
    }
  });

  it('is brought to this one on PostgreSQL, also where a restored backup brought its number back', async () => {
    const url = await cluster.database();
    for (const [seq, change] of [
      [1, 'ALTER TABLE sync_change DROP COLUMN prev'],
      [2, 'SELECT 1'],
    ] as const) {
      const made = await createPostgresStorage({ url });
      await append(made, seq);
      await sql.raw(change).execute(made.kysely());
      await sql.raw('UPDATE sync_schema SET version = 1').execute(made.kysely());
      await made.close();
      const storage = await createPostgresStorage({ url });
      await append(storage, seq + 10);
      expect([await isWhole(storage, seq), await isWhole(storage, seq + 10)]).toEqual([false, true]);
      await storage.close();
    }
  });

  it('is erased from as well, though its images do not name each other', async () => {
    const storage = await createPostgresStorage({ url: await cluster.database() });
    for (const seq of [1, 2]) await append(storage, seq);
    await sql.raw('UPDATE sync_change SET prev = 0').execute(storage.kysely());
    const changes = [
      { ...aChange, seq: 3, prev: 2 },
      { ...aChange, seq: 3, idx: 1, id: 't2' },
    ];
    await storage.transaction('write', (tx) => tx.log.append('w1', [], changes));
    await storage.transaction('write', (tx) => tx.log.erase('w1', [{ ...aChange, seq: 3 }]));
    const { rows } = await sql<{ id: string }>`SELECT id FROM sync_change`.execute(storage.kysely());
    expect(rows).toEqual([{ id: 't2' }]);
    await storage.close();
  });

  it('comes out of its own backup as one whose beginnings nobody knows', async () => {
    const storage = await createPostgresStorage({ url: await cluster.database() });
    const { prev: _, ...old } = { workspace_id: 'w1', ...aChange, size: 2 };
    const lines = [{ table: 'sync_change', columns: Object.keys(old) }, Object.values(old), { end: true }];
    await importTables(storage.pool, Readable.from(lines.map((line) => JSON.stringify(line))));
    expect(await isWhole(storage, 1)).toBe(false);
    await storage.close();
  });
});
