import type { FileUse } from '#shared/contract/host.ts';
import { DomainError } from './domain-error.ts';

interface GivenFile {
  path: string;
  use: FileUse;
}

/** Files and folders the user chose, by the one-time token that the page holds; only core knows the path. */
export class GivenFiles {
  readonly #files = new Map<string, GivenFile>();

  give(token: string, path: string, use: FileUse): void {
    this.#files.set(token, { path, use });
  }

  /** @throws DomainError FILE_NOT_READABLE or FILE_NOT_WRITABLE for a token that was never given for this use. */
  path(token: string, use: FileUse): string {
    const found = this.#files.get(token);
    if (!found || found.use !== use)
      throw new DomainError(use === 'read' ? 'FILE_NOT_READABLE' : 'FILE_NOT_WRITABLE', { name: '' });
    return found.path;
  }
}
