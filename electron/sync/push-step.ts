import { accountOfBucket } from '#shared/sync/buckets.ts';
import { type Author, mergeWrite } from '#shared/sync/merge.ts';
import type { Mutation, RowWrite } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import type { HelloReply, PushReply, PushResult, PushedMutation } from '#shared/sync/wire.ts';
import type { OutboxEntry } from './outbox.ts';
import type { PageSizer } from './page-sizer.ts';
import type { SyncFile } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';
import { type Transport, TransportError } from './transport.ts';

export interface PushLimits {
  mutations: number;
  /** Characters of bodies. */
  size: number;
  /** Rows whose answers fit in one short transaction. */
  rows: PageSizer;
}

interface Numbered {
  entry: OutboxEntry;
  sendN: number;
}

/** What builds on a mutation that waits for a newer server waits with it (sync.md 2.11). */
const buildsOn = ({ w }: Mutation, held: ReadonlySet<string>): boolean =>
  held.size > 0 &&
  w.some(
    ({ base, seen }) =>
      Object.values(base).some((token) => token && held.has(token)) || seen?.some((token) => held.has(token)),
  );

/** The next batch, in order, with its numbers given and kept before anything is sent (sync.md 2.11). */
const takeBatch = (file: SyncFile, limits: PushLimits): Numbered[] => {
  const state = file.state();
  const held = file.outbox.deferred();
  const batch: Numbered[] = [];
  let { last_n: lastN } = state;
  let size = 0;
  let rows = 0;
  if (!file.rules.keepNumbers) {
    file.outbox.forgetNumbers();
    lastN = state.acked_n;
  }
  for (const n of file.outbox.openNumbers(state.acked_n)) {
    const entry = file.outbox.entry(n);
    if (!entry) continue;
    if (entry.sendN === null && buildsOn(entry.mutation, held)) {
      held.add(entry.mutation.id);
      continue;
    }
    size += entry.size;
    rows += entry.mutation.w.length;
    if (batch.length > 0 && (batch.length >= limits.mutations || size > limits.size || rows > limits.rows.size)) break;
    batch.push({ entry, sendN: entry.sendN ?? (lastN += 1) });
  }
  return batch;
};

const keepNumbers = (file: SyncFile, batch: readonly Numbered[]): void => {
  for (const { entry, sendN } of batch) if (entry.sendN === null) file.outbox.number(entry.n, sendN);
  const last = batch.at(-1)?.sendN ?? 0;
  if (last > file.state().last_n || !file.rules.keepNumbers) patchSyncState(file.sql, { last_n: last });
};

const toSend = (file: SyncFile, { entry, sendN }: Numbered): PushedMutation => ({
  ...entry.mutation,
  n: sendN,
  w: entry.mutation.w.map((write) => ({ ...write, s: Math.max(0, file.rows.seq(write.t, write.id) ?? 0) })),
});

/** Sends one batch; says how many mutations were answered. */
export const pushBatch = async (
  file: SyncFile,
  transport: Transport,
  { epoch }: Pick<HelloReply, 'epoch'>,
  limits: PushLimits,
): Promise<{ answered: number; reply: PushReply | null }> => {
  const batch = await file.inspect(() => takeBatch(file, limits));
  if (batch.length === 0) return { answered: 0, reply: null };
  if (batch.some(({ entry }) => entry.sendN === null)) await file.apply('numbering', () => keepNumbers(file, batch));
  const mutations = await file.inspect(() => batch.map((numbered) => toSend(file, numbered)));
  let reply: PushReply;
  try {
    reply = await transport.push({ epoch, schema: SCHEMA, mutations });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    if (error.code === 'gap' && error.expected !== undefined) {
      const { expected } = error;
      await file.apply('renumbering', () => renumberFrom(file, expected));
      return { answered: 0, reply: null };
    }
    if (error.code === 'too_large' && batch.length === 1) {
      await file.apply('refusal', () => refuseHere(file, batch[0]!.entry));
      return { answered: 1, reply: null };
    }
    if (error.code === 'too_large')
      return pushBatch(file, transport, { epoch }, { ...limits, mutations: Math.floor(batch.length / 2) });
    throw error;
  }
  // Lost with the power, they are asked for again: the server answers a mutation that it knows the same way.
  await limits.rows.timed(() => file.apply('answers', () => takeAnswers(file, batch, reply), { comesAgain: true }));
  return { answered: reply.results.length, reply };
};

/** The server knows nothing from `expected` on: numbers start there again, with what it answered and lost. */
export const renumberFrom = (file: SyncFile, expected: number): OutboxEntry[] => {
  const reopened = file.rules.resendAfterRestore ? file.outbox.reopenFrom(expected, file.state().safe_seq) : [];
  if (!file.rules.resendAfterRestore) file.outbox.forgetNumbers();
  for (const { mutation, n } of reopened) {
    file.journal.forget(mutation.id);
    for (const write of mutation.w) {
      if (file.rows.seq(write.t, write.id) === null) continue;
      file.rows.addPending(write, n);
      // It may have been refused or parked, and so out of sight.
      file.rows.settle(write.t, write.id);
    }
  }
  // What the server took without this device hearing of it keeps its number and is asked about again.
  const { acked_n: ackedN } = file.state();
  patchSyncState(file.sql, { last_n: expected - 1, acked_n: Math.min(ackedN, expected - 1) });
  return reopened;
};

/** Larger than any server takes: it stays here, to be read and exported. */
const refuseHere = (file: SyncFile, entry: OutboxEntry): void => {
  const { acked_n: ackedN } = file.state();
  file.outbox.forgetNumbers();
  patchSyncState(file.sql, { last_n: ackedN });
  settle(file, entry, { n: 0, id: entry.mutation.id, o: 'rejected', code: 'row_too_large' });
};

const takeAnswers = (file: SyncFile, batch: readonly Numbered[], reply: PushReply): void => {
  let acked = file.state().acked_n;
  file.outbox.recall(batch.map(({ entry }) => entry));
  for (const result of reply.results) {
    const entry = file.outbox.bySendN(result.n);
    acked = Math.max(acked, result.n);
    if (entry && entry.outcome === null && entry.mutation.id === result.id) settle(file, entry, result);
  }
  patchSyncState(file.sql, { acked_n: acked });
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
