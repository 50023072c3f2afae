import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { DomainError } from '#core/kernel/domain-error.ts';

/**
 * Writes a file that is whole or not there: a power cut leaves the old one.
 * @throws DomainError DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  // Beside the target: a rename is only atomic within one disk.
  const half = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  try {
    const file = await open(half, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    const { code } = error as { code?: unknown };
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new DomainError('DISK_FULL');
    throw new DomainError('FILE_NOT_WRITABLE', { name: basename(path) });
  }
}

/** A name every file system takes: no separators, no reserved characters, not too long. */
export function safeFileName(name: string): string {
  const extension = extname(name);
  const stem = name
    .slice(0, name.length - extension.length)
    .replaceAll(/[\u0000-\u001f<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '');
  return `${stem.slice(0, 120) || 'ongoing'}${extension}`;
}
