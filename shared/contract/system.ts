import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { languages, reviewSteps } from '#shared/domain/vocabulary.ts';
import { longText, plainInstant, procedure, rowId } from './base.ts';
import { captureShortcuts } from './host.ts';

/** What changed after a commit: pages refetch what reads these tables. */
export const changeEvent = z.object({ tables: z.array(z.string()), accounts: z.array(z.string()) });

export const deviceSettings = z.object({
  language: z.enum([...languages, 'system']),
  colorScheme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['comfortable', 'dense']),
  /** Null: none. */
  captureShortcut: z.nullable(z.enum(captureShortcuts)),
});
export type DeviceSettings = z.infer<typeof deviceSettings>;

export const workspaceSettings = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string(),
  language: z.enum(languages),
  currency: z.string().length(3),
  primaryColor: z.nullable(z.string().regex(/^#[0-9a-f]{6}$/i)),
  secondaryColor: z.nullable(z.string().regex(/^#[0-9a-f]{6}$/i)),
  memberName: z.string().trim().min(1).max(120),
  memberEmail: z.nullable(z.email()),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

const workspaceEntry = z.object({
  id: rowId,
  kind: z.enum(['local', 'demo', 'shared']),
  name: z.string(),
  lastOpenedAt: z.nullable(plainInstant),
});

export const workspaceStatus = z.object({
  /** `none`: first start. `locked`: a passphrase is asked for. `failed`: see `failure`. */
  state: z.enum(['none', 'locked', 'open', 'failed']),
  current: z.nullable(workspaceEntry),
  all: z.array(workspaceEntry),
  protection: z.nullable(z.enum(['keychain', 'passphrase', 'none'])),
  /** Without a keychain the user chooses before anything is written (P10). */
  keychainAvailable: z.boolean(),
  failure: z.nullable(
    z.enum([
      'FILE_FROM_NEWER_APP',
      'FILE_DAMAGED',
      'KEYCHAIN_FAILED',
      'DISK_FULL',
      'FILE_READ_ONLY',
      'FILE_IN_USE',
      'WORKSPACE_WIPED',
      'MUST_BE_ENCRYPTED',
    ]),
  ),
  /** The current workspace opens with a recovery code too, where the keychain lost its key (security.md 5.2). */
  hasRecovery: z.boolean(),
  /** The file was damaged and a backup stands in its place; `changes` were taken over from what was still readable. */
  repaired: z.nullable(z.object({ backupAt: z.nullable(plainInstant), changes: z.int(), unreadable: z.int() })),
});
export type WorkspaceStatus = z.infer<typeof workspaceStatus>;

export const protection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain') }),
  z.object({ kind: z.literal('passphrase'), passphrase: z.string().min(8).max(200) }),
  z.object({ kind: z.literal('none') }),
]);
export type ProtectionChoice = z.infer<typeof protection>;

const demoStep = z.object({ done: z.int(), total: z.int(), status: z.nullable(workspaceStatus) });
export type DemoStep = z.infer<typeof demoStep>;

const me = z.object({
  workspaceId: rowId,
  memberId: rowId,
  memberName: z.string(),
  teamId: rowId,
  role: z.string(),
  today: z.iso.date(),
  timeZone: z.string(),
  currency: z.string(),
  appVersion: z.string(),
  systemLocale: z.string(),
  members: z.array(z.object({ id: rowId, name: z.string(), active: z.boolean(), teamId: rowId })),
  teams: z.array(z.object({ id: rowId, name: z.string() })),
});

export const systemContract = {
  /** Endless: one event after each commit. */
  events: procedure.output(eventIterator(changeEvent)),
  /** Who is at work, and the day every rule counts from. */
  me: procedure.output(me),
};

export const workspacesContract = {
  status: procedure.output(workspaceStatus),
  create: procedure
    .input(z.object({ name: shortName(), memberName: shortName(), language: z.enum(languages), protection }))
    .output(workspaceStatus),
  /** Makes the demo where there is none yet; the last step has the status. Aborted, it leaves nothing behind. */
  openDemo: procedure.input(z.object({ language: z.enum(languages), protection })).output(eventIterator(demoStep)),
  unlock: procedure.input(z.object({ passphrase: z.string() })).output(workspaceStatus),
  open: procedure.input(z.object({ id: rowId })).output(workspaceStatus),
  /** A new recovery code of the open workspace, shown once; the one before opens nothing any more. */
  makeRecoveryCode: procedure.output(z.object({ code: z.string() })),
  /** Opens the workspace that did not open, and keeps its key anew. @throws RECOVERY_CODE_WRONG */
  recover: procedure.input(z.object({ code: z.string().max(200), protection })).output(workspaceStatus),
  /** Encrypts the workspace that did not open because it is not (P10), and opens it. @throws KEYCHAIN_FAILED */
  encrypt: procedure.input(z.object({ protection })).output(workspaceStatus),
  /** The demo only: deletes its file. */
  removeDemo: procedure.output(workspaceStatus),
};

export const settingsContract = {
  device: procedure.output(deviceSettings),
  putDevice: procedure.input(deviceSettings.partial()).output(deviceSettings),
  workspace: procedure.output(workspaceSettings),
  putWorkspace: procedure.input(workspaceSettings.partial()).output(workspaceSettings),
};

const undone = z.object({
  /** Key of what was undone. */
  label: z.nullable(z.string()),
  fields: z.int(),
  /** Fields somebody changed since: left as they are. */
  kept: z.array(z.object({ table: z.string(), rowId, field: z.string() })),
});

export const historyContract = {
  /** What ⌘Z would take back, and ⇧⌘Z put back. */
  state: procedure.output(z.object({ undo: z.nullable(z.string()), redo: z.nullable(z.string()) })),
  undo: procedure.output(undone),
  redo: procedure.output(undone),
};

export const searchHit = z.object({
  table: z.string(),
  rowId,
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  title: z.string(),
  excerpt: z.array(z.object({ text: z.string(), match: z.boolean() })),
});
export type SearchHit = z.infer<typeof searchHit>;

/** The pages of an account that records stand on. */
export const accountTabs = [
  'summary',
  'profile',
  'plan',
  'reviews',
  'interactions',
  'usage',
  'contacts',
  'contracts',
  'cases',
  'history',
] as const;

export const recordPlace = z.discriminatedUnion('page', [
  z.object({ page: z.literal('account'), accountId: rowId, tab: z.enum(accountTabs), at: rowId }),
  z.object({ page: z.literal('plan'), accountId: rowId, planId: rowId, goalId: z.nullable(rowId), at: rowId }),
  z.object({ page: z.literal('review'), reviewId: rowId, step: z.nullable(z.enum(reviewSteps)), at: rowId }),
  z.object({ page: z.literal('task'), accountId: z.nullable(rowId), at: rowId }),
  z.object({ page: z.literal('contents'), at: rowId }),
  z.object({ page: z.literal('settings'), at: rowId }),
]);
/** Where a record is read and changed; `at` is the line of that page that shows it. */
export type RecordPlace = z.infer<typeof recordPlace>;

export const searchContract = {
  /** @throws ROW_NOT_FOUND */
  place: procedure.input(z.object({ table: z.string(), id: rowId })).output(recordPlace),
  query: procedure
    .input(z.object({ text: z.string().max(200), limit: z.int().min(1).max(100) }))
    .output(z.object({ hits: z.array(searchHit) })),
};

export const draftsContract = {
  get: procedure
    .input(z.object({ key: z.string().max(200) }))
    .output(z.nullable(z.object({ text: longText, savedAt: plainInstant }))),
  put: procedure
    .input(z.object({ key: z.string().max(200), text: longText }))
    .output(z.object({ savedAt: plainInstant })),
  clear: procedure.input(z.object({ key: z.string().max(200) })).output(z.object({})),
};

export const trashContract = {
  list: procedure.output(
    z.array(
      z.object({
        table: z.string(),
        id: rowId,
        title: z.string(),
        accountId: z.nullable(rowId),
        accountName: z.nullable(z.string()),
        deletedAt: plainInstant,
      }),
    ),
  ),
  put: procedure.input(z.object({ table: z.string(), id: rowId })).output(z.object({})),
  restore: procedure.input(z.object({ table: z.string(), id: rowId })).output(z.object({})),
  /** For good and everywhere, by an admin of a shared workspace. @throws ROLE_FORBIDDEN, SERVER_UNREACHABLE, NOT_SHARED */
  erase: procedure
    .input(
      z.object({
        rows: z
          .array(z.object({ table: z.string(), id: rowId }))
          .min(1)
          .max(100),
      }),
    )
    .output(z.object({})),
  /** Several at once, taken back by one undo. */
  restoreMany: procedure
    .input(
      z.object({
        rows: z
          .array(z.object({ table: z.string(), id: rowId }))
          .min(1)
          .max(500),
      }),
    )
    .output(z.object({})),
};

function shortName() {
  return z.string().trim().min(1).max(120);
}
