import { createHash } from 'node:crypto';
import { LIMITS, type RowImage } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { SyncEnvironment, SyncSession } from '../sync/environment.ts';
import { checkDevice } from '../sync/guard.ts';

/** Bytes of attachments, in chunks (sync.md 2.20). They are reached only through the row of the attachment. */
export interface FileState {
  bytes: number;
  sha256: string;
  chunkBytes: number;
  /** Indexes of the chunks that are here. */
  chunks: number[];
  /** All of it is here, and its hash is right. */
  complete: boolean;
}

interface Attachment {
  id: string;
  bytes: number;
  sha256: string;
}

/** What is here of a file, so that an upload goes on where it stopped. */
export const fileState = (env: SyncEnvironment, session: SyncSession, attachmentId: string): Promise<FileState> =>
  env.storage.transaction('snapshot', async (tx) => stateOf(tx, session, await find(tx, session, attachmentId)));

/**
 * Stores one chunk; the last one missing has the whole checked. Sending a chunk again changes nothing.
 * @throws ServerRefusal `bad_request` for a chunk of another size, `conflict` when the hash of the whole is wrong: the
 * chunks are forgotten then, and the device starts again.
 */
export const putChunk = async (
  env: SyncEnvironment,
  session: SyncSession,
  { attachmentId, index, content }: { attachmentId: string; index: number; content: Uint8Array },
): Promise<FileState> => {
  const stored = await env.storage.transaction('write', async (tx) => {
    const attachment = await find(tx, session, attachmentId);
    const before = await stateOf(tx, session, attachment);
    if (before.complete) return before;
    if (content.byteLength !== sizeOf(attachment, index))
      throw new ServerRefusal('bad_request', 'not the size of this chunk');
    await tx.files.saveChunk(session.workspaceId, attachmentId, index, content);
    const state = await stateOf(tx, session, attachment);
    if (state.chunks.length < countOf(attachment)) return state;
    if (!(await isWhole(tx, session, attachment))) {
      await tx.files.erase(session.workspaceId, attachmentId);
      return null;
    }
    await tx.files.complete(session.workspaceId, attachmentId, env.now());
    return { ...state, complete: true };
  });
  if (!stored) throw new ServerRefusal('conflict', 'the hash of the file is not the one of its row');
  return stored;
};

/** @throws ServerRefusal `not_found` for what is unknown, forbidden, or not complete yet. */
export const getChunk = (
  env: SyncEnvironment,
  session: SyncSession,
  { attachmentId, index }: { attachmentId: string; index: number },
): Promise<Uint8Array> =>
  env.storage.transaction('snapshot', async (tx) => {
    await find(tx, session, attachmentId);
    const { workspaceId } = session;
    const isHere = (await tx.files.completedAt(workspaceId, attachmentId)) !== null;
    const content = isHere ? await tx.files.readChunk(workspaceId, attachmentId, index) : null;
    if (!content) throw new ServerRefusal('not_found', 'the bytes are not here');
    return content;
  });

const find = async (tx: StorageTransaction, session: SyncSession, id: string): Promise<Attachment> => {
  const { workspaceId, memberId, deviceId } = session;
  checkDevice(await tx.devices.find(workspaceId, deviceId), session);
  const rows = await tx.rows.find(workspaceId, [
    { t: 'attachment', id },
    { t: 'workspace_attachment', id },
  ]);
  const readable = new Set(
    await tx.access.readable(
      workspaceId,
      memberId,
      rows.map(({ bucket }) => bucket),
    ),
  );
  const row = rows.find(({ bucket, digest }) => readable.has(bucket) && digest !== '');
  if (!row) throw new ServerRefusal('not_found', 'no such attachment');
  const { v } = JSON.parse(row.image) as RowImage;
  const bytes = Number(v['bytes']);
  if (!Number.isInteger(bytes) || bytes < 0 || bytes > LIMITS.fileBytes)
    throw new ServerRefusal('too_large', 'the file is too large');
  return { id, bytes, sha256: String(v['sha256']) };
};

const stateOf = async (
  tx: StorageTransaction,
  { workspaceId }: SyncSession,
  { id, bytes, sha256 }: Attachment,
): Promise<FileState> => {
  const chunks = await tx.files.chunks(workspaceId, id);
  const complete = (await tx.files.completedAt(workspaceId, id)) !== null;
  return { bytes, sha256, chunkBytes: LIMITS.fileChunkBytes, chunks: chunks.map(({ index }) => index), complete };
};

const isWhole = async (
  tx: StorageTransaction,
  { workspaceId }: SyncSession,
  attachment: Attachment,
): Promise<boolean> => {
  const hash = createHash('sha256');
  for (let index = 0; index < countOf(attachment); index++)
    hash.update((await tx.files.readChunk(workspaceId, attachment.id, index)) ?? new Uint8Array());
  return hash.digest('hex') === attachment.sha256;
};

/** An empty file is one empty chunk, so that it, too, arrives. */
const countOf = ({ bytes }: Attachment): number => Math.max(1, Math.ceil(bytes / LIMITS.fileChunkBytes));

/** Bytes of a chunk; -1 for an index that the file does not have. */
const sizeOf = (attachment: Attachment, index: number): number => {
  const count = countOf(attachment);
  if (!Number.isInteger(index) || index < 0 || index >= count) return -1;
  return index < count - 1 ? LIMITS.fileChunkBytes : attachment.bytes - index * LIMITS.fileChunkBytes;
};
