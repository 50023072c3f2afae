import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  renameSync,
  statSync,
  closeSync,
  fsyncSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const MAGIC = Buffer.from('ONGOING-BACKUP-1');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Lines of text, compressed and encrypted with the server's key; the file is there whole or not at all. */
export const writeSealed = async (path: string, key: Buffer, lines: AsyncIterable<string>): Promise<void> => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv);
  const half = `${path}.part`;
  const out = createWriteStream(half, { mode: 0o600 });
  out.write(Buffer.concat([MAGIC, iv]));
  const withEnds = async function* () {
    for await (const line of lines) yield `${line}\n`;
  };
  await pipeline(
    Readable.from(withEnds()),
    createGzip(),
    cipher,
    async function* (parts: AsyncIterable<Buffer>) {
      yield* parts;
      yield cipher.getAuthTag();
    },
    out,
  );
  const file = openSync(half, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(half, path);
};

const openSealed = (path: string, key: Buffer) => {
  const { size } = statSync(path);
  const file = openSync(path, 'r');
  const head = Buffer.alloc(MAGIC.length + IV_BYTES);
  const tag = Buffer.alloc(TAG_BYTES);
  readSync(file, head, 0, head.length, 0);
  readSync(file, tag, 0, TAG_BYTES, Math.max(0, size - TAG_BYTES));
  closeSync(file);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error(`${path} is no backup of this server`);
  const decipher = createDecipheriv(CIPHER, key, head.subarray(MAGIC.length));
  decipher.setAuthTag(tag);
  const body = createReadStream(path, { start: head.length, end: size - TAG_BYTES - 1 });
  return { body, decipher };
};

/** Reads it to the end without using anything. @throws Error where a single bit is wrong, or the key is another. */
export const checkSealed = async (path: string, key: Buffer): Promise<void> => {
  const { body, decipher } = openSealed(path, key);
  try {
    await pipeline(body, decipher, async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) void part;
    });
  } catch {
    throw new Error(`${path} is damaged, or was made with another database.key`);
  }
};

/** The lines of a file that `checkSealed` found whole. Opened at the first line: lines that nobody awaits are lost. */
export async function* readSealed(path: string, key: Buffer): AsyncGenerator<string> {
  const { body, decipher } = openSealed(path, key);
  const text = createGunzip();
  pipeline(body, decipher, text).catch((error: unknown) => text.destroy(error as Error));
  yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
}
