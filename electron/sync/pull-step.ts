import { SCHEMA } from '#shared/sync/protocol.ts';
import type { BootPage, HelloReply, PullLine, PullRequest, RowImage } from '#shared/sync/wire.ts';
import { NOTHING } from './bucket-digests.ts';
import { evictBucket } from './evict-bucket.ts';
import type { SyncFile } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';
import { type Transport, TransportError } from './transport.ts';

type Line<K extends PullLine['k']> = Extract<PullLine, { k: K }>;

/** One pull, whole: what it holds of each kind, in its order. */
export interface Page {
  access: Line<'acc'> | null;
  commits: Line<'c'>[];
  boots: Line<'r'>[];
  digests: Line<'dig'>[];
  /** Buckets of which every digest came. */
  summed: string[];
  end: Line<'end'>;
  asked: BootPage[];
}

export interface TakenPage {
  /** All of the page is in. */
  isWhole: boolean;
  more: boolean;
  /** Content files that no row names any more, for the store of attachments. */
  dropped: string[];
  /** Buckets whose digest is not the server's. */
  differing: Line<'dig'>[];
  newestStamp: string;
}

export const requestPage = (file: SyncFile, { epoch }: Pick<HelloReply, 'epoch'>, maxBytes: number): PullRequest => {
  const state = file.state();
  return {
    epoch,
    schema: SCHEMA,
    cursor: state.cursor,
    accessVer: file.identity().access_version,
    heldHash: file.buckets.hash(),
    boot: file.buckets.nextPages(),
    ackedN: state.acked_n,
    maxBytes,
  };
};

/** Reads a pull to its end; one that was cut is discarded whole (sync.md 2.18). @throws TransportError offline */
export const readPage = async (transport: Transport, request: PullRequest, discardCut: boolean): Promise<Page> => {
  const page: Omit<Page, 'end'> = {
    access: null,
    commits: [],
    boots: [],
    digests: [],
    summed: [],
    asked: request.boot,
  };
  let newest = request.cursor;
  try {
    for await (const line of transport.pull(request)) {
      if (line.k === 'acc') page.access = line;
      else if (line.k === 'c') {
        page.commits.push(line);
        newest = line.s;
      } else if (line.k === 'r') page.boots.push(line);
      else if (line.k === 'dig') page.digests.push(line);
      else if (line.k === 'sum') page.summed.push(...line.buckets);
      else if (line.k === 'end') return { ...page, end: line };
    }
  } catch (error) {
    if (discardCut || newest === request.cursor) throw error;
  }
  if (discardCut) throw new TransportError('offline', 'the answer was cut');
  return { ...page, end: { k: 'end', cursor: newest, head: newest, more: true, safeSeq: 0 } };
};

/** Buckets that the page takes away. */
export const droppedBuckets = (file: SyncFile, { access, end }: Page): string[] => {
  if (!access) return [];
  const readable = new Set(access.buckets.map(({ b }) => b));
  // What was made while the page was on its way is not in it yet.
  const later = new Set(file.buckets.madeUpTo(Number.MAX_SAFE_INTEGER));
  for (const bucket of file.buckets.madeUpTo(end.head)) later.delete(bucket);
  return file.buckets.names().filter((bucket) => !readable.has(bucket) && !later.has(bucket));
};

/** How far a page went in: commits, lines of buckets, rows of the line after those. */
export interface PagePlace {
  commits: number;
  boots: number;
  rows: number;
}

/** Rows of a bucket that go in between two looks at the time. */
const STRETCH = 50;

/**
 * Lets a page in, or as much of it as `isEnough` allows: access, whole commits, rows of buckets and the cursor behind
 * them in one transaction (sync.md 2.10, 2.12). The rest goes in with the next, after edits that wait. `place` moves on.
 */
