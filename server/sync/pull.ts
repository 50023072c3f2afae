import { bucketsHash } from '#shared/sync/buckets.ts';
import { type BootPage, LIMITS, type PullRequest } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { Change, ChangeSet, WorkspaceState } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type SyncEnvironment, type SyncSession, sha256 } from './environment.ts';
import { checkDevice, checkSchema, openWorkspace } from './guard.ts';

/** Buckets whose digests come with a pull although nothing in them changed: all of them in turn. */
const DIGESTS_IN_TURN = 8;
const TURN_MS = 60_000;

/**
 * One page of what happened (sync.md 2.12, 2.13, 2.15), as lines of NDJSON without line ends. Everything is read from
 * one snapshot: what the member may read, the changes, the pages of buckets being filled, and the digests. Images are
 * stored as they travel and are not parsed here.
 */
export const pull = async (env: SyncEnvironment, session: SyncSession, request: PullRequest): Promise<string[]> => {
  checkSchema(env, request.schema);
  const { workspaceId, memberId, deviceId } = session;
  return env.storage.transaction('snapshot', async (tx) => {
    const workspace = await openWorkspace(tx, session, request.epoch);
    checkDevice(await tx.devices.find(workspaceId, deviceId), session);
    const member = await tx.access.member(workspaceId, memberId);
    if (!member?.active) throw new ServerRefusal('device_revoked', 'the member left');
    const { head } = workspace;
    if (request.cursor < workspace.minSeq) throw new ServerRefusal('cursor_too_old', 'the log was pruned since');
    if (request.cursor > head) throw new ServerRefusal('bad_request', 'the cursor lies in the future');

    const buckets = await tx.access.readable(workspaceId, memberId, null);
    const lines: string[] = [];
    if (request.accessVer !== member.ver || request.heldHash !== bucketsHash(buckets, sha256))
      lines.push(await accessLine(tx, workspaceId, member.ver, buckets));

    const bytes = Math.min(request.maxBytes, LIMITS.pullBytes);
    const range = { after: request.cursor, head, buckets };
    const { changes, reached } = await tx.log.after(workspaceId, range, { rows: LIMITS.pullRows, bytes });
    const seqs = [...new Set(changes.map(({ seq }) => seq))];
    const own = { deviceId, after: request.cursor, reached };
    const sets = reached > request.cursor ? await tx.log.sets(workspaceId, seqs, own) : [];
    lines.push(...changeLines(sets, changes, (set) => set.deviceId === deviceId && set.n <= request.ackedN));

    const more = reached < head;
    const open = new Set(buckets);
    const filled = new Set<string>();
    let room = bytes;
    for (const page of request.boot) {
      if (room <= 0) break;
      if (!open.has(page.b)) continue;
      const { line, size, done } = await bootLine(tx, workspace, page, room);
      lines.push(line);
      room -= size;
      if (done) filled.add(page.b);
    }

    if (!more) {
      const touched = new Set([...changes.map(({ bucket }) => bucket), ...filled, ...inTurn(buckets, env.now())]);
      for (const { bucket, t, n, digest } of await tx.rows.digests(workspaceId, [...touched]))
        lines.push(JSON.stringify({ k: 'dig', b: bucket, t, n, h: digest }));
      if (touched.size > 0) lines.push(JSON.stringify({ k: 'sum', buckets: [...touched] }));
    }
    lines.push(JSON.stringify({ k: 'end', cursor: reached, head, more, safeSeq: workspace.safeSeq }));
    return lines;
  });
};

const accessLine = async (
  tx: StorageTransaction,
  workspaceId: string,
  ver: number,
  buckets: readonly string[],
): Promise<string> => {
  const counts = new Map((await tx.rows.counts(workspaceId, buckets)).map(({ bucket, rows }) => [bucket, rows]));
  return JSON.stringify({ k: 'acc', ver, buckets: buckets.map((b) => ({ b, rows: counts.get(b) ?? 0 })) });
};

/** Commits in order; the device's own, once it has their answers, without rows. */
const changeLines = (
  sets: readonly ChangeSet[],
  changes: readonly Change[],
  isKnown: (set: ChangeSet) => boolean,
): string[] => {
  const images = new Map<number, string[]>();
  for (const { seq, image } of changes) {
    const found = images.get(seq);
    if (found) found.push(image);
    else images.set(seq, [image]);
  }
  return sets.map((set) => {
    const { seq: s, at, memberId: by, deviceId: dev, mutationId: m } = set;
    const rows = isKnown(set) ? [] : (images.get(s) ?? []);
    return `${JSON.stringify({ k: 'c', s, at, by, dev, m }).slice(0, -1)},"w":[${rows.join(',')}]}`;
  });
};

const bootLine = async (
  tx: StorageTransaction,
  { id, head, minSeq }: WorkspaceState,
  { b, asOf, after }: BootPage,
  bytes: number,
): Promise<{ line: string; size: number; done: boolean }> => {
  if (asOf < minSeq)
    return { line: JSON.stringify({ k: 'r', b, rows: [], after: null, restart: head }), size: 0, done: false };
  const [t = '', rowId = ''] = after?.split(' ') ?? [];
  const limit = { rows: LIMITS.pullRows, bytes };
  const rows = await tx.rows.page(id, b, after === null ? null : { t, id: rowId }, limit);
  const size = rows.reduce((sum, { image }) => sum + Buffer.byteLength(image), 0);
  const last = rows.at(-1);
  const done = !last || (rows.length < limit.rows && size < bytes);
  const next = last ? `${last.t} ${last.id}` : after;
  const start = JSON.stringify({ k: 'r', b, after: next, ...(done && { done: true }) }).slice(0, -1);
  return { line: `${start},"rows":[${rowsText(rows)}]}`, size, done };
};

const rowsText = (rows: readonly { image: string }[]) => rows.map(({ image }) => image).join(',');

const inTurn = (buckets: readonly string[], now: number): string[] => {
  const turn = Math.floor(now / TURN_MS) * DIGESTS_IN_TURN;
  return buckets.length <= DIGESTS_IN_TURN
    ? [...buckets]
    : Array.from({ length: DIGESTS_IN_TURN }, (_, index) => buckets[(turn + index) % buckets.length]!);
};
