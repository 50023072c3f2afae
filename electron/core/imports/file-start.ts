import { open } from 'node:fs/promises';
import type { Encoding } from '#shared/domain/import/encoding-guess.ts';

/** The first 64 KiB of a text file, decoded. */
export const readStart = async (path: string, encoding: Encoding): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(64 * 1024);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    return new TextDecoder(encoding).decode(start.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
};
