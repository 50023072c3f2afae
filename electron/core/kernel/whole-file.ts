import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DomainError } from './domain-error.ts';

/** Writes a file whole or not at all: beside its place, to the disk, then renamed over the old one. */
export const writeWhole = async (path: string, content: string | Uint8Array, mode = 0o666): Promise<void> => {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(aside, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
};

/** The rename itself must reach the disk; Windows has no such call. */
const syncFolder = async (folder: string) => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a file where the user chose, whole or not at all.
 * @throws DomainError DISK_FULL, FILE_NOT_WRITABLE
 */
export const writeChosen = async (path: string, content: string | Uint8Array): Promise<void> => {
  try {
    await writeWhole(path, content);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new DomainError('DISK_FULL');
    throw new DomainError('FILE_NOT_WRITABLE', { name: basename(path) });
  }
};
