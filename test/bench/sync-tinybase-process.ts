import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { createMergeableStore, type MergeableStore } from 'tinybase/mergeable-store';
import { createBetterSqlite3Persister } from 'tinybase/persisters/persister-better-sqlite3';
import { createCustomSynchronizer, type Receive, type Synchronizer } from 'tinybase/synchronizers';
import { peerRows } from './peer-rows.ts';
import { timed, watchProcess } from './process-watch.ts';
import { answerCommands } from './sync-child.ts';
import type { PeerTimes } from './sync-peers.ts';

const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));

const rowsOf = (store: MergeableStore): number => store.getRowCount('interaction') + store.getRowCount('usage_record');

/** The library's own local synchronizer gives up after a second, which many rows on a busy machine do not keep. */
const PATIENCE_SECONDS = 60;

const connect = (one: MergeableStore, other: MergeableStore): [Synchronizer, Synchronizer] => {
  const receivers = new Map<string, Receive>();
  const join = (store: MergeableStore, name: string, peer: string) =>
    createCustomSynchronizer(
      store,
      (_to, requestId, message, body) => {
        setImmediate(() => receivers.get(peer)?.(name, requestId, message, body));
      },
      (receive) => receivers.set(name, receive),
      () => receivers.delete(name),
      PATIENCE_SECONDS,
    );
  return [join(one, 'one', 'other'), join(other, 'other', 'one')];
};

/** Brings everything from one store to another one, then writes that one to its file. */
const copy = async (from: MergeableStore, to: MergeableStore, name: string, rows: number): Promise<void> => {
  const database = new BetterSqlite3(join(folder, name));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const [sender, receiver] = connect(from, to);
  // Not one after the other: each waits for an answer of the other one.
  await Promise.all([sender.startSync(), receiver.startSync()]);
  while (rowsOf(to) < rows) await new Promise((resolve) => setTimeout(resolve, 5));
  await createBetterSqlite3Persister(to, database).save();
  await sender.destroy();
  await receiver.destroy();
  database.close();
};

answerCommands(
  {
    run: async (count: number): Promise<PeerTimes> => {
      const watched = watchProcess();
      const [first, server, second] = [createMergeableStore(), createMergeableStore(), createMergeableStore()];
      const rows = peerRows(count);
      first.transaction(() => {
        for (const { id, table, ...fields } of rows) first.setRow(table, id, fields);
      });
      const push = await timed(() => copy(first, server, 'server.db', count));
      const pull = await timed(() => copy(server, second, 'second.db', count));
      return { push, pull, rows: rowsOf(second), rssMb: watched().rssMb };
    },
  },
  async () => rmSync(folder, { recursive: true, force: true }),
);
