import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportGroup, ImportSettings } from '#shared/contract/imports.ts';
import type { TestWorkspace } from '#test/support/workspace.ts';

export interface GivenFile {
  name: string;
  path: string;
  settings?: Partial<ImportSettings>;
}

/** A file beside the workspace, with the bytes as they are given. */
export const fileOf = (workspace: TestWorkspace, name: string, content: string | Uint8Array): GivenFile => {
  const path = join(workspace.folder, name);
  writeFileSync(path, content);
  return { name, path };
};

/** Reads files whole, as the page does before the user presses import. */
export const prepareFiles = async (
  { client, files }: TestWorkspace,
  given: readonly GivenFile[],
  source = 'test',
): Promise<ImportGroup> => {
  const chosen = [];
  for (const { name, path, settings } of given) {
    files.give(path, path, 'read');
    const found = await client.imports.inspect({ token: path, name, ...(settings ? { settings } : {}) });
    chosen.push({ token: path, name, settings: found.settings });
  }
  let group: ImportGroup | null = null;
  for await (const step of await client.imports.prepare({ source, files: chosen })) group = step.group ?? group;
  if (!group) throw new Error('nothing was prepared');
  return group;
};

/** Follows a group until nothing of it moves. */
export const settle = async ({ client }: TestWorkspace, groupId: string): Promise<ImportGroup> => {
  let group: ImportGroup | null = null;
  for await (const step of await client.imports.follow({ groupId })) group = step;
  if (!group) throw new Error('the group is gone');
  return group;
};

export const importFiles = async (workspace: TestWorkspace, given: readonly GivenFile[], source?: string) => {
  const { id } = await prepareFiles(workspace, given, source);
  await workspace.client.imports.start({ groupId: id });
  return settle(workspace, id);
};
