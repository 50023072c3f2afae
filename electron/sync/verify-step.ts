import { leafOf } from '#shared/sync/digest.ts';
import type { HelloReply, PullLine, VerifyReply } from '#shared/sync/wire.ts';
import { sha256 } from './bucket-digests.ts';
import type { SyncFile } from './sync-file.ts';
import type { Transport } from './transport.ts';

/** A reply holds as many leaves as fit one page. */
const MOST_ROUNDS = 256;
/** Rows counted in one transaction: an edit waits for it. */
const RECOUNTED = 400;

type DigestLine = Extract<PullLine, { k: 'dig' }>;

/**
 * One table of one bucket does not sum up to what the server says (sync.md 2.13). The sums are taken again from the rows
 * themselves, the server names the leaves that differ, and its rows of those replace the ones here. What waits to be
 * sent is laid over them as ever. A bucket that differs twice in a day is filled anew. Returns the content files that no
 * row names any more.
 */
export const healAll = async (
  file: SyncFile,
  transport: Transport,
  greeting: Pick<HelloReply, 'epoch'>,
  lines: readonly DigestLine[],
): Promise<string[]> => {
  if (lines.length === 0) return [];
  const dropped: string[] = [];
  const healed = await file.inspect(() => new Map(lines.map(({ b }) => [b, file.journal.healedToday(b)])));
  const refilled = new Set<string>();
  for (const line of lines) {
    const times = healed.get(line.b) ?? 0;
    if (times === 0) dropped.push(...(await heal(file, transport, greeting, line)));
    // Filled anew today and different again: tomorrow is early enough, and the difference stands in the journal.
    else if (times === 1 && !refilled.has(line.b)) {
      refilled.add(line.b);
      await file.apply('refilling', () => {
        note(file, line, 'bucket');
        file.buckets.restart(line.b, file.state().cursor);
      });
    }
  }
  return dropped;
};

const heal = async (
  file: SyncFile,
  transport: Transport,
  { epoch }: Pick<HelloReply, 'epoch'>,
  line: DigestLine,
): Promise<string[]> => {
  const { b, t } = line;
  const dropped: string[] = [];
  await recount(file, b, t);
  const agrees = await file.inspect(() => {
    const own = file.digests.of(b, t);
    return own.n === line.n && own.h === line.h;
  });
  if (agrees) return dropped;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const leaves = await file.inspect(() => file.digests.leaves(b, t));
    const reply = await transport.verify({ epoch, b, t, leaves });
    if (reply.differ.length === 0) break;
    const gone = await file.apply('healing', () => {
      if (round === 0) note(file, line, 'rows');
      replace(file, line, reply);
      return file.leftovers.remove();
    });
    dropped.push(...gone);
  }
  return dropped;
};

const replace = (file: SyncFile, { b, t }: DigestLine, { differ, rows, head }: VerifyReply): void => {
  const came = new Set(rows.map(({ id }) => id));
  const wrong = new Set(differ);
  for (const { id, seq } of rowsOf(file, b, t))
    if (wrong.has(leafOf(sha256(id))) && !came.has(id) && seq <= head) file.rows.loseServerRow(t, id);
  for (const image of rows) file.rows.takeImage(image, image.s >= (file.rows.seq(t, image.id) ?? 0));
};

/** Sums of every row here, taken from the rows: what changed behind the app's back shows at the next pull. */
export const recountAll = async (file: SyncFile): Promise<void> => {
  const all = await file.inspect(() =>
    file.sql.all<{ bucket: string; t: string }>('SELECT bucket, t FROM bucket_digest ORDER BY bucket, t'),
  );
  for (const { bucket, t } of all) await recount(file, bucket, t);
};

/** In short transactions; what is summed up in the end holds whatever was written in between. */
const recount = async (file: SyncFile, bucket: string, t: string): Promise<void> => {
  const rows = await file.inspect(() => rowsOf(file, bucket, t));
  for (let at = 0; at < rows.length; at += RECOUNTED) {
    const some = rows.slice(at, at + RECOUNTED);
    await file.apply('recount', () => {
      for (const { id } of some) file.rows.recount(t, id);
    });
  }
  await file.apply('recount', () => file.digests.rebuild(bucket, t));
};

const rowsOf = (file: SyncFile, bucket: string, t: string) =>
  file.sql.all<{ id: string; seq: number }>(
    'SELECT id, seq FROM row_meta WHERE bucket = ? AND t = ? AND seq <> 0',
    bucket,
    t,
  );

const note = (file: SyncFile, { b, t, n, h }: DigestLine, action: 'rows' | 'bucket'): void =>
  file.journal.add({ kind: 'healed', bucket: b, detail: { t, own: file.digests.of(b, t), server: { n, h }, action } });
