import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that only its owner may read; it is there whole or not at all. */
export const writePrivateFile = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.new`;
  const file = openSync(half, 'w', 0o600);
  try {
    writeSync(file, typeof content === 'string' ? Buffer.from(content) : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
};

/** The secret in a file, made at first use. */
export const openSecret = (path: string, make: () => string): string => {
  if (!existsSync(path)) writePrivateFile(path, `${make()}\n`);
  return readFileSync(path, 'utf8').trim();
};
