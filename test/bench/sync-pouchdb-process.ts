import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchDB from 'pouchdb';
import { peerRows } from './peer-rows.ts';
import { timed, watchProcess } from './process-watch.ts';
import { answerCommands } from './sync-child.ts';
import type { PeerTimes } from './sync-peers.ts';

const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));
const BATCH = { batch_size: 1_000 };

answerCommands(
  {
    run: async (count: number): Promise<PeerTimes> => {
      const watched = watchProcess();
      const [first, server, second] = ['first', 'server', 'second'].map((name) => new PouchDB(join(folder, name))) as [
        PouchDB,
        PouchDB,
        PouchDB,
      ];
      const rows = peerRows(count).map(({ id, ...fields }) => ({ _id: id, ...fields }));
      await first.bulkDocs(rows);
      const push = await timed(() => PouchDB.replicate(first, server, BATCH));
      const pull = await timed(() => PouchDB.replicate(server, second, BATCH));
      const { doc_count } = await second.info();
      for (const database of [first, server, second]) await database.close();
      return { push, pull, rows: doc_count, rssMb: watched().rssMb };
    },
  },
  async () => rmSync(folder, { recursive: true, force: true }),
);
