import { z } from 'zod';
import { mutation, type RowCells } from './mutation.ts';

/**
 * Messages between app and server (sync.md 2.18): plain HTTP with JSON, pulls as NDJSON. The schemas are what the
 * server parses and what the client trusts; a change that is not additive raises `PROTOCOL`.
 */
export const PROTOCOL = 1;

/** Limits of sync.md 2.17; the server repeats them in its hello, and the client obeys those. */
export const LIMITS = {
  pushMutations: 200,
  pushBytes: 4 * 1024 * 1024,
  rowBytes: 256 * 1024,
  pullRows: 2_000,
  pullBytes: 2 * 1024 * 1024,
  /** Buckets filled by one pull: most are small, and a lead has hundreds. */
  bootBuckets: 32,
  fileChunkBytes: 1024 * 1024,
  fileBytes: 25 * 1024 * 1024,
} as const;

const values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const cell = z.object({
  m: z.uuid(),
  h: z.string(),
  e: z.array(z.uuid()).optional(),
  p: z.uuid().optional(),
  o: z.array(z.uuid()).optional(),
});
const cells: z.ZodType<RowCells> = cell.extend({ x: z.record(z.string(), cell).optional() }) as z.ZodType<RowCells>;

/**
 * A row as the server holds it. `v` leaves out what is null; `purged` rows carry nothing else (sync.md 2.9). Cells are
 * one default and exceptions, as on the device: a cell for each field would be most of the traffic.
 */
export const rowImage = z.object({
  t: z.string(),
  id: z.uuid(),
  b: z.string(),
  /** Sequence number of the commit that wrote it last. */
  s: z.int().nonnegative(),
  c: cells,
  v: values,
  purged: z.literal(true).optional(),
});
export type RowImage = z.infer<typeof rowImage>;

const device = z.object({ id: z.uuid(), name: z.string().max(120), os: z.string().max(60) });

export const helloRequest = z.object({
  protos: z.array(z.int()).min(1).max(10),
  app: z.string().max(40),
  schema: z.int().positive(),
  schemaHash: z.string().max(64),
  device,
  epoch: z.uuid().optional(),
  /** Milliseconds of the device's own clock. */
  clientTime: z.int(),
});
export type HelloRequest = z.infer<typeof helloRequest>;

export const helloStatuses = [
  'ok',
  'upgrade_required',
  'server_behind',
  'epoch_changed',
  'device_revoked',
  'wipe',
] as const;

export const helloReply = z.object({
  proto: z.int(),
  epoch: z.uuid(),
  serverTime: z.int(),
  /** Oldest and newest schema that the server serves. */
  serving: z.tuple([z.int(), z.int()]),
  status: z.enum(helloStatuses),
  lastN: z.int().nonnegative(),
  accessVer: z.int().nonnegative(),
  head: z.int().nonnegative(),
  /** Newest sequence number that a verified backup covers: what is not above it need not be kept for a re-push. */
  safeSeq: z.int().nonnegative(),
  limits: z.object({ pushMutations: z.int(), pushBytes: z.int(), pullRows: z.int(), pullBytes: z.int() }),
});
export type HelloReply = z.infer<typeof helloReply>;

export const pushedMutation = mutation.extend({ n: z.int().positive() });
export type PushedMutation = z.infer<typeof pushedMutation>;

