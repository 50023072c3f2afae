import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceFile, WorkspaceFolders } from './workspace-folders.ts';

/**
 * Erases a workspace at the server's request (sync.md 2.12): first the wrapped keys, so that nothing opens what a crash
 * may leave, then the files. What stays says that it happened.
 */
export const wipeWorkspace = async (folders: WorkspaceFolders, file: WorkspaceFile): Promise<WorkspaceFile> => {
  const wiped: WorkspaceFile = { ...file, key: { kind: 'destroyed' }, recovery: null };
  await folders.save(wiped);
  const folder = folders.folder(file.id);
  const names = (await readdir(folder)).filter((name) => name !== 'workspace.json');
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  return wiped;
};
