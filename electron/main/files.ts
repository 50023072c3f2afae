import { dialog, shell } from 'electron';
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { FileFilter, FileUse, PickedFile } from '#shared/contract/host.ts';
import type { Caller } from './ipc-router.ts';

/** Tells core which path a token stands for. */
export type GiveFile = (file: GivenFile) => void;

export interface GivenFile {
  token: string;
  path: string;
  use: FileUse;
}

/** Dialogs and dropped files. The page receives a random token; the path goes to core alone. */
export class Files {
  readonly #give: GiveFile;
  readonly #given = new Map<string, GivenFile>();

  constructor(give: GiveFile) {
    this.#give = give;
  }

  async open({ window }: Caller, options: { title: string; filters: FileFilter[] }): Promise<PickedFile | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { ...options, properties: ['openFile'] });
    const [path] = filePaths;
    return canceled || path === undefined ? null : this.#pick(path, 'read');
  }

  async save(
    { window }: Caller,
    { title, suggestedName, filters }: { title: string; suggestedName: string; filters: FileFilter[] },
  ): Promise<PickedFile | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title,
      filters,
      // A name from the page is a name, never a place.
      defaultPath: basename(suggestedName),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : this.#pick(filePath, 'write');
  }

  async folder({ window }: Caller, { title }: { title: string }): Promise<PickedFile | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title,
      properties: ['openDirectory', 'createDirectory'],
    });
    const [path] = filePaths;
    return canceled || path === undefined ? null : this.#pick(path, 'folder');
  }

  /** `path` is empty for a file that was never on a disk. */
  async dropped(path: string): Promise<PickedFile | null> {
    if (!isAbsolute(path)) return null;
    const found = await stat(path).catch(() => null);
    return found?.isFile() ? this.#pick(path, 'read') : null;
  }

  /** Only for what was written by its token, so that a page cannot point at anything else. */
  async show(token: string): Promise<void> {
    const given = this.#given.get(token);
    if (given === undefined || given.use === 'read') return;
    shell.showItemInFolder(given.path);
  }

  /** A restarted core knows no token; the pages still hold theirs. */
  giveAgain(): void {
    for (const file of this.#given.values()) this.#give(file);
  }

  async #pick(path: string, use: FileUse): Promise<PickedFile> {
    const size = use === 'read' ? (await stat(path)).size : 0;
    const file = { token: randomBytes(32).toString('base64url'), path, use };
    this.#given.set(file.token, file);
    this.#give(file);
    return { token: file.token, name: basename(path), size };
  }
}
