import { startCluster } from '#test/support/postgres.ts';
import { buildLaptop } from './built-laptop.ts';
import { perSecond, report } from './measure.ts';
import { startChild } from './sync-child.ts';
import type { SyncTime } from './sync-laptop-process.ts';
import { benchPeers, type FastestPeers, type Speeds } from './sync-peers.ts';
import { readEverything } from './sync-reader.ts';
import type { Started, Traffic } from './sync-server-process.ts';

const GOALS = { push: 5_000, pull: 15_000, firstSyncMs: 5_000, propagationMs: 1_000, rssMb: 300 };
/** Rows of one mutation: what an import writes at a time, below the largest one. */
const UNIT = 400;
/** Changes of one row each, as a long journey leaves them. */
const SINGLE = 5_000;
const NAMES = 40;
/** Between two edits, in milliseconds: one after the other would be large work. */
const PAUSE_MS = 500;

/** What a server on the internet keeps on as well; the tests' cluster has it off. */
const DURABLE = { fsync: 'on', full_page_writes: 'on', shared_buffers: '256MB' };

/** Parts that were asked for: other work on the machine waits for one of them only. */
const parts = (process.env['BENCH_SYNC_PARTS'] ?? 'peers,sqlite,postgresql').split(',');
const sizes = (process.env['BENCH_SYNC_ROWS'] ?? '20000,200000').split(',').map(Number);

/**
 * Two laptops and a server, each a process of its own, over HTTPS on one machine: sign-in, access of each row, checks,
 * encryption and a disk that is waited for are all on. Then the same rows through other libraries.
 */
export const benchSync = async (): Promise<void> => {
  const peers = parts.includes('peers') ? await benchPeers(sizes[0] ?? 0) : null;
  const laptop = await buildLaptop();
  try {
    await benchStores(laptop.file, peers);
  } finally {
    laptop.remove();
  }
};

const reportRatios = (peers: string, own: Speeds, best: Speeds): void =>
  report('sync', {
    peers,
    pushRatio: own.push / best.push,
    pullRatio: own.pull / best.pull,
    pushCpuRatio: own.pushCpu / best.pushCpu,
    pullCpuRatio: own.pullCpu / best.pullCpu,
    goal: 1,
  });

const benchStores = async (laptop: string, peers: FastestPeers | null): Promise<void> => {
  for (const [index, rows] of sizes.entries()) {
    const bench = { laptop, rows, isFirst: index === 0 };
    const own = parts.includes('sqlite') ? await benchStore({ ...bench, store: 'sqlite', databaseUrl: null }) : null;
    if (index === 0 && own && peers) {
      reportRatios('all', own, peers.all);
      reportRatios('those that keep rows on a disk', own, peers.onDisk);
    }
    if (!parts.includes('postgresql')) continue;
    const cluster = await startCluster(DURABLE);
    try {
      await benchStore({ ...bench, store: 'postgresql', databaseUrl: await cluster.database() });
    } finally {
      await cluster.stop();
    }
  }
};

const highest = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const edited = ({ edits, longestBlockMs, rssMb, cpuMs }: SyncTime) => ({
  coreRssMb: rssMb,
  coreLongestBlockMs: longestBlockMs,
  coreCpuMs: cpuMs,
  ...(edits.length > 0 && { edits: edits.length, editP95Ms: highest(edits, 0.95), editMaxMs: highest(edits, 1) }),
});

const served = ({ requests, bytesIn, bytesOut, rssMb, longestBlockMs, cpuMs }: Traffic) => ({
  requests,
  bytesUp: bytesIn,
  bytesDown: bytesOut,
  serverRssMb: rssMb,
  serverLongestBlockMs: longestBlockMs,
  serverCpuMs: cpuMs,
});

interface StoreBench {
  /** The laptop's process. */
  laptop: string;
  store: string;
  databaseUrl: string | null;
  rows: number;
  isFirst: boolean;
}

