import { perSecond, report } from './measure.ts';
import type { TimedWork } from './process-watch.ts';
import { startChild } from './sync-child.ts';

/** What one library took to bring the rows to a second copy (`push`) and from there to a third (`pull`). */
export interface PeerTimes {
  push: TimedWork;
  pull: TimedWork;
  rows: number;
  rssMb: number;
}

interface Peer {
  file: string;
  environment?: Readonly<Record<string, string>>;
  name: string;
  /** Nothing is left of its rows when the process ends. */
  isInMemory?: true;
  how: string;
  /** What this product does in its figures and the peer does not in its own. */
  lacks: string;
}

const peers: readonly Peer[] = [
  {
    file: 'sync-rxdb-process.ts',
    name: 'RxDB 17.6.0 in memory',
    isInMemory: true,
    how: 'replication with handlers of the bench over plain HTTP, storage in memory at both ends, 2,000 rows a request',
    lacks:
      'durability (nothing is on a disk), encryption on disk and on the way, sign-in, access of each row, checks at the server, losing values kept (a conflict handler decides, the loser is gone), several rows in one commit, sums of both sides compared',
  },
  {
    file: 'sync-rxdb-process.ts',
    environment: { BENCH_RXDB: 'disk' },
    name: 'RxDB 17.6.0 on disk',
    how: 'the same with its localStorage storage over a SQLite file at both laptops, the server in memory: of the free storages that keep rows in Node the one without a bound (its SQLite storage is a trial of at most 500 rows)',
    lacks:
      'a server that keeps anything, waiting for the disk, encryption on disk and on the way, sign-in, access of each row, checks at the server, losing values kept, several rows in one commit, sums of both sides compared',
  },
  {
    file: 'sync-pouchdb-process.ts',
    name: 'PouchDB 9.0.0',
    how: 'replication between databases of one process on LevelDB (pouchdb-server is not installed), 1,000 rows a batch',
    lacks:
      'a network, waiting for the disk (LevelDB writes without sync), encryption, sign-in, access of each row, checks, several rows in one commit; losing revisions are kept, whole documents at a time',
  },
  {
    file: 'sync-tinybase-process.ts',
    name: 'TinyBase 10.0.1',
    how: 'MergeableStores with synchronizers in one process, then saved to SQLite',
    lacks:
      'a network, saving as it goes (the whole store is one JSON text, saved once at the end), encryption, sign-in, access of each row, checks, losing values kept (the later cell wins), more rows than fit in memory',
  },
];

export interface Speeds {
  /** Rows a second. */
  push: number;
  pull: number;
  /** Rows a second of processor time, of both sides together: the same however busy the machine is. */
  pushCpu: number;
  pullCpu: number;
}

/** The fastest of each kind, among all peers and among those that keep rows on a disk. */
export interface FastestPeers {
  all: Speeds;
  onDisk: Speeds;
}

const nobody = (): Speeds => ({ push: 0, pull: 0, pushCpu: 0, pullCpu: 0 });

export const benchPeers = async (rows: number): Promise<FastestPeers> => {
  const fastest: FastestPeers = { all: nobody(), onDisk: nobody() };
  for (const { file, environment, name, isInMemory, how, lacks } of peers) {
    const child = startChild(file, environment);
    try {
      const times = await child.ask<PeerTimes>('run', rows);
      if (times.rows !== rows) throw new Error(`${name} brought ${times.rows} of ${rows} rows`);
      const { push, pull, rssMb } = times;
      const speeds: Speeds = {
        push: perSecond(rows, push.ms),
        pull: perSecond(rows, pull.ms),
        pushCpu: perSecond(rows, push.cpuMs),
        pullCpu: perSecond(rows, pull.cpuMs),
      };
      report('sync', { peer: name, rows, ...speeds, rssMb, how, lacks });
      for (const best of isInMemory ? [fastest.all] : [fastest.all, fastest.onDisk])
        for (const kind of ['push', 'pull', 'pushCpu', 'pullCpu'] as const)
          best[kind] = Math.max(best[kind], speeds[kind]);
    } finally {
      await child.stop();
    }
  }
  return fastest;
};
