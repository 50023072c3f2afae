import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { type DatabaseKey, openConnection } from '#database/connection.ts';
import type { ProtectionChoice } from '#shared/contract/system.ts';
import { AttachmentStore, DamagedAttachmentError } from '../attachments/attachment-store.ts';
import type { HostPort } from '../host-port.ts';
import { makeKey } from './key-store.ts';
import { SessionFile, readSessionRecord } from './session-file.ts';
import type { WorkspaceFile, WorkspaceFolders } from './workspace-folders.ts';

interface Encryption {
  folders: WorkspaceFolders;
  host: HostPort;
}

/**
 * Gives a key to a workspace that has none (P10): everything in it is written anew beside it and takes its place in one
 * step, so that a crash leaves the one or the other. Its backups lie in the open and go with it; the next care of the
 * file makes new ones. The workspace is not open meanwhile.
 */
export const encryptWorkspace = async (
  { folders, host }: Encryption,
  file: WorkspaceFile,
  protection: Exclude<ProtectionChoice, { kind: 'none' }>,
): Promise<{ file: WorkspaceFile; key: DatabaseKey }> => {
  const { key, kept } = await makeKey(protection, host);
  const folder = folders.folder(file.id);
  const aside = await folders.startNew(file.id);
  try {
    copyDatabase(join(folder, 'ongoing.db'), join(aside, 'ongoing.db'), key);
    await copyContents(folder, aside, key);
    const record = await readSessionRecord(folder);
    if (record) {
      const token = await new SessionFile({ folder, key: null, keychainFirst: true, host }, record).load();
      const kind = { folder: aside, key, keychainFirst: kept.kind === 'keychain', host };
      const session = new SessionFile(kind, { ...record, token: null });
      if (token === null) await session.forget();
      else await session.save(token);
    }
    const encrypted: WorkspaceFile = { ...file, key: kept, recovery: null };
    await folders.replace(aside, encrypted);
    return { file: encrypted, key };
  } catch (error) {
    await folders.dropNew(aside);
    throw error;
  }
};

const copyDatabase = (from: string, to: string, key: DatabaseKey): void => {
  const plain = openConnection({ file: from, key: null });
  try {
    plain.prepare('VACUUM INTO ?').run(to);
  } finally {
    plain.close();
  }
  const copy = new BetterSqlite3(to);
  try {
    // A key can only be given where no log is beside the file.
    copy.pragma('journal_mode = DELETE');
    copy.pragma(`cipher='aegis'`);
    copy.pragma(`rekey="raw:${Buffer.from(key ?? []).toString('hex')}"`);
  } finally {
    copy.close();
  }
  openConnection({ file: to, key }).close();
};

/** In the open a content lies under its own hash. One that is damaged is not taken along: nobody could read it. */
const copyContents = async (from: string, to: string, key: DatabaseKey): Promise<void> => {
  const plain = new AttachmentStore(from, null);
  const sealed = new AttachmentStore(to, key);
  const names = await readdir(join(from, 'files')).catch(() => []);
  for (const hash of names.filter((name) => /^[0-9a-f]{64}$/.test(name))) {
    const bytes = await plain.read(hash).catch((error: unknown) => {
      if (error instanceof DamagedAttachmentError) return null;
      throw error;
    });
    if (bytes) await sealed.keep(bytes);
  }
};
