import type { Kysely } from 'kysely';
import type {
  AccessEntry,
  AccountOwner,
  AuditEntry,
  AuditRow,
  BucketDigest,
  Change,
  ChangeSet,
  Collaborator,
  DeviceState,
  DigestDelta,
  Erasure,
  MemberAccess,
  OpenConflict,
  OutcomeRow,
  RowKey,
  StoredImage,
  WorkspaceState,
} from './rows.ts';

/**
 * The server's only state (sync.md 2.4), implemented over SQLite and over PostgreSQL. Handlers take one transaction and
 * nothing else, so any number of servers may stand on one PostgreSQL. A push takes its locks in this order: device,
 * members (by id), rows (by table and id), conflict rows, and last the workspace's counter.
 */
export interface Storage {
  readonly kind: 'sqlite' | 'postgres';
  /**
   * `write`: read committed, locks as asked, visible at once or not at all. `snapshot`: everything as of one moment,
   * nothing written. `work` awaits nothing but the transaction; it runs again after a lost race, so it keeps nothing.
   */
  transaction<T>(kind: 'write' | 'snapshot', work: (tx: StorageTransaction) => Promise<T>): Promise<T>;
  /**
   * For identity tables (accounts, sessions, invitations), whose queries are written once for both databases. Waits for
   * the store's own transactions; inside one use `tx.kysely` instead.
   */
  kysely<Tables>(): Kysely<Tables>;
  close(): Promise<void>;
}

/** Everything a handler may ask; each method is one statement or a few, over any number of rows. */
export interface StorageTransaction {
  readonly workspaces: WorkspaceStore;
  readonly devices: DeviceStore;
  readonly access: AccessStore;
  readonly rows: RowStore;
  readonly log: LogStore;
  readonly audit: AuditStore;
  readonly files: FileStore;
  readonly erasures: ErasureStore;
  /** Queries of the identity tables in this transaction. */
  kysely<Tables>(): Kysely<Tables>;
}

export interface WorkspaceStore {
  ids(): Promise<string[]>;
  find(workspaceId: string): Promise<WorkspaceState | null>;
  create(workspace: WorkspaceState): Promise<void>;
  update(
    workspaceId: string,
    patch: Partial<Pick<WorkspaceState, 'epoch' | 'safeSeq' | 'minSeq' | 'restoredAt'>>,
  ): Promise<void>;
  /** The last lock of a push, held to the commit: what is visible is always a prefix (sync.md 2.4). */
  advanceHead(workspaceId: string, by: number): Promise<number>;
}

export interface DeviceStore {
  find(workspaceId: string, deviceId: string): Promise<DeviceState | null>;
  /** The first lock of a push: mutations of one device are taken one batch at a time. */
  lock(workspaceId: string, deviceId: string): Promise<DeviceState | null>;
  findAll(workspaceId: string, deviceIds: readonly string[]): Promise<DeviceState[]>;
  ofMembers(workspaceId: string, memberIds: readonly string[]): Promise<DeviceState[]>;
  save(workspaceId: string, device: DeviceState): Promise<void>;
  outcomes(workspaceId: string, deviceId: string, from: number, to: number): Promise<OutcomeRow[]>;
  addOutcomes(workspaceId: string, deviceId: string, outcomes: readonly OutcomeRow[]): Promise<void>;
  /** Mutations of this device that wait for a newer server. */
  deferred(workspaceId: string, deviceId: string): Promise<string[]>;
  /** Forgets what was answered before `at`; that it was answered stays known. */
  forgetOutcomes(workspaceId: string, at: number): Promise<void>;
}

export interface AccessStore {
  member(workspaceId: string, memberId: string): Promise<MemberAccess | null>;
  /** Fences a revoke: waits for one under way, and makes the next wait for this transaction. */
  lockMember(workspaceId: string, memberId: string): Promise<MemberAccess | null>;
  /** Before access changes: every member of the workspace, locked by id. */
  lockMembers(workspaceId: string): Promise<MemberAccess[]>;
  saveMembers(workspaceId: string, members: readonly MemberAccess[]): Promise<void>;
  saveOwners(workspaceId: string, owners: readonly AccountOwner[]): Promise<void>;
  owners(workspaceId: string, accountIds: readonly string[]): Promise<AccountOwner[]>;
  addCollaborators(workspaceId: string, collaborators: readonly Collaborator[]): Promise<void>;
  removeCollaborators(workspaceId: string, collaborators: readonly Collaborator[]): Promise<void>;
  /**
   * Which of `among` the member may read now, or (null) every bucket that he may read. The one place that answers this
   * for push, pull, verify, files and admin (sync.md 2.2).
   */
  readable(workspaceId: string, memberId: string, among: readonly string[] | null): Promise<string[]>;
  /** Who reads each account: the same rule from the other side, for the log of grants and revokes. */
  readers(workspaceId: string, accountIds: readonly string[]): Promise<Collaborator[]>;
  /** Which of the buckets the member could read when his access stood at `ver`. */
  readableAt(workspaceId: string, memberId: string, buckets: readonly string[], ver: number): Promise<string[]>;
  logGrants(workspaceId: string, entries: readonly AccessEntry[]): Promise<void>;
  logRevokes(workspaceId: string, entries: readonly AccessEntry[]): Promise<void>;
}