const benchStore = async ({ laptop, store, databaseUrl, rows, isFirst }: StoreBench): Promise<Speeds> => {
  const goal = store === 'sqlite' ? 1 : 0.5;
  const server = startChild('sync-server-process.ts');
  const [ana, bia] = [startChild(laptop), startChild(laptop)];
  try {
    const started = await server.ask<Started>('start', databaseUrl);
    const traffic = async () => served(await server.ask<Traffic>('traffic'));
    await ana.ask('join', { code: started.invitation, name: 'Ana' });

    const push = async (from: number, count: number, unit: number) => {
      await ana.ask('pause');
      await ana.ask('fill', { from, rows: count, unit });
      await traffic();
      const time = await ana.ask<SyncTime>('resume', { isEditing: false });
      const rowsPerSecond = perSecond(count, time.pushedMs);
      const sent = await traffic();
      const rowsPerCpuSecond = perSecond(count, time.cpuMs + sent.serverCpuMs);
      const speed = { ms: time.pushedMs, rowsPerSecond, goal: GOALS.push * goal, rowsPerCpuSecond };
      report('sync', { store, what: 'push', rows: count, rowsPerMutation: unit, ...speed, ...edited(time), ...sent });
      return { rowsPerSecond, rowsPerCpuSecond };
    };
    const pull = async (count: number, unit: number) => {
      const time = await bia.ask<SyncTime>('resume', { isEditing: true });
      const rowsPerSecond = perSecond(count, time.ms);
      const sent = await traffic();
      const rowsPerCpuSecond = perSecond(count, time.cpuMs + sent.serverCpuMs);
      const speed = { ms: time.ms, rowsPerSecond, goal: GOALS.pull * goal, rowsPerCpuSecond };
      const what = 'pull and apply';
      report('sync', { store, what, rows: count, rowsPerMutation: unit, ...speed, ...edited(time), ...sent });
      return { rowsPerSecond, rowsPerCpuSecond };
    };

    const pushed = await push(0, rows, UNIT);
    const code = await ana.ask<string>('invite');
    await traffic();
    const first = await bia.ask<SyncTime>('join', { code, name: 'Bia' });
    report('sync', {
      store,
      what: 'first sync, with joining',
      rows: first.rows,
      ms: first.ms,
      ...(rows === 20_000 && { goalMs: GOALS.firstSyncMs, goalRssMb: GOALS.rssMb }),
      rowsPerSecond: perSecond(first.rows, first.ms),
      ...edited(first),
      ...(await traffic()),
    });

    const speeds = { push: pushed.rowsPerSecond, pushCpu: pushed.rowsPerCpuSecond, pull: 0, pullCpu: 0 };
    if (isFirst) {
      await benchPropagation(store, ana, bia);
      await bia.ask('pause');
      await push(rows, rows, UNIT);
      ({ rowsPerSecond: speeds.pull, rowsPerCpuSecond: speeds.pullCpu } = await pull(rows, UNIT));
      await bia.ask('pause');
      await push(2 * rows, SINGLE, 1);
      await pull(SINGLE, 1);
    }
    const { bootRows, bootMs, logRows, logMs } = await readEverything(started, await ana.ask<string>('invite'));
    report('sync', {
      store,
      what: 'pull as served, nothing applied',
      rows: logRows,
      ms: logMs,
      rowsPerSecond: perSecond(logRows, logMs),
      goal: GOALS.pull * goal,
      bucketRowsPerSecond: perSecond(bootRows, bootMs),
      ...(await traffic()),
    });
    return speeds;
  } finally {
    for (const child of [ana, bia, server]) await child.stop();
  }
};

type Laptop = ReturnType<typeof startChild>;

/** From a commit on one laptop until the page of the other is told to read again. */
const benchPropagation = async (store: string, from: Laptop, to: Laptop): Promise<void> => {
  await from.ask('resume', { isEditing: false });
  const times: number[] = [];
  for (let index = 0; index < NAMES; index += 1) {
    const name = `Nome ${index}`;
    const seen = to.ask<string>('awaitName', name);
    const written = BigInt(await from.ask<string>('rename', name));
    times.push(Number(BigInt(await seen) - written) / 1e6);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  report('sync', {
    store,
    what: 'propagation',
    edits: NAMES,
    p50Ms: highest(times, 0.5),
    p95Ms: highest(times, 0.95),
    maxMs: highest(times, 1),
    goalMs: GOALS.propagationMs,
  });
};
