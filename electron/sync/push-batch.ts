import type { Mutation } from '#shared/sync/mutation.ts';
import type { PushedMutation } from '#shared/sync/wire.ts';
import type { OutboxEntry } from './outbox.ts';
import type { SyncFile } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';

export interface BatchLimits {
  mutations: number;
  /** Characters of bodies. */
  size: number;
}

export interface Numbered {
  entry: OutboxEntry;
  sendN: number;
}

/** Rows of one request: the server takes them in one transaction, and others wait for it meanwhile. */
const MOST_ROWS = 2_000;

/** What builds on a mutation that waits for a newer server waits with it (sync.md 2.11). */
const buildsOn = ({ w }: Mutation, held: ReadonlySet<string>): boolean =>
  held.size > 0 &&
  w.some(
    ({ base, seen }) =>
      Object.values(base).some((token) => token && held.has(token)) || seen?.some((token) => held.has(token)),
  );

/** The next batch behind number `after`, in order; its numbers are kept before anything is sent (sync.md 2.11). */
export const takeBatch = (file: SyncFile, limits: BatchLimits, after = 0): Numbered[] => {
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
  for (const n of file.outbox.openNumbers(Math.max(after, state.acked_n))) {
    const entry = file.outbox.entry(n);
    if (!entry) continue;
    if (entry.sendN === null && buildsOn(entry.mutation, held)) {
      held.add(entry.mutation.id);
      continue;
    }
    size += entry.size;
    rows += entry.mutation.w.length;
    if (batch.length > 0 && (batch.length >= limits.mutations || size > limits.size || rows > MOST_ROWS)) break;
    batch.push({ entry, sendN: entry.sendN ?? (lastN += 1) });
  }
  return batch;
};

export const keepNumbers = (file: SyncFile, batch: readonly Numbered[]): void => {
  for (const { entry, sendN } of batch) if (entry.sendN === null) file.outbox.number(entry.n, sendN);
  const last = batch.at(-1)?.sendN ?? 0;
  if (last > file.state().last_n || !file.rules.keepNumbers) patchSyncState(file.sql, { last_n: last });
};

export const toSend = (file: SyncFile, { entry, sendN }: Numbered): PushedMutation => ({
  ...entry.mutation,
  n: sendN,
  w: entry.mutation.w.map((write) => ({ ...write, s: Math.max(0, file.rows.seq(write.t, write.id) ?? 0) })),
});
