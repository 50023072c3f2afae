import { readFile, stat } from 'node:fs/promises';
import { LARGEST_LOGO_MIB } from '#shared/contract/workspace-look.ts';
import { AttachmentStore } from '../attachments/attachment-store.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';

const MIB = 1024 * 1024;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The workspace's logo: a PNG, since decks take no other picture into their master. */
export class LogoService {
  readonly #kernel: Kernel;
  readonly #store: AttachmentStore;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#store = new AttachmentStore(kernel.folder, kernel.key);
  }

  /** Null where there is none, or where it has not come to this laptop yet: no reason to make no document. */
  async bytes(): Promise<Uint8Array<ArrayBuffer> | null> {
    const row = await this.#kernel.unitOfWork.read((db) =>
      db
        .selectFrom('workspace')
        .innerJoin('workspace_attachment as picture', 'picture.id', 'workspace.logo_attachment_id')
        .select('picture.sha256')
        .where('workspace.id', '=', this.#kernel.actor.workspaceId)
        .where('picture.deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    return row ? this.#store.read(row.sha256).catch(() => null) : null;
  }

  async get(): Promise<File | null> {
    const bytes = await this.bytes();
    return bytes && new File([bytes], 'logo.png', { type: 'image/png' });
  }

  async put({ token, name }: { token: string; name: string }): Promise<Record<string, never>> {
    const path = this.#kernel.files.path(token, 'read');
    const unreadable = () => {
      throw new DomainError('FILE_NOT_READABLE', { name });
    };
    const { size } = await stat(path).catch(unreadable);
    if (size > LARGEST_LOGO_MIB * MIB) throw new DomainError('FILE_TOO_LARGE', { name, limitMiB: LARGEST_LOGO_MIB });
    const bytes = await readFile(path).catch(unreadable);
    if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
      throw new DomainError('FILE_NOT_PICTURE', { name });
    }
    const sha256 = await this.#store.keep(bytes);
    await this.#kernel.unitOfWork.write('settings', ({ rows }) => {
      const { id } = rows.insert('workspace_attachment', {
        name,
        media_type: 'image/png',
        bytes: bytes.byteLength,
        sha256,
      });
      rows.update('workspace', this.#kernel.actor.workspaceId, { logo_attachment_id: id });
    });
    return {};
  }

  async remove(): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('settings', ({ rows }) =>
      rows.update('workspace', this.#kernel.actor.workspaceId, { logo_attachment_id: null }),
    );
    return {};
  }
}
