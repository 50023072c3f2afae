import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseKey } from '#database/connection.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const UNFINISHED = '.part';

interface Keys {
  content: Buffer;
  name: Buffer;
}

const deriveKeys = (key: Uint8Array): Keys => {
  const bytes = Buffer.from(hkdfSync('sha256', key, new Uint8Array(), 'ongoing attachments', 64));
  return { content: bytes.subarray(0, 32), name: bytes.subarray(32) };
};

/** Bytes that were changed or cut since they were written. */
export class DamagedAttachmentError extends Error {
  override readonly name = 'DamagedAttachmentError';
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * One file per content beside the database (sync.md 2.20): AES-256-GCM with a key derived from the database's, plain
 * where the workspace is. Names are keyed hashes, so that the folder does not tell which known files are in it.
 */
export class AttachmentStore {
  readonly #folder: string;
  readonly #keys: Keys | null;

  constructor(workspaceFolder: string, key: DatabaseKey) {
    this.#folder = join(workspaceFolder, 'files');
    this.#keys = key ? deriveKeys(key) : null;
  }

  /** On disk for good when it resolves; the same content twice is one file. */
  async keep(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes);
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, this.#nameOf(hash));
    if (await exists(path)) return hash;
    const unfinished = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(this.#seal(bytes, hash));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    await syncFolder(this.#folder);
    return hash;
  }

  has(hash: string): Promise<boolean> {
    return exists(join(this.#folder, this.#nameOf(hash)));
  }

  /** @throws DamagedAttachmentError; an `ENOENT` error where the bytes never arrived on this device */
  async read(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    const stored = await readFile(join(this.#folder, this.#nameOf(hash)));
    const bytes = this.#unseal(stored, hash);
    if (sha256(bytes) !== hash) throw new DamagedAttachmentError(hash);
    return bytes;
  }

  /** Removes what no row names: contents whose row never committed, and files half written. */
  async sweep(hashes: Iterable<string>): Promise<number> {
    const wanted = new Set([...hashes].map((hash) => this.#nameOf(hash)));
    const found = await readdir(this.#folder).catch(() => []);
    const orphans = found.filter((name) => !wanted.has(name));
    await Promise.all(orphans.map((name) => rm(join(this.#folder, name), { force: true })));
    return orphans.length;
  }

  async forget(hashes: Iterable<string>): Promise<void> {
    await Promise.all([...hashes].map((hash) => rm(join(this.#folder, this.#nameOf(hash)), { force: true })));
  }

  #nameOf(hash: string): string {
    return this.#keys ? createHmac('sha256', this.#keys.name).update(hash).digest('hex') : hash;
  }

  #seal(bytes: Uint8Array, hash: string): Uint8Array {
    if (!this.#keys) return bytes;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#keys.content, iv).setAAD(Buffer.from(hash));
    const sealed = [cipher.update(bytes), cipher.final()];
    return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]);
  }

  #unseal(stored: Buffer, hash: string): Uint8Array<ArrayBuffer> {
    if (!this.#keys) return new Uint8Array(stored);
    const iv = stored.subarray(0, IV_BYTES);
    const tag = stored.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#keys.content, iv).setAAD(Buffer.from(hash));
      decipher.setAuthTag(tag);
      return new Uint8Array(Buffer.concat([decipher.update(stored.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]));
    } catch (error) {
      throw new DamagedAttachmentError(hash, { cause: error });
    }
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The new name survives a power cut; Windows cannot open a folder and needs no such call. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
