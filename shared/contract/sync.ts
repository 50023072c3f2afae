import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { rejections } from '#shared/sync/wire.ts';
import { longText, plainInstant, procedure, rowId } from './base.ts';

/** Why sync stands still until somebody does something; each has its own page of words (P9). */
export const syncProblems = [
  'signed_out',
  'device_revoked',
  'wiped',
  'upgrade_required',
  'server_behind',
  'certificate_changed',
  'lease_expired',
  'disk_full',
  'read_only',
  'server_refused',
] as const;
export type SyncProblem = (typeof syncProblems)[number];

export const syncStates = ['off', 'synced', 'syncing', 'waiting', 'offline', 'paused', 'problem'] as const;

/** One quiet line about sync (P3, P7); `off` is a workspace that never joined a server. */
export const syncStatus = z.object({
  state: z.enum(syncStates),
  problem: z.nullable(z.enum(syncProblems)),
  /** Mutations not acknowledged yet, and when the oldest was made. */
  waiting: z.int(),
  waitingSince: z.nullable(plainInstant),
  /** Attachments whose bytes are not sent yet. */
  filesWaiting: z.int(),
  /** Last time that everything had been sent and received. */
  syncedAt: z.nullable(plainInstant),
  nextTryAt: z.nullable(plainInstant),
  /** Buckets of the first sync that are not complete, by account (P5); null stands for the workspace itself. */
  loading: z.array(z.object({ accountId: z.nullable(rowId), done: z.int(), total: z.int() })),
  /** Open conflicts and late edits. */
  toReview: z.int(),
  /** How far the system clock is from the server's, where that is more than two minutes (P8). */
  clockOffMs: z.nullable(z.int()),
  /** The time without the server that an admin allowed, from seven days before its end (sync.md 2.12). */
  lease: z.nullable(z.object({ endsAt: plainInstant, isOver: z.boolean() })),
  server: z.nullable(
    z.object({
      address: z.string(),
      workspaceName: z.string(),
      memberName: z.string(),
      email: z.string(),
      role: z.enum(memberRoles),
      deviceName: z.string(),
    }),
  ),
});
export type SyncStatus = z.infer<typeof syncStatus>;

/** One unit of work that waits to be sent (P3). */
export const waitingChange = z.object({
  mutationId: rowId,
  at: plainInstant,
  /** Key of `shell:undo`; null for large work. */
  label: z.nullable(z.string()),
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  rows: z.int(),
  /** What the first rows are: table and a title as a person would say it. */
  about: z.array(z.object({ table: z.string(), title: z.string() })),
  /** Held back until a newer server takes it. */
  deferred: z.boolean(),
});

export const journalKinds = [
  'joined',
  'received_access',
  'lost_access',
  'parked',
  'rejected',
  'deferred',
  'conflict',
  'healed',
  'restored_server',
  'device_renewed',
] as const;

/** Something that happened in sync and is worth telling; never pruned while it asks for something. */
export const journalEntry = z.object({
  id: z.string(),
  at: plainInstant,
  kind: z.enum(journalKinds),
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  /** Other person concerned: who received the edits, who lost access to what. */
  memberName: z.nullable(z.string()),
  count: z.int(),
  /** Of `rejected`. */
  code: z.nullable(z.enum(rejections)),
  /** What was written, for what the server did not take. */
  text: z.nullable(z.string()),
  open: z.boolean(),
});

const version = z.object({
  /** Text, number as text, or null where the field was emptied. */
  value: z.nullable(z.string()),
  memberName: z.nullable(z.string()),
  deviceName: z.nullable(z.string()),
  at: z.nullable(plainInstant),
  /** How wrong the laptop's clock was, where that is more than two minutes. */
  clockOffMs: z.nullable(z.int()),
});

export const conflictKinds = ['concurrent', 'text', 'delete-edit', 'duplicate', 'late'] as const;

