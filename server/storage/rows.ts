import type { MemberRole } from '#shared/domain/vocabulary.ts';

/** What the stores keep, as handlers see it. Instants are UTC milliseconds; ids are UUIDs in lower case. */

export interface WorkspaceState {
  id: string;
  /** Random; another one after a restore (sync.md 2.11). */
  epoch: string;
  /** Newest sequence number. */
  head: number;
  /** Changes up to and including this one may be pruned: a cursor below it has to start again. */
  minSeq: number;
  /** Newest sequence number that a verified backup covers. */
  safeSeq: number;
  /** When the database last came back from a backup; 0: never. What it forgot is taken from the devices again. */
  restoredAt: number;
  /** The server's own device, which writes the directory. */
  serverDeviceId: string;
}

export type DeviceStatus = 'active' | 'revoked' | 'wipe';

export interface DeviceState {
  id: string;
  memberId: string;
  name: string;
  os: string;
  status: DeviceStatus;
  /** `n` of the last mutation that was answered for good. */
  lastN: number;
  /** Last canonical stamp given to this device; null before its first mutation. */
  lastStamp: string | null;
  /** Device clock minus server clock at the last hello, in milliseconds. */
  clockOffMs: number;
  seenAt: number;
}

/** What was answered to one mutation, kept for a repeated push. `outcome` is null once it is too old. */
export interface OutcomeRow {
  n: number;
  mutationId: string;
  at: number;
  outcome: string | null;
}

/** Access-relevant part of a member row. */
export interface MemberAccess {
  memberId: string;
  /** Rises whenever what the member may read changes by more than a new account (sync.md 2.12). */
  ver: number;
  role: MemberRole;
  teamId: string | null;
  active: boolean;
}

export interface AccountOwner {
  accountId: string;
  ownerId: string | null;
}

export interface Collaborator {
  accountId: string;
  memberId: string;
}

/** From `ver` on the member reads the bucket; `revokes` close what is open, as of their `ver`. */
export interface AccessEntry {
  memberId: string;
  bucket: string;
  ver: number;
}

export interface RowKey {
  t: string;
  id: string;
}

/** A row as it is stored: `image` is the wire's `RowImage` as canonical JSON. */
export interface StoredImage extends RowKey {
  bucket: string;
  seq: number;
  image: string;
  /** Unsigned 64 bits as 16 hex digits; empty for a purged row, which no digest counts. */
  digest: string;
}

/** One commit of the log. `n` is 0 for what the server wrote itself outside a push. */
export interface ChangeSet {
  seq: number;
  at: number;
  memberId: string;
  deviceId: string;
  n: number;
  mutationId: string;
}

export interface Change {
  seq: number;
  idx: number;
  bucket: string;
  t: string;
  id: string;
  image: string;
  /** Sequence number of the row's image before this one; null: there is none in the log. */
  prev: number | null;
}

export interface BucketDigest {
  bucket: string;
  t: string;
  n: number;
  digest: string;
}

/** What a push adds to a bucket's digest, modulo 2^64. */
export interface DigestDelta {
  bucket: string;
  t: string;
  n: number;
  sum: bigint;
}

/** An open conflict, found by the field it is about (sync.md 2.7). */
export interface OpenConflict extends RowKey {
  field: string;
  conflictId: string;
  bucket: string;
  /** The mutation whose value lost. */
  loser: string;
}

export interface AuditEntry {
  at: number;
  memberId: string | null;
  deviceId: string | null;
  /** Such as `access.granted`, `device.revoked`, `mutation.parked`. */
  kind: string;
  /** Ids and codes, never content. */
  detail: Readonly<Record<string, string | number | null>>;
}

export interface AuditRow extends AuditEntry {
  n: number;
  /** SHA-256 (hex) over the previous hash and this entry. */
  hash: string;
}

/** A row that was erased while what cannot stand without it is still to go (sync.md 2.9). */
export interface Erasure extends RowKey {
  /** The admin who asked for it. */
  by: string;
  /** Buckets where its parts lie; of an account, those that go whole. */
  places: readonly string[];
}
