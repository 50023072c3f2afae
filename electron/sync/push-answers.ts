import { accountOfBucket } from '#shared/sync/buckets.ts';
import { type Author, mergeWrite } from '#shared/sync/merge.ts';
import type { Mutation, RowWrite } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { PushReply, PushResult } from '#shared/sync/wire.ts';
import type { OutboxEntry } from './outbox.ts';
import type { SyncFile } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';

/** Larger than any server takes: it stays here, to be read and exported. */
export const refuseHere = (file: SyncFile, entry: OutboxEntry): void => {
  const { acked_n: ackedN } = file.state();
  file.outbox.forgetNumbers();
  patchSyncState(file.sql, { last_n: ackedN });
  settle(file, entry, { n: 0, id: entry.mutation.id, o: 'rejected', code: 'row_too_large' });
};

/**
 * Takes in answers from the one at `from` on, until they were about `most` rows: the rest goes in with the next
 * transaction, after edits that wait. Says where that begins.
 */
export const takeAnswers = (
  file: SyncFile,
  { entries, reply, from, most }: { entries: readonly OutboxEntry[]; reply: PushReply; from: number; most: number },
): number => {
  let acked = file.state().acked_n;
  let rows = 0;
  let at = from;
  file.outbox.recall(entries);
  for (; at < reply.results.length && (at === from || rows < most); at += 1) {
    const result = reply.results[at]!;
    const entry = file.outbox.bySendN(result.n);
    acked = Math.max(acked, result.n);
    if (entry && entry.outcome === null && entry.mutation.id === result.id) settle(file, entry, result);
    rows += entry?.mutation.w.length ?? 0;
  }
  patchSyncState(file.sql, { acked_n: acked });
  return at;
};

/** The fate of one mutation and what it means for its rows, in the transaction that takes it off the queue. */
const settle = (file: SyncFile, entry: OutboxEntry, result: PushResult): void => {
  const { mutation, n } = entry;
  const outcome = result.o === 'defer' ? 'deferred' : result.o;
  file.outbox.settle(n, outcome, result.seq ?? null);
  const bucket = mutation.w[0]?.b ?? null;
  const about = { bucket, count: mutation.w.length, mutationId: mutation.id };
  if (outcome !== 'applied') {
    const detail = result.fields ? { fields: result.fields } : {};
    file.journal.add({ ...about, kind: outcome, code: result.code ?? null, detail, open: outcome !== 'parked' });
  } else if (result.conflicts?.length) {
    file.journal.add({ ...about, kind: 'conflict', count: result.conflicts.length, detail: { ids: result.conflicts } });
  }
  if (outcome === 'deferred') return;
  const images = new Map(result.rows?.map((image) => [`${image.t} ${image.id}`, image]));
  const author = authorOf(file, mutation, result);
  const held = new Set<string>();
  for (const write of mutation.w) {
    const image = images.get(`${write.t} ${write.id}`);
    if (outcome === 'applied' && !image && file.rows.confirmNew(write, n, author, result.seq ?? 0)) {
      if (!held.has(write.b)) holdMadeHere(file, write, result.seq ?? 0);
      held.add(write.b);
      continue;
    }
    // A row of a bucket that was taken away meanwhile is not here to be changed.
    if (file.rows.seq(write.t, write.id) === null) continue;
    file.rows.removePending(write.t, write.id, n);
    images.delete(`${write.t} ${write.id}`);
    if (outcome !== 'applied') file.rows.settle(write.t, write.id);
    else if (image) {
      if (!file.rows.takeImage(image)) file.rows.settle(write.t, write.id);
    } else becomeServerRow(file, write, author, result.seq ?? 0);
    if (outcome === 'applied') holdMadeHere(file, write, result.seq ?? 0);
  }
  // Rows that the server wrote along, such as conflicts.
  for (const image of images.values()) if (file.buckets.isHeld(image.b)) file.rows.takeImage(image);
  if (result.withheld) fillAnew(file, mutation);
};

/** Access to these buckets went; if it came back since, the next pull says nothing of it, and brings what is missing. */
const fillAnew = (file: SyncFile, { w }: Mutation): void => {
  const { cursor } = file.state();
  for (const bucket of new Set(w.map(({ b }) => b)))
    if (file.buckets.isHeld(bucket)) file.buckets.restart(bucket, cursor);
};

/** An account that was made here may be another one's already (sync.md 2.12): the next pull says. */
const holdMadeHere = (file: SyncFile, { b }: RowWrite, seq: number): void => {
  if (accountOfBucket(b) !== null && !file.buckets.isHeld(b)) file.buckets.addMade(b, seq);
};

const authorOf = (file: SyncFile, { id, h }: Mutation, result: PushResult): Author => ({
  mutationId: id,
  stamp: result.h ?? h,
  device: file.identity().device_id,
});

/** Without an image the row is exactly what this device knew plus what it wrote, at the commit's number. */
const becomeServerRow = (file: SyncFile, write: RowWrite, author: Author, seq: number): void => {
  const found = file.rows.serverRow(write.t, write.id);
  // What a server knew that was restored since is not what this answer builds on.
  const known = found && found.seq > 0 ? found : null;
  if (known && known.seq >= seq) return file.rows.settle(write.t, write.id);
  const { row } = mergeWrite(write.t as TableName, known, write, author);
  file.rows.putServerRow(write.t, write.id, { ...row, seq }, false);
};
