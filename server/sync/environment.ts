import { hash } from 'node:crypto';
import { clampStamp } from '#shared/sync/clock.ts';
import { type ConflictDraft, mergeWrite } from '#shared/sync/merge.ts';
import { OLDEST_SCHEMA, SCHEMA } from '#shared/sync/protocol.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { ChangeSet } from '../storage/rows.ts';
import type { Storage, StorageTransaction } from '../storage/storage.ts';

/** Who asks: a device on which a member is signed in. */
export interface SyncSession {
  workspaceId: string;
  memberId: string;
  deviceId: string;
}

/** What happened, told after the commit to whoever wakes devices (sync.md 2.16). */
export interface Committed {
  workspaceId: string;
  head: number;
  /** Members whose access version rose. */
  accessChanged: readonly string[];
}

/** Everything a handler depends on: no clock, no chance and no timer of its own, so that one seed repeats a run. */
export interface SyncEnvironment {
  storage: Storage;
  /** UTC milliseconds. */
  now: () => number;
  /** UUIDv7. */
  newId: () => string;
  /** Oldest and newest schema that this server serves. */
  serving?: readonly [number, number];
  committed?: (committed: Committed) => void;
  rules?: Partial<ServerRules>;
}

/** Rules on which the invariants rest. The simulator breaks one at a time and must notice. */
export interface ServerRules {
  /** Stamps never lie in the future (sync.md 2.6). */
  stamp: typeof clampStamp;
  /** What a write makes of a row (sync.md 2.5). */
  merge: typeof mergeWrite;
  /** Whether a mutation was answered already (sync.md 2.11). */
  isRepeat: (n: number, lastN: number) => boolean;
  /** Commits of these mutations, which a copy of the device may have brought already (sync.md 2.11). */
  taken: (tx: StorageTransaction, workspaceId: string, mutationIds: readonly string[]) => Promise<ChangeSet[]>;
  /** Losing values that are kept (sync.md 2.7). */
  kept: (drafts: ConflictDraft[]) => ConflictDraft[];
  /** What of a row goes to the log: all of it (sync.md 2.19). */
  logged: (image: RowImage, changed: readonly string[]) => RowImage;
  /** Which of these buckets the author may read, asked inside the transaction (sync.md 2.12). */
  readable: (tx: StorageTransaction, session: SyncSession, buckets: readonly string[]) => Promise<string[]>;
}

const defaults: ServerRules = {
  stamp: clampStamp,
  merge: mergeWrite,
  isRepeat: (n, lastN) => n <= lastN,
  taken: (tx, workspaceId, mutationIds) => tx.log.ofMutations(workspaceId, mutationIds),
  kept: (drafts) => drafts,
  logged: (image) => image,
  readable: (tx, { workspaceId, memberId }, buckets) => tx.access.readable(workspaceId, memberId, buckets),
};

export const rulesOf = ({ rules }: SyncEnvironment): ServerRules => (rules ? { ...defaults, ...rules } : defaults);

export const servingOf = ({ serving }: SyncEnvironment): readonly [number, number] =>
  serving ?? [OLDEST_SCHEMA, SCHEMA];

/** By way of a text: `hash` takes twice as long to make a buffer itself, and this runs for each row. */
export const sha256 = (text: string): Uint8Array => Buffer.from(hash('sha256', text, 'binary'), 'binary');
