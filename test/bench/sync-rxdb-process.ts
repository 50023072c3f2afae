import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRxDatabase, type RxCollection } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageLocalstorage } from 'rxdb/plugins/storage-localstorage';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { v7 } from 'uuid';
import { type PeerRow, peerRows } from './peer-rows.ts';
import { type TimedWork, timed, watchProcess } from './process-watch.ts';
import { openItems } from './sqlite-items.ts';
import { answerCommands, startChild } from './sync-child.ts';
import type { PeerTimes } from './sync-peers.ts';
import type { Checkpoint, PulledRows } from './sync-rxdb-server-process.ts';

const BATCH = 2_000;
/** Files of the two copies; null where they stay in memory. */
const folder = process.env['BENCH_RXDB'] === 'disk' ? mkdtempSync(join(tmpdir(), 'ongoing-bench-')) : null;
const server = startChild('sync-rxdb-server-process.ts');

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    table: text,
    account_id: text,
    feature: text,
    used_on: text,
    count: number,
    duration_seconds: number,
    errors: number,
    channel: text,
    direction: text,
    happened_at: text,
    subject: text,
    body: text,
    automated: number,
    planned: number,
    audience: text,
  },
  required: ['id', 'table', 'account_id'],
} as const;

const post = <Reply>(port: number, path: string, body: unknown) =>
  new Promise<Reply>((resolve, reject) => {
    const asking = request({ port, path, method: 'POST' }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString()) as Reply));
    });
    asking.on('error', reject);
    asking.end(JSON.stringify(body));
  });

const openCollection = async (): Promise<RxCollection<PeerRow>> => {
  const name = v7();
  const options = { name, multiInstance: false };
  const database =
    folder === null
      ? await createRxDatabase({ ...options, storage: getRxStorageMemory() })
      : await createRxDatabase({
          ...options,
          storage: getRxStorageLocalstorage({ localStorage: openItems(join(folder, name)) }),
        });
  const { row } = await database.addCollections({ row: { schema } });
  return row as unknown as RxCollection<PeerRow>;
};

type Direction = Pick<Parameters<typeof replicateRxCollection<PeerRow, Checkpoint>>[0], 'push' | 'pull'>;

const pushTo = (port: number): Direction => ({
  push: { batchSize: BATCH, handler: (rows) => post(port, '/push', rows) },
});

const pullFrom = (port: number): Direction => ({
  pull: {
    batchSize: BATCH,
    handler: (after, limit) => post<PulledRows>(port, '/pull', { after: after?.seq ?? 0, limit }),
  },
});

const replicate = async (collection: RxCollection<PeerRow>, direction: Direction): Promise<void> => {
  const replication = replicateRxCollection<PeerRow, Checkpoint>({
    collection,
    replicationIdentifier: 'bench',
    live: false,
    waitForLeadership: false,
    ...direction,
  });
  replication.error$.subscribe((error) => console.error(error));
  await replication.awaitInitialReplication();
};

/** The server's share of the work counts too. */
const withServer = async (work: () => Promise<void>): Promise<TimedWork> => {
  const before = await server.ask<number>('cpuMs');
  const { ms, cpuMs } = await timed(work);
  return { ms, cpuMs: cpuMs + (await server.ask<number>('cpuMs')) - before };
};

answerCommands(
  {
    run: async (count: number): Promise<PeerTimes> => {
      const port = await server.ask<number>('start');
      const watched = watchProcess();
      const [first, second] = [await openCollection(), await openCollection()];
      const rows = peerRows(count);
      await first.bulkInsert(rows);
      const push = await withServer(() => replicate(first, pushTo(port)));
      const pull = await withServer(() => replicate(second, pullFrom(port)));
      return { push, pull, rows: await second.count().exec(), rssMb: watched().rssMb };
    },
  },
  async () => {
    await server.stop();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  },
);