export interface RowStore {
  /** Locked by table and id, so that two pushes never wait for each other in a circle. */
  lock(workspaceId: string, keys: readonly RowKey[]): Promise<StoredImage[]>;
  find(workspaceId: string, keys: readonly RowKey[]): Promise<StoredImage[]>;
  /** Conflicts about these rows that nobody settled yet. */
  openConflicts(workspaceId: string, about: readonly RowKey[]): Promise<OpenConflict[]>;
  saveOpenConflicts(workspaceId: string, conflicts: readonly OpenConflict[]): Promise<void>;
  removeOpenConflicts(workspaceId: string, conflictIds: readonly string[]): Promise<void>;
  /** @throws RaceLost when somebody else made one of them meanwhile: the transaction runs again. */
  insert(workspaceId: string, rows: readonly StoredImage[]): Promise<void>;
  update(workspaceId: string, rows: readonly StoredImage[]): Promise<void>;
  addToDigests(workspaceId: string, deltas: readonly DigestDelta[]): Promise<void>;
  digests(workspaceId: string, buckets: readonly string[]): Promise<BucketDigest[]>;
  /** Number of rows by bucket; a bucket without rows is left out. */
  counts(workspaceId: string, buckets: readonly string[]): Promise<{ bucket: string; rows: number }[]>;
  /** A page of a bucket by table and id (sync.md 2.15); at least one row if there is one. */
  page(workspaceId: string, bucket: string, after: RowKey | null, limit: PageLimit): Promise<StoredImage[]>;
  /** Id and digest of every row of one table in one bucket. */
  rowDigests(workspaceId: string, bucket: string, t: string): Promise<{ id: string; digest: string }[]>;
}

export interface PageLimit {
  rows: number;
  bytes: number;
}

export interface LogStore {
  append(workspaceId: string, sets: readonly ChangeSet[], changes: readonly Change[]): Promise<void>;
  /**
   * Changes in these buckets after `after`, whole commits only. `reached` is the sequence number up to which the answer
   * is complete; a commit above the limit comes alone.
   */
  after(
    workspaceId: string,
    range: { after: number; head: number; buckets: readonly string[] },
    limit: PageLimit,
  ): Promise<{ changes: Change[]; reached: number }>;
  /** Commits of these numbers, and all of `deviceId` in the range. */
  sets(
    workspaceId: string,
    seqs: readonly number[],
    own: { deviceId: string; after: number; reached: number },
  ): Promise<ChangeSet[]>;
  /** Commits of these mutations, by whatever device they came. */
  ofMutations(workspaceId: string, mutationIds: readonly string[]): Promise<ChangeSet[]>;
  /** Images of one row, newest first from the one of commit `seq` on, as far as the log reaches and the limit goes. */
  imagesOf(
    workspaceId: string,
    key: RowKey,
    seq: number,
    limit: PageLimit,
  ): Promise<{ images: { seq: number; image: string }[]; isWhole: boolean }>;
  /** Newest sequence number that came before `at`. */
  newestBefore(workspaceId: string, at: number): Promise<number>;
  prune(workspaceId: string, upTo: number): Promise<void>;
  /** Takes the images of these rows out of the log, from the newest of each back (sync.md 2.9). */
  erase(workspaceId: string, rows: readonly (RowKey & { seq: number })[]): Promise<void>;
}

export interface AuditStore {
  /** Appends to the chain of hashes; waits for other writers of the chain. */
  append(workspaceId: string, entries: readonly AuditEntry[]): Promise<void>;
  page(workspaceId: string, before: number | null, limit: number): Promise<AuditRow[]>;
  /** When the first entry was made, or null. */
  oldest(workspaceId: string): Promise<number | null>;
  /**
   * Forgets entries from before `before`, the oldest first; an entry says up to which, and with what hash the chain goes
   * on. Says how many.
   */
  prune(workspaceId: string, before: number, at: number): Promise<number>;
  /** First entry whose hash does not follow from what stands before it, or null. */
  firstBroken(workspaceId: string): Promise<number | null>;
}

export interface FileStore {
  /** Chunks that are stored, by index. */
  chunks(workspaceId: string, attachmentId: string): Promise<{ index: number; bytes: number }[]>;
  saveChunk(workspaceId: string, attachmentId: string, index: number, content: Uint8Array): Promise<void>;
  readChunk(workspaceId: string, attachmentId: string, index: number): Promise<Uint8Array | null>;
  /** Null: the bytes are not here yet; else when they were found complete. */
  completedAt(workspaceId: string, attachmentId: string): Promise<number | null>;
  complete(workspaceId: string, attachmentId: string, at: number): Promise<void>;
  erase(workspaceId: string, attachmentId: string): Promise<void>;
}

/** What was begun to be erased and is not done. */
export interface ErasureStore {
  save(workspaceId: string, erasures: readonly Erasure[]): Promise<void>;
  next(workspaceId: string): Promise<Erasure | null>;
  remove(workspaceId: string, key: RowKey): Promise<void>;
}

/** Two transactions made the same row at once: the later one runs again and sees the first. */
export class RaceLost extends Error {
  constructor() {
    super('another transaction made the same row');
    this.name = 'RaceLost';
  }
}
