import type { SyncFile } from './sync-file.ts';
import { type Transport, TransportError } from './transport.ts';

/** Contents of attachments on this device, one file each: core's attachment store. */
export interface ContentStore {
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Promise<Uint8Array>;
  /** On disk for good when it resolves; says the hash of what was given. */
  keep(bytes: Uint8Array): Promise<string>;
}

export interface AttachmentQueueOptions {
  file: SyncFile;
  transport: Transport;
  contents: ContentStore;
}

interface Transfer {
  id: string;
  bucket: string;
  direction: 'up' | 'down';
  sha256: string;
  bytes: number;
}

/**
 * Bytes of attachments, after the mutations and apart from them (sync.md 2.20). What was attached here goes up in
 * chunks and goes on where it stopped; what others attached comes down ahead for own accounts, else when asked for.
 */
export class AttachmentQueue {
  readonly #options: AttachmentQueueOptions;

  constructor(options: AttachmentQueueOptions) {
    this.#options = options;
  }

  /** Moves what waits, one file after the other. @throws TransportError when the server is away: the rest waits. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#plan();
    const { file } = this.#options;
    const waiting = await file.inspect(() =>
      file.sql.all<Transfer>(
        `SELECT id, bucket, direction, sha256, bytes FROM file_transfer WHERE state = 'waiting'
         ORDER BY direction DESC, bytes`,
      ),
    );
    for (const transfer of waiting) {
      if (signal.aborted) return;
      await this.#move(transfer, signal);
    }
  }

  /** Somebody wants to see it now. False: its author has not sent it yet. */
  async fetch(id: string, signal: AbortSignal): Promise<boolean> {
    await this.#plan();
    const { file } = this.#options;
    const transfer = await file.inspect(() =>
      file.sql.get<Transfer>('SELECT id, bucket, direction, sha256, bytes FROM file_transfer WHERE id = ?', id),
    );
    if (!transfer) return false;
    return this.#move({ ...transfer, direction: 'down' }, signal);
  }

  /** Attachments that the server knows and that nobody moved yet. */
  async #plan(): Promise<void> {
    const { file, contents } = this.#options;
    const fresh = await file.inspect(() => [...freshIn(file, 'attachment'), ...freshIn(file, 'workspace_attachment')]);
    if (fresh.length === 0) return;
    const planned: ((typeof fresh)[number] & { isHere: boolean })[] = [];
    for (const row of fresh) planned.push({ ...row, isHere: await contents.has(row.sha256) });
    await file.apply('file plan', () => {
      const { member_id: memberId } = file.identity();
      for (const { id, bucket, sha256, bytes, owner, isHere } of planned) {
        const isWanted = isHere || owner === memberId || bucket === 'w';
        file.sql.run(
          `INSERT OR IGNORE INTO file_transfer (id, bucket, direction, sha256, bytes, done, state, failure)
           VALUES (?, ?, ?, ?, ?, 0, ?, NULL)`,
          id,
          bucket,
          isHere ? 'up' : 'down',
          sha256,
          bytes,
          isWanted ? 'waiting' : 'later',
        );
      }
    });
  }

  async #move(transfer: Transfer, signal: AbortSignal): Promise<boolean> {
    try {
      const isDone =
        transfer.direction === 'up' ? await this.#send(transfer, signal) : await this.#receive(transfer, signal);
      if (isDone) await this.#note(transfer, 'done', null);
      return isDone;
    } catch (error) {
      const refused = refusalOf(error);
      if (refused === null) throw error;
      await this.#note(transfer, 'refused', refused);
      return false;
    }
  }

  async #send({ id, sha256 }: Transfer, signal: AbortSignal): Promise<boolean> {
    const { transport, contents } = this.#options;
    let state = await transport.fileState(id);
    if (state.complete) return true;
    const bytes = await contents.read(sha256);
    const here = new Set(state.chunks);
    const count = Math.max(1, Math.ceil(bytes.byteLength / state.chunkBytes));
    for (let index = 0; index < count; index++) {
      if (signal.aborted) return false;
      if (here.has(index)) continue;
      const from = index * state.chunkBytes;
      state = await transport.putChunk(id, index, bytes.subarray(from, from + state.chunkBytes));
      await this.#progress(id, Math.min(bytes.byteLength, from + state.chunkBytes));
    }
    return state.complete;
  }

  async #receive({ id, sha256 }: Transfer, signal: AbortSignal): Promise<boolean> {
    const { transport, contents } = this.#options;
    if (await contents.has(sha256)) return true;
    const state = await transport.fileState(id);
    if (!state.complete) return false;
    const parts: Uint8Array[] = [];
    const count = Math.max(1, Math.ceil(state.bytes / state.chunkBytes));
    for (let index = 0; index < count; index++) {
      if (signal.aborted) return false;
      parts.push(await transport.getChunk(id, index));
      await this.#progress(id, Math.min(state.bytes, (index + 1) * state.chunkBytes));
    }
    return (await contents.keep(Buffer.concat(parts))) === sha256;
  }

  #progress(id: string, done: number): Promise<void> {
    const { file } = this.#options;
    return file.apply(
      'file progress',
      () => void file.sql.run('UPDATE file_transfer SET done = ? WHERE id = ?', done, id),
    );
  }

  #note({ id, bytes }: Transfer, state: 'done' | 'refused', failure: string | null): Promise<void> {
    const { file } = this.#options;
    return file.apply('file done', () => {
      file.sql.run(
        'UPDATE file_transfer SET state = ?, failure = ?, done = ? WHERE id = ?',
        state,
        failure,
        state === 'done' ? bytes : 0,
        id,
      );
    });
  }
}

/** What does not pass by waiting: the row is gone, the hash is wrong, the file here is damaged. */
const refusalOf = (error: unknown): string | null => {
  if (error instanceof TransportError) return passesNever.has(error.code) ? error.code : null;
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : name === 'DamagedAttachmentError' ? name : null;
};

const passesNever = new Set<string>(['not_found', 'forbidden', 'conflict', 'too_large', 'bad_request']);

/** Attachments first: without figures about its tables SQLite began with what is known of every row. */
const freshIn = (file: SyncFile, table: 'attachment' | 'workspace_attachment') =>
  file.sql.all<{ id: string; bucket: string; sha256: string; bytes: number; owner: string | null }>(
    `SELECT a.id, a.bucket, a.sha256, a.bytes,
       ${table === 'attachment' ? '(SELECT owner_id FROM account WHERE id = a.account_id)' : 'NULL'} AS owner
     FROM ${table} a
     WHERE a.deleted_at IS NULL
       AND (SELECT seq FROM row_meta m WHERE m.id = a.id AND m.t = '${table}') <> 0
       AND NOT EXISTS (SELECT 1 FROM file_transfer f WHERE f.id = a.id)`,
  );
