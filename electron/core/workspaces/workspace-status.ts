import type { WorkspaceStatus } from '#shared/contract/system.ts';
import type { Failure } from './open-failure.ts';
import type { Repaired } from './repair-file.ts';
import type { WorkspaceFile } from './workspace-folders.ts';

/** The workspace that is open, or the one that did not open. */
interface Standing {
  state: WorkspaceStatus['state'];
  file: WorkspaceFile | null;
  failure?: Failure | null;
  repaired?: Repaired | null;
}

const entry = ({ id, kind, name, lastOpenedAt }: WorkspaceFile) => ({ id, kind, name, lastOpenedAt });

/** What the page is told of the workspaces of this computer. */
export const toStatus = (
  all: readonly WorkspaceFile[],
  keychainAvailable: boolean,
  { state, file, failure = null, repaired = null }: Standing,
): WorkspaceStatus => ({
  state,
  current: file ? entry(file) : null,
  all: all.map(entry),
  protection: file && file.key.kind !== 'destroyed' ? file.key.kind : null,
  keychainAvailable,
  failure,
  hasRecovery: (file?.recovery ?? null) !== null,
  repaired,
});
