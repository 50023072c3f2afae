import type { Generated } from 'kysely';

/** Why the server takes nothing more from this device until a person acts. */
export type StopReason = 'upgrade_required' | 'device_revoked' | 'wipe';

export type JournalKind =
  | 'joined'
  | 'received_access'
  | 'lost_access'
  | 'parked'
  | 'rejected'
  | 'deferred'
  | 'conflict'
  | 'healed'
  | 'restored_server'
  | 'device_renewed';

/** What a device keeps beside a server (sync.md 2.3): empty in a workspace that never joined one. */
export interface SyncLocalTables {
  /** One row, from joining on. */
  sync_state: {
    one: Generated<number>;
    address: string;
    /** PEM that is pinned; null where the certificate is one that the system trusts. */
    certificate: string | null;
    epoch: string | null;
    /** Sequence number up to which the log was read. */
    cursor: number;
    head: number;
    safe_seq: number;
    /** Highest number given to a mutation, and highest one that was answered. */
    last_n: number;
    acked_n: number;
    /** Schema that `extra` was kept under. */
    schema: number;
    /** Server's clock less this device's, in milliseconds. */
    offset_ms: number;
    paused: number;
    stopped: StopReason | null;
    /** The device id that this one is about to take, after another one was found to have the same. */
    move_to: string | null;
    synced_at: string | null;
    /** When the sums of all rows were last taken from the rows themselves. */
    counted_at: string | null;
  };
  /**
   * Buckets that this device holds (`live`), is filling (`loading`) or has just made (`made`), in the order of `place`.
   * The pages of a `filled` one are newer than the log here: it is whole when the log has come to `as_of`.
   */
  bucket_state: {
    bucket: string;
    state: 'made' | 'loading' | 'filled' | 'live';
    place: string;
    as_of: number;
    after: string | null;
    /** 1: filled once already, so that what the server no longer has is removed. */
    again: number;
    expected: number;
    applied: number;
  };
  /** Count and sum of the digests of server images, by table (sync.md 2.13). */
  bucket_digest: { bucket: string; t: string; n: number; h: string };
  /** Rows with writes that wait, by `outbox.n`. */
  pending_row: { t: string; id: string; n: number; bucket: string };
  /**
   * Fields and tables of a newer app, kept until this one knows them (sync.md 2.14); also values that their column does not
   * take. `body` is JSON of `v`, whose null says that the column holds a stopgap.
   */
  extra: { t: string; id: string; body: string };
  /**
   * What happened and is worth telling (P3); what is `open` asks for something and is never pruned. `detail` is JSON:
   * refused fields, ids of conflicts, digests that differed.
   */
  sync_journal: {
    n: Generated<number>;
    at: string;
    kind: JournalKind;
    bucket: string | null;
    /** Name of the account, kept because the account may be gone from this device. */
    title: string | null;
    count: number;
    code: string | null;
    mutation_id: string | null;
    detail: string;
    open: number;
  };
  /** Bytes of attachments on their way (sync.md 2.20). */
  file_transfer: {
    id: string;
    bucket: string;
    direction: 'up' | 'down';
    sha256: string;
    bytes: number;
    done: number;
    /** `later`: somebody else's, fetched when asked for. */
    state: 'waiting' | 'later' | 'done' | 'refused';
    failure: string | null;
  };
}