export const takePage = (
  file: SyncFile,
  page: Page,
  place: PagePlace = { commits: 0, boots: 0, rows: 0 },
  isEnough: (rows: number) => boolean = () => false,
): TakenPage => {
  const { end, access } = page;
  const dropped: string[] = [];
  let rows = 0;
  let newestStamp = '';
  const see = (image: RowImage) => {
    const { c } = image;
    if (c.h > newestStamp) newestStamp = c.h;
    for (const field in c.x) if (c.x[field]!.h > newestStamp) newestStamp = c.x[field]!.h;
  };
  if (access && place.commits + place.boots + place.rows === 0) {
    for (const bucket of droppedBuckets(file, page)) dropped.push(...evictBucket(file, bucket));
    addBuckets(file, access, end);
    file.sql.run('UPDATE local_state SET access_version = ?', access.ver);
  }
  const held = new Set(file.buckets.names());
  while (place.commits < page.commits.length && !isEnough(rows)) {
    const { w } = page.commits[place.commits]!;
    for (const image of w) {
      if (!held.has(image.b)) continue;
      see(image);
      file.rows.takeImage(image);
    }
    rows += w.length;
    place.commits += 1;
  }
  while (place.commits === page.commits.length && place.boots < page.boots.length && !isEnough(rows)) {
    const line = page.boots[place.boots]!;
    const asked = page.asked.find(({ b }) => b === line.b)?.after ?? null;
    const stretch = line.rows.slice(place.rows, place.rows + STRETCH);
    const before = line.rows[place.rows - 1];
    const isLast = place.rows + stretch.length >= line.rows.length;
    stretch.forEach(see);
    const part = isLast ? { ...line, rows: stretch } : partOf(line, stretch);
    takeBootRows(file, part, before ? placeOf(before) : asked, end.head);
    rows += stretch.length;
    place.rows = isLast ? 0 : place.rows + stretch.length;
    if (isLast) place.boots += 1;
  }
  const isWhole = place.commits === page.commits.length && place.boots === page.boots.length;
  if (newestStamp !== '') file.sql.run('UPDATE local_state SET clock = ? WHERE clock < ?', newestStamp, newestStamp);
  if (file.rules.cursorWithPage) moveCursor(file, page, place);
  dropped.push(...file.leftovers.remove());
  file.digests.keep();
  return { isWhole, more: end.more, dropped, differing: isWhole ? differing(file, page) : [], newestStamp };
};

const placeOf = ({ t, id }: RowImage): string => `${t} ${id}`;

const partOf = (line: Line<'r'>, rows: RowImage[]): Line<'r'> => ({
  k: 'r',
  b: line.b,
  rows,
  after: placeOf(rows.at(-1)!),
});

/** To behind the last commit that went in, or behind all that the page tells of. */
export const moveCursor = (file: SyncFile, { end, commits }: Page, place?: PagePlace): void => {
  const state = file.state();
  const isBehind = file.rules.cursorBehindParts && place && place.commits < commits.length;
  const cursor = isBehind ? (commits[place.commits - 1]?.s ?? state.cursor) : end.cursor;
  patchSyncState(file.sql, { cursor, head: end.head, safe_seq: Math.max(end.safeSeq, state.safe_seq) });
  file.buckets.reach(cursor);
};

/**
 * What will be asked after this page has gone in, so that it travels meanwhile; null at the head, and where the page
 * changes what is held.
 */
export const requestAfter = (request: PullRequest, { access, boots, end }: Page): PullRequest | null => {
  if (access || boots.some(({ restart }) => restart !== undefined)) return null;
  const came = new Map(boots.map((line) => [line.b, line]));
  const boot = request.boot.flatMap((page) => {
    const line = came.get(page.b);
    return line?.done ? [] : [{ ...page, after: line ? line.after : page.after }];
  });
  return end.more || boot.length > 0 ? { ...request, cursor: end.cursor, boot } : null;
};

/** Whether an answer to one request is as good for the other; pages of buckets say themselves where they belong. */
export const asksTheSame = (one: PullRequest, other: PullRequest): boolean =>
  one.epoch === other.epoch &&
  one.cursor === other.cursor &&
  one.accessVer === other.accessVer &&
  one.heldHash === other.heldHash &&
  one.ackedN === other.ackedN;

