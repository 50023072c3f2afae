import { DatabaseOpenError } from '#database/connection.ts';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WorkspaceFile } from './workspace-folders.ts';

export type Failure = NonNullable<WorkspaceStatus['failure']>;

/** What the page says of a workspace that did not open. */
export const failureOf = (code: string | null): Failure => {
  switch (code) {
    case 'NEWER_FILE':
      return 'FILE_FROM_NEWER_APP';
    case 'KEYCHAIN_FAILED':
    case 'WRONG_KEY':
      return 'KEYCHAIN_FAILED';
    case 'DISK_FULL':
    case 'WORKSPACE_WIPED':
    case 'MUST_BE_ENCRYPTED':
    case 'FILE_READ_ONLY':
    case 'FILE_IN_USE':
      return code;
    default:
      return 'FILE_DAMAGED';
  }
};

const DISK: [RegExp, string][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'DISK_FULL'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EROFS|EPERM)/, 'FILE_READ_ONLY'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/, 'FILE_IN_USE'],
];

/** What kept a workspace from opening: a code of this app, or of the disk. */
export const codeOf = (error: unknown): string | null => {
  if (error instanceof DomainError || error instanceof DatabaseOpenError) return error.code;
  const code = String((error as { code?: unknown }).code);
  return DISK.find(([pattern]) => pattern.test(code))?.[1] ?? null;
};

/** What stands instead of an open workspace: none, or one that did not open. */
export interface NotOpen {
  state: 'none' | 'locked' | 'failed';
  file: WorkspaceFile | null;
  failure: Failure | null;
}

export const NOTHING_OPEN: NotOpen = { state: 'none', file: null, failure: null };

export const notOpened = (file: WorkspaceFile, error: unknown): NotOpen => {
  const code = codeOf(error);
  if (code === 'WORKSPACE_LOCKED') return { state: 'locked', file, failure: null };
  return { state: 'failed', file, failure: failureOf(code) };
};
