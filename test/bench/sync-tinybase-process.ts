import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { createMergeableStore, type MergeableStore } from 'tinybase/mergeable-store';
import { createBetterSqlite3Persister } from 'tinybase/persisters/persister-better-sqlite3';
import { createLocalSynchronizer } from 'tinybase/synchronizers/synchronizer-local';
import { peerRows } from './peer-rows.ts';
import { watchProcess } from './process-watch.ts';
import { answerCommands } from './sync-child.ts';
import type { PeerTimes } from './sync-peers.ts';

const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));

const rowsOf = (store: MergeableStore): number => Object.values(store.getTables()).flatMap(Object.keys).length;

/** Brings everything from one store to another one, then writes that one to its file. */
const copy = async (from: MergeableStore, to: MergeableStore, name: string, rows: number): Promise<number> => {
  const database = new BetterSqlite3(join(folder, name));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const start = performance.now();
  const [sender, receiver] = [createLocalSynchronizer(from), createLocalSynchronizer(to)];
  await sender.startSync();
  await receiver.startSync();
  while (rowsOf(to) < rows) await new Promise((resolve) => setTimeout(resolve, 5));
  await createBetterSqlite3Persister(to, database).save();
  const ms = performance.now() - start;
  await sender.destroy();
  await receiver.destroy();
  database.close();
  return ms;
};

answerCommands(
  {
    run: async (count: number): Promise<PeerTimes> => {
      const watched = watchProcess();
      const [first, server, second] = [createMergeableStore(), createMergeableStore(), createMergeableStore()];
      const rows = peerRows(count);
      const fillStart = performance.now();
      first.transaction(() => {
        for (const { id, table, ...fields } of rows) first.setRow(table, id, fields);
      });
      const fillMs = performance.now() - fillStart;
      const pushMs = await copy(first, server, 'server.db', count);
      const pullMs = await copy(server, second, 'second.db', count);
      return { fillMs, pushMs, pullMs, rows: rowsOf(second), rssMb: watched().rssMb };
    },
  },
  async () => rmSync(folder, { recursive: true, force: true }),
);