export const pushRequest = z.object({
  epoch: z.uuid(),
  schema: z.int().positive(),
  mutations: z.array(pushedMutation).min(1).max(LIMITS.pushMutations),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** Why a mutation was refused for good; its text stays with the author (sync.md 2.11). */
export const rejections = [
  'never_had_access',
  'unknown_table',
  'unknown_field',
  'invalid_value',
  'wrong_bucket',
  'role_may_not_write',
  'wrong_author',
  'row_too_large',
] as const;
export type Rejection = (typeof rejections)[number];

export const pushResult = z.object({
  n: z.int().positive(),
  id: z.uuid(),
  o: z.enum(['applied', 'parked', 'rejected', 'defer']),
  seq: z.int().optional(),
  /** Stamp that the server gave, where it is not the claimed one (sync.md 2.6). */
  h: z.string().optional(),
  /**
   * Rows whose state is not simply what the device knew plus what it wrote: it had not seen the newest, or values were
   * merged, lost or corrected. Rows that are missing here are exactly that sum, at `seq`.
   */
  rows: z.array(rowImage).optional(),
  /**
   * There are more such rows, which the author may not read now. Should they be readable again before the device heard
   * that they were not, it has to ask for them: own changes come in pulls without rows.
   */
  withheld: z.literal(true).optional(),
  /** Ids of conflict rows that this mutation opened. */
  conflicts: z.array(z.uuid()).optional(),
  code: z.enum(rejections).optional(),
  /** `table.field` of what was refused. */
  fields: z.array(z.string()).optional(),
});
export type PushResult = z.infer<typeof pushResult>;

export const pushReply = z.object({
  epoch: z.uuid(),
  serverTime: z.int(),
  lastN: z.int().nonnegative(),
  results: z.array(pushResult),
});
export type PushReply = z.infer<typeof pushReply>;

/** A bucket that is being filled: rows after `after` (`table id`, null at the start) of the state at `asOf` or later. */
export const bootPage = z.object({ b: z.string(), asOf: z.int().nonnegative(), after: z.string().nullable() });
export type BootPage = z.infer<typeof bootPage>;

export const pullRequest = z.object({
  epoch: z.uuid(),
  schema: z.int().positive(),
  cursor: z.int().nonnegative(),
  accessVer: z.int().nonnegative(),
  /** `bucketsHash` of what the device holds or is filling; another one is answered with an `acc` line. */
  heldHash: z.string().max(64),
  /** Buckets to fill, first things first; the answer holds as many of them as fit. */
  boot: z.array(bootPage).max(LIMITS.bootBuckets),
  /** Own mutations up to this `n` are known: their changes come without rows. */
  ackedN: z.int().nonnegative(),
  maxBytes: z.int().positive(),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** Unknown kinds are skipped; a pull without its `end` is discarded whole (sync.md 2.18). */
export const pullLine = z.discriminatedUnion('k', [
  /** Every bucket that the member may read now. */
  z.object({ k: z.literal('acc'), ver: z.int(), buckets: z.array(z.object({ b: z.string(), rows: z.int() })) }),
  /** One commit; `w` holds the rows of it that the member may read. */
  z.object({
    k: z.literal('c'),
    s: z.int(),
    /** UTC milliseconds at which the server took it. */
    at: z.int(),
    by: z.uuid(),
    dev: z.uuid(),
    m: z.uuid(),
    w: z.array(rowImage),
  }),
  /** A page of a bucket that is being filled. */
  z.object({
    k: z.literal('r'),
    b: z.string(),
    rows: z.array(rowImage),
    after: z.string().nullable(),
    done: z.boolean().optional(),
    /** The log no longer reaches `asOf`: start this bucket again from this sequence number. */
    restart: z.int().optional(),
  }),
  /** Count and sum of row digests of one table in one bucket at `head` (sync.md 2.13); `h` is 16 hex digits. */
  z.object({ k: z.literal('dig'), b: z.string(), t: z.string(), n: z.int(), h: z.string().length(16) }),
  /** Buckets whose digests this pull holds: a table without a line has no rows at the server. */
  z.object({ k: z.literal('sum'), buckets: z.array(z.string()) }),
  z.object({ k: z.literal('end'), cursor: z.int(), head: z.int(), more: z.boolean(), safeSeq: z.int() }),
]);
export type PullLine = z.infer<typeof pullLine>;

export const VERIFY_LEAVES = 256;

export const verifyRequest = z.object({
  epoch: z.uuid(),
  b: z.string().max(100),
  t: z.string().max(60),
  /** Sum of row digests by leaf (first byte of the SHA-256 of the id), 16 hex digits each. */
  leaves: z.array(z.string().length(16)).length(VERIFY_LEAVES),
});
export type VerifyRequest = z.infer<typeof verifyRequest>;

export const verifyReply = z.object({ head: z.int(), differ: z.array(z.int()), rows: z.array(rowImage) });
export type VerifyReply = z.infer<typeof verifyReply>;

/** What the event stream says: no data, only that there is some (sync.md 2.16). */
export const wakeUp = z.object({ head: z.int(), accessVer: z.int() });
export type WakeUp = z.infer<typeof wakeUp>;

/** Closed catalogue of refusals. `not_found` answers for what is unknown and for what is forbidden alike. */
export const syncErrorCodes = [
  'bad_request',
  'too_large',
  'signed_out',
  'device_revoked',
  'wipe',
  'gap',
  'device_forked',
  'epoch_changed',
  'cursor_too_old',
  'upgrade_required',
  'protocol_unknown',
  'not_found',
  'forbidden',
  'conflict',
  'too_many_requests',
  'busy',
  'internal',
] as const;
export type SyncErrorCode = (typeof syncErrorCodes)[number];

export const syncError = z.object({
  error: z.enum(syncErrorCodes),
  /** English, for logs; the app has its own words for each code. */
  message: z.string(),
  retryable: z.boolean(),
  /** Seconds. */
  retryAfter: z.number().optional(),
  /** With `gap`: the `n` that the server waits for. */
  expected: z.int().optional(),
  /** With `epoch_changed`. */
  epoch: z.uuid().optional(),
});
export type SyncErrorBody = z.infer<typeof syncError>;