/** Why a late edit cannot be applied: what it was written into is gone, or another late edit makes it. */
export const lateHindrances = ['account_erased', 'row_erased', 'needs_other'] as const;
export type Hindrance = (typeof lateHindrances)[number];

/** Two versions of one field, or an edit that came after its author lost access (sync.md 2.7, 2.12). */
export const conflictEntry = z.object({
  id: rowId,
  kind: z.enum(conflictKinds),
  state: z.enum(['open', 'kept', 'taken', 'edited', 'dismissed']),
  table: z.string(),
  rowId,
  /** Null: the whole row (a late edit, a deletion). */
  field: z.nullable(z.string()),
  isText: z.boolean(),
  /** Of the row, as a person would say it. */
  title: z.string(),
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  base: z.nullable(z.string()),
  winner: version,
  loser: version,
  /** Of a late edit: what it wrote, field by field. */
  fields: z.array(z.object({ name: z.string(), value: z.nullable(z.string()) })),
  /** Late edits of one unit of work are settled together. */
  groupId: z.nullable(rowId),
  hindrance: z.nullable(z.enum(lateHindrances)),
  settledAt: z.nullable(plainInstant),
  settledBy: z.nullable(z.string()),
});
export type ConflictEntry = z.infer<typeof conflictEntry>;

/** Field history (sync.md 2.7), newest first. */
export const fieldVersion = z.object({
  mutationId: rowId,
  at: plainInstant,
  memberName: z.nullable(z.string()),
  deviceName: z.nullable(z.string()),
  value: z.nullable(z.string()),
  isCurrent: z.boolean(),
});

/** How far back: to the beginning, as far as the server's log goes, or (offline) what this computer knows. */
const historyReach = z.enum(['all', 'log', 'here']);

const fieldPlace = z.object({ table: z.string(), id: rowId, field: z.string() });

export const syncContract = {
  status: procedure.output(syncStatus),
  /** Endless: the status now, and again at each change. */
  watch: procedure.output(eventIterator(syncStatus)),
  now: procedure.output(syncStatus),
  pause: procedure.output(syncStatus),
  resume: procedure.output(syncStatus),
  waiting: procedure
    .input(z.object({ limit: z.int().min(1).max(500) }))
    .output(z.object({ changes: z.array(waitingChange), total: z.int() })),
  journal: procedure.output(z.array(journalEntry)),
  /** Takes a line out of the list; what the server did not take stays in the journal's file. */
  dismiss: procedure.input(z.object({ id: z.string() })).output(z.object({})),
  /** Writes what waits and what was refused to a file that the user picked. */
  exportWaiting: procedure.input(z.object({ file: z.string() })).output(z.object({ mutations: z.int() })),
  fieldHistory: procedure.input(fieldPlace).output(z.object({ versions: z.array(fieldVersion), reach: historyReach })),
  /** A new edit that writes the earlier value; undone like any other. */
  restoreField: procedure.input(fieldPlace.extend({ mutationId: rowId })).output(z.object({})),
};

export const conflictsContract = {
  list: procedure
    .input(z.object({ accountId: z.nullable(rowId), settled: z.boolean() }))
    .output(z.array(conflictEntry)),
  /**
   * `keep` what stands, `take` the other version (or apply the late edit), or write `edited` text.
   * @throws ROW_NOT_FOUND, VALUE_REFUSED, ONLY_AUTHOR, LATE_ACCOUNT_ERASED, LATE_ROW_ERASED, LATE_NEEDS_OTHER
   */
  settle: procedure
    .input(
      z.discriminatedUnion('choice', [
        z.object({ id: rowId, choice: z.literal('keep') }),
        z.object({ id: rowId, choice: z.literal('take') }),
        z.object({ id: rowId, choice: z.literal('edit'), value: longText }),
      ]),
    )
    .output(z.object({})),
  /** By account, for badges. */
  counts: procedure.output(z.array(z.object({ accountId: z.nullable(rowId), open: z.int() }))),
};
