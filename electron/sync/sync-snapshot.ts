import type { SyncProblem, SyncStatus } from '#shared/contract/sync.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import { parseStamp } from '#shared/sync/clock.ts';
import { SyncStoppedError } from './sync-engine.ts';
import type { SyncFile } from './sync-file.ts';
import { TransportError } from './transport.ts';

/** What sync itself can say of its status; who the server and the member are is core's to add. */
export type SyncSnapshot = Omit<SyncStatus, 'server' | 'toReview' | 'lease'>;

export interface LoopState {
  isRunning: boolean;
  failure: unknown;
  isServerBehind: boolean;
  nextTryAt: number | null;
}

/** A clock that is off by more than this is told (P8), in milliseconds. */
const CLOCK_TOLD = 120_000;

export const isOffline = (error: unknown): boolean =>
  error instanceof TransportError &&
  (error.code === 'offline' || error.code === 'busy' || error.code === 'too_many_requests');

export const problemOf = (error: unknown): SyncProblem | null => {
  if (error === null || isOffline(error)) return null;
  if (error instanceof SyncStoppedError) return error.reason === 'wipe' ? 'wiped' : error.reason;
  if (error instanceof TransportError) {
    if (error.code === 'signed_out' || error.code === 'upgrade_required' || error.code === 'device_revoked')
      return error.code;
    if (error.code === 'wipe') return 'wiped';
    return error.code === 'tls_changed' ? 'certificate_changed' : 'server_refused';
  }
  const { code } = error as { code?: string };
  if (code === 'DISK_FULL' || code === 'SQLITE_FULL') return 'disk_full';
  return code === 'FILE_READ_ONLY' || code?.startsWith('SQLITE_READONLY') ? 'read_only' : 'server_refused';
};

/** Reads between two transactions; cheap enough for each change. */
export const takeSnapshot = (file: SyncFile, loop: LoopState): Promise<SyncSnapshot> =>
  file.inspect(() => {
    const { sql } = file;
    const { paused, synced_at: syncedAt, offset_ms: offset } = file.state();
    // Each has an index of its own; asked together, the whole outbox would be read.
    const open = [`outcome IS NULL`, `outcome = 'deferred'`];
    const waiting = open
      .map((which) => sql.value<number>(`SELECT count(*) FROM outbox WHERE ${which}`) ?? 0)
      .reduce((sum, count) => sum + count);
    const [oldest] = open
      .flatMap((which) => sql.value<string>(`SELECT hlc FROM outbox WHERE ${which} ORDER BY n LIMIT 1`) ?? [])
      .toSorted();
    const problem = problemOf(loop.failure) ?? (loop.isServerBehind ? 'server_behind' : null);
    const buckets = sql.all<{ bucket: string; expected: number; applied: number }>(
      `SELECT bucket, expected, applied FROM bucket_state WHERE state = 'loading' AND bucket NOT GLOB 'p:*'`,
    );
    const filesWaiting = sql.value<number>(
      `SELECT count(*) FROM file_transfer WHERE direction = 'up' AND state = 'waiting'`,
    );
    return {
      state: stateOf(paused === 1, problem, loop, waiting),
      problem,
      waiting,
      waitingSince: oldest === undefined ? null : new Date(parseStamp(oldest).ms).toISOString(),
      filesWaiting: filesWaiting ?? 0,
      syncedAt,
      nextTryAt: loop.nextTryAt === null ? null : new Date(loop.nextTryAt).toISOString(),
      loading: buckets.map(({ bucket, expected, applied }) => ({
        accountId: accountOfBucket(bucket),
        done: applied,
        total: Math.max(expected, applied),
      })),
      clockOffMs: Math.abs(offset) > CLOCK_TOLD ? -offset : null,
    };
  });

const stateOf = (
  isPaused: boolean,
  problem: SyncProblem | null,
  { isRunning, failure }: LoopState,
  waiting: number,
): SyncSnapshot['state'] => {
  if (problem !== null && problem !== 'server_behind') return 'problem';
  if (isPaused) return 'paused';
  if (failure !== null) return 'offline';
  if (isRunning) return 'syncing';
  if (problem !== null) return 'problem';
  return waiting > 0 ? 'waiting' : 'synced';
};
