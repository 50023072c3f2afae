import { readFile, stat } from 'node:fs/promises';
import { type Attachment, type AttachmentOwner, LARGEST_ATTACHMENT_MIB } from '#shared/contract/attachments.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { writeChosen } from '../kernel/whole-file.ts';
import { nextRun } from '../work-runs/work-run-repository.ts';
import { attachmentsOf, toAttachment } from './attachment-repository.ts';
import { AttachmentStore, DamagedAttachmentError } from './attachment-store.ts';

interface Owner {
  accountId: string;
  ownerTable: AttachmentOwner;
  ownerId: string;
  audience: 'client' | 'internal';
}

const MIB = 1024 * 1024;
const LONGEST_NAME = 200;

/** What pages may show as it is; everything else is offered as a download. */
const mediaTypes: Record<string, string> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const mediaTypeOf = (name: string): string =>
  mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** Files attached to what is written about an account (A5, H1; sync.md 2.20, local part). */
export class AttachmentService {
  readonly contents: AttachmentStore;
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.contents = new AttachmentStore(kernel.folder, kernel.key);
  }

  async list({ ownerTable, ownerId }: Pick<Owner, 'ownerTable' | 'ownerId'>): Promise<Attachment[]> {
    const found = await this.#kernel.unitOfWork.read((db) => attachmentsOf(db, ownerTable, [ownerId]));
    return found.get(ownerId) ?? [];
  }

  async add({ file, ...owner }: Owner & { file: File }): Promise<Attachment> {
    refuseSize(file.name, file.size);
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.#keep(owner, { name: file.name, mediaType: file.type || mediaTypeOf(file.name), bytes });
  }

  async addGiven({ token, name, ...owner }: Owner & { token: string; name: string }): Promise<Attachment> {
    const path = this.#kernel.files.path(token, 'read');
    const unreadable = () => {
      throw new DomainError('FILE_NOT_READABLE', { name });
    };
    const { size } = await stat(path).catch(unreadable);
    refuseSize(name, size);
    const bytes = await readFile(path).catch(unreadable);
    return this.#keep(owner, { name, mediaType: mediaTypeOf(name), bytes });
  }

  async read({ id }: { id: string }): Promise<File> {
    const { name, media_type, bytes } = await this.#bytesOf(id);
    return new File([bytes], name, { type: media_type });
  }

  async saveAs({ id, token }: { id: string; token: string }): Promise<Record<string, never>> {
    const path = this.#kernel.files.path(token, 'write');
    const { bytes } = await this.#bytesOf(id);
    await writeChosen(path, bytes);
    return {};
  }

  /**
   * Contents without a row, left by a crash between the two; called once at start, before anything is added. While large
   * work is to go on, contents may be here before their rows.
   */
  async sweep(): Promise<void> {
    const { unitOfWork } = this.#kernel;
    if (await unitOfWork.read(nextRun)) return;
    const rows = await unitOfWork.read(async (db) => [
      ...(await db.selectFrom('attachment').select('sha256').distinct().execute()),
      ...(await db.selectFrom('workspace_attachment').select('sha256').distinct().execute()),
    ]);
    const removed = await this.contents.sweep(rows.map((row) => row.sha256));
    if (removed > 0) this.#kernel.log('attachments swept', { removed });
  }

  async #keep(owner: Owner, file: { name: string; mediaType: string; bytes: Uint8Array }): Promise<Attachment> {
    const hash = await this.contents.keep(file.bytes);
    return this.#kernel.unitOfWork.write('attachments.add', ({ rows }) =>
      toAttachment(
        rows.insert('attachment', {
          account_id: owner.accountId,
          owner_table: owner.ownerTable,
          owner_id: owner.ownerId,
          name: file.name.slice(0, LONGEST_NAME),
          media_type: file.mediaType.slice(0, 120),
          bytes: file.bytes.byteLength,
          sha256: hash,
          audience: owner.audience,
        }),
      ),
    );
  }

  async #bytesOf(id: string) {
    const row = await this.#kernel.unitOfWork.read((db) =>
      db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'attachment' });
    try {
      if (this.#kernel.sync && !(await this.contents.has(row.sha256))) await this.#kernel.sync.fetchFile(id);
      return { ...row, bytes: await this.contents.read(row.sha256) };
    } catch (error) {
      if (error instanceof DamagedAttachmentError) throw new DomainError('FILE_DAMAGED');
      throw new DomainError('FILE_NOT_READABLE', { name: row.name });
    }
  }
}

const refuseSize = (name: string, size: number): void => {
  if (size === 0) throw new DomainError('FILE_EMPTY', { name });
  if (size > LARGEST_ATTACHMENT_MIB * MIB)
    throw new DomainError('FILE_TOO_LARGE', { name, limitMiB: LARGEST_ATTACHMENT_MIB });
};