const addBuckets = (file: SyncFile, access: Line<'acc'>, { cursor: asOf, head }: Line<'end'>): void => {
  const isFirst = file.buckets.names().length === 0;
  const held = new Set(file.buckets.names());
  const made = new Set(file.buckets.madeUpTo(head));
  for (const { b, rows } of access.buckets) {
    if (made.has(b)) {
      if (isWhole(file, b, rows, head)) file.buckets.finish(b, rows, head);
      else file.buckets.restart(b, asOf);
    }
    if (held.has(b)) continue;
    file.buckets.add(b, asOf, rows);
    if (rows === 0) file.buckets.finish(b, 0, head);
    // Edits that waited while the bucket was away show again as soon as its rows do.
    for (const { n, mutation } of file.outbox.openIn(b)) {
      for (const write of mutation.w) {
        if (write.b !== b) continue;
        file.rows.addPending(write, n);
        file.rows.settle(write.t, write.id);
      }
    }
    if (!isFirst && b.startsWith('a:')) file.journal.add({ kind: 'received_access', bucket: b, count: rows });
  }
};

/** As many rows came after the cursor as the server counts: nobody wrote into it earlier, and the rest is in the log. */
const isWhole = (file: SyncFile, bucket: string, rows: number, head: number): boolean =>
  rows ===
  file.sql.value<number>(
    // The index holds rows with a number only; unless it is said, every row of the file would be looked at.
    'SELECT count(*) FROM row_meta WHERE bucket = ? AND seq <> 0 AND seq > ? AND seq <= ?',
    bucket,
    file.state().cursor,
    head,
  );

/**
 * A page of a bucket as of `head`. Where the bucket stood here before, rows that the page should hold and does not are
 * gone; those that the server took from this device since then are not in it yet.
 */
const takeBootRows = (file: SyncFile, line: Line<'r'>, after: string | null, head: number): void => {
  const bucket = file.buckets.find(line.b);
  if (!bucket || bucket.state !== 'loading' || bucket.after !== after) return;
  if (line.restart !== undefined) return file.buckets.restart(line.b, line.restart);
  if (bucket.again === 1) {
    const came = new Set(line.rows.map(({ t, id }) => `${t} ${id}`));
    for (const { t, id, seq } of rowsBetween(file, line.b, after, line.done ? null : line.after))
      if (seq <= head && !came.has(`${t} ${id}`)) file.rows.loseServerRow(t, id);
  }
  // What stands here may be wrong although its number is right, where a bucket is filled anew.
  for (const image of line.rows)
    file.rows.takeImage(image, bucket.again === 1 && image.s === file.rows.seq(image.t, image.id));
  if (line.done) file.buckets.finish(line.b, line.rows.length, head);
  else file.buckets.advance(line.b, line.rows.length, line.after);
};

const rowsBetween = (file: SyncFile, bucket: string, after: string | null, upTo: string | null) => {
  const [fromT = '', fromId = ''] = after?.split(' ') ?? [];
  const [toT = '\u{10ffff}', toId = ''] = upTo?.split(' ') ?? [];
  return file.sql.all<{ t: string; id: string; seq: number }>(
    `SELECT t, id, seq FROM row_meta WHERE bucket = ? AND seq <> 0 AND (t, id) > (?, ?) AND (t, id) <= (?, ?)`,
    bucket,
    fromT,
    fromId,
    toT,
    toId,
  );
};

const differing = (file: SyncFile, { digests, summed }: Page): Line<'dig'>[] => {
  const told = new Set(digests.map(({ b, t }) => `${b} ${t}`));
  const untold = summed.flatMap((b) =>
    file.digests
      .tables(b)
      .flatMap((t) => (told.has(`${b} ${t}`) ? [] : [{ k: 'dig' as const, b, t, n: 0, h: NOTHING }])),
  );
  return [...digests, ...untold].filter(({ b, t, n, h }) => {
    if (!file.buckets.isLive(b)) return false;
    const own = file.digests.of(b, t);
    return own.n !== n || own.h !== h;
  });
};
