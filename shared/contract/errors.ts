import { z } from 'zod';

/**
 * Every expected failure, with the parameters of its message. The page's translations are typed by this list: a code
 * without a text does not compile. Add codes here, never strings elsewhere.
 */
export const errorCatalogue = {
  /** `what`: the table's name. */
  ROW_NOT_FOUND: { data: z.object({ what: z.string() }) },
  /** A value that the rules refuse; `field` is the contract's field name, `reason` a key of the texts. */
  VALUE_REFUSED: { data: z.object({ field: z.string(), reason: z.string() }) },
  NO_WORKSPACE: {},
  WORKSPACE_LOCKED: {},
  WRONG_PASSPHRASE: {},
  KEYCHAIN_FAILED: {},
  FILE_FROM_NEWER_APP: {},
  FILE_DAMAGED: {},
  UNDO_NOTHING: {},
  DISK_FULL: {},
  /** A file the user chose: it is gone, locked or not readable. */
  FILE_NOT_READABLE: { data: z.object({ name: z.string() }) },
  FILE_NOT_WRITABLE: { data: z.object({ name: z.string() }) },
  FILE_TOO_LARGE: { data: z.object({ name: z.string(), limitMiB: z.number() }) },
  /** A logo that is no PNG. */
  FILE_NOT_PICTURE: { data: z.object({ name: z.string() }) },
  FILE_EMPTY: { data: z.object({ name: z.string() }) },
  /** Not text, not a workbook: a picture, a program… */
  FILE_NOT_TABLE: { data: z.object({ name: z.string() }) },
  /** A quote opens on this line and never closes, so the rest cannot be told apart. */
  FILE_ROW_BROKEN: { data: z.object({ name: z.string(), line: z.number() }) },
  RUN_NOT_POSSIBLE: { data: z.object({ reason: z.string() }) },
  OUTPUT_FAILED: { data: z.object({ output: z.string(), detail: z.string() }) },
  GOAL_CLOSED: {},
  /** C1: what the gate misses, while no reason is given. */
  ACTIVATION_BLOCKED: { data: z.object({ missing: z.int() }) },
  /** Commitments that must be answered first (F9). */
  REVIEW_BLOCKED: { data: z.object({ late: z.number() }) },
  ONLY_AUTHOR: {},
  /** A late edit has nowhere to go: its client or its record was erased for good, or another late edit makes it. */
  LATE_ACCOUNT_ERASED: {},
  LATE_ROW_ERASED: {},
  LATE_NEEDS_OTHER: {},
  FILE_READ_ONLY: {},
  /** Another program, or a second copy of this one, holds the workspace's file. */
  FILE_IN_USE: {},
  RECOVERY_CODE_WRONG: {},
  /** The server had this device erase the workspace. */
  WORKSPACE_WIPED: {},
  /** The workspace forbids data in the open, and this file is not encrypted. */
  MUST_BE_ENCRYPTED: {},
  /** Asked of a workspace that never joined a server. */
  NOT_SHARED: {},
  ALREADY_JOINED: { data: z.object({ name: z.string() }) },
  /** The server does not answer: no network, or it is down. */
  SERVER_UNREACHABLE: {},
  /** Something else answers at the server's address than what was joined. */
  CERTIFICATE_CHANGED: {},
  /** Who answers there has another certificate than the one that was typed, or what was typed is no fingerprint. */
  FINGERPRINT_WRONG: {},
  /** Away from the server for longer than the workspace allows: sign in first. */
  LEASE_OVER: {},
  INVITATION_INVALID: {},
  WRONG_CREDENTIALS: {},
  SECOND_FACTOR_REQUIRED: {},
  PASSWORD_TOO_SHORT: { data: z.object({ least: z.int() }) },
  TOO_MANY_ATTEMPTS: { data: z.object({ minutes: z.int() }) },
  EMAIL_TAKEN: {},
  SIGNED_OUT: {},
  ROLE_FORBIDDEN: {},
  LAST_ADMIN: {},
  OWNS_ACCOUNTS: {},
  TEAM_IN_USE: {},
  /** Every other refusal; `code` is of the server's catalogue, for support. */
  SERVER_REFUSED: { data: z.object({ code: z.string() }) },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;
