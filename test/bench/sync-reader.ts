import { bucketsHash } from '#shared/sync/buckets.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import { type BootPage, LIMITS, type PullLine, type PullRequest } from '#shared/sync/wire.ts';
import { sha256 } from '#sync/bucket-digests.ts';
import type { RunningServer } from '#server/start.ts';
import { joinLaptop } from '#test/support/sync-laptop.ts';

export interface Served {
  bootRows: number;
  bootMs: number;
  logRows: number;
  logMs: number;
}

/** Reads all that a member may read, as pages of buckets and as the log, and keeps nothing: what the server can serve. */
export const readEverything = async (place: RunningServer['reach'], code: string): Promise<Served> => {
  const reader = await joinLaptop({ reach: place } as RunningServer, code, 'Leitora');
  try {
    const { epoch, head } = await reader.engine.hello();
    const request: PullRequest = {
      epoch,
      schema: SCHEMA,
      cursor: head,
      accessVer: 0,
      heldHash: '',
      boot: [],
      ackedN: 0,
      maxBytes: LIMITS.pullBytes,
    };
    const read = async (more: Partial<PullRequest>) => {
      const lines: PullLine[] = [];
      for await (const line of reader.transport.pull({ ...request, ...more })) lines.push(line);
      return lines;
    };
    const access = (await read({})).find((line) => line.k === 'acc');
    if (!access) throw new Error('the server did not say what may be read');
    const buckets = access.buckets.map(({ b }) => b);
    Object.assign(request, { accessVer: access.ver, heldHash: bucketsHash(buckets, sha256) });

    const bootStart = performance.now();
    const bootRows = await readBuckets(buckets, head, (boot) => read({ boot }));
    const logStart = performance.now();
    const logRows = await readLog((cursor) => read({ cursor }));
    return { bootRows, bootMs: logStart - bootStart, logRows, logMs: performance.now() - logStart };
  } finally {
    reader.close();
  }
};

const readBuckets = async (
  buckets: readonly string[],
  asOf: number,
  read: (boot: BootPage[]) => Promise<PullLine[]>,
): Promise<number> => {
  let rows = 0;
  const open: BootPage[] = buckets.map((b) => ({ b, asOf, after: null }));
  while (open.length > 0) {
    for (const line of await read(open.slice(0, LIMITS.bootBuckets))) {
      if (line.k !== 'r') continue;
      rows += line.rows.length;
      const at = open.findIndex(({ b }) => b === line.b);
      if (line.done) open.splice(at, 1);
      else open[at] = { b: line.b, asOf, after: line.after };
    }
  }
  return rows;
};

const readLog = async (read: (cursor: number) => Promise<PullLine[]>): Promise<number> => {
  let rows = 0;
  for (let cursor = 0; ;) {
    const lines = await read(cursor);
    for (const line of lines) if (line.k === 'c') rows += line.w.length;
    const end = lines.at(-1);
    if (end?.k !== 'end') throw new Error('a pull without its end');
    if (!end.more) return rows;
    ({ cursor } = end);
  }
};
