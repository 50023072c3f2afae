import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../kernel/whole-file.ts';
import { keptKey, wrappedBySecret } from './key-store.ts';

const workspaceFile = z.object({
  id: z.uuid(),
  kind: z.enum(['local', 'demo', 'shared']),
  name: z.string(),
  key: keptKey,
  /** The same key, opened by the recovery code (security.md 5.2). */
  recovery: z.nullable(wrappedBySecret).default(null),
  lastOpenedAt: z.nullable(z.string()),
  /** When the whole file was checked last. */
  checkedAt: z.nullable(z.string()).default(null),
});
export type WorkspaceFile = z.infer<typeof workspaceFile>;

const READY = '.ready-';

/** One folder a workspace, `workspaces/<id>/`: `workspace.json`, `ongoing.db`, `files/`, `backups/` (sync.md 2.3). */
export class WorkspaceFolders {
  readonly #root: string;

  constructor(dataFolder: string) {
    this.#root = join(dataFolder, 'workspaces');
  }

  folder(id: string): string {
    return join(this.#root, id);
  }

  databaseFile(id: string): string {
    return join(this.folder(id), 'ongoing.db');
  }

  async all(): Promise<WorkspaceFile[]> {
    if (!existsSync(this.#root)) return [];
    const names = await readdir(this.#root);
    const found = await Promise.all(names.filter((name) => !name.startsWith('.')).map((name) => this.find(name)));
    return found.filter((file) => file !== null).toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** Null for a folder that holds no workspace. */
  async find(id: string): Promise<WorkspaceFile | null> {
    try {
      return workspaceFile.parse(JSON.parse(await readFile(join(this.folder(id), 'workspace.json'), 'utf8')));
    } catch {
      return null;
    }
  }

  async save(file: WorkspaceFile): Promise<void> {
    await writeWhole(join(this.folder(file.id), 'workspace.json'), JSON.stringify(file, null, 2));
  }

  /** A new workspace is made aside and moved in place whole, so that a crash leaves none half made. */
  async startNew(id: string): Promise<string> {
    const aside = join(this.#root, `.new-${id}`);
    await mkdir(aside, { recursive: true });
    return aside;
  }

  /** One that was not finished. */
  async dropNew(aside: string): Promise<void> {
    await rm(aside, { recursive: true, force: true });
  }

  async finishNew(aside: string, file: WorkspaceFile): Promise<void> {
    await writeWhole(join(aside, 'workspace.json'), JSON.stringify(file, null, 2));
    await rename(aside, this.folder(file.id));
  }

  /**
   * A workspace made anew takes the place of the old one. What is ready is named so before the old one goes: a crash
   * between the two is finished at the next start.
   */
  async replace(aside: string, file: WorkspaceFile): Promise<void> {
    await writeWhole(join(aside, 'workspace.json'), JSON.stringify(file, null, 2));
    const ready = join(this.#root, `${READY}${file.id}`);
    await rm(ready, { recursive: true, force: true });
    await rename(aside, ready);
    const removed = join(this.#root, `.removed-${file.id}`);
    await rm(removed, { recursive: true, force: true });
    await rename(this.folder(file.id), removed);
    await rename(ready, this.folder(file.id));
    await rm(removed, { recursive: true, force: true });
  }

  async remove(id: string): Promise<void> {
    const aside = join(this.#root, `.removed-${id}`);
    await rename(this.folder(id), aside);
    await rm(aside, { recursive: true, force: true });
  }

  /** Leftovers of a creation, removal or replacement that was cut short. */
  async sweep(): Promise<void> {
    if (!existsSync(this.#root)) return;
    const names = await readdir(this.#root);
    for (const name of names.filter((each) => each.startsWith(READY))) {
      const place = this.folder(name.slice(READY.length));
      // The old one still stands: nothing was lost yet, and it may be the newer by now.
      if (existsSync(place)) await rm(join(this.#root, name), { recursive: true, force: true });
      else await rename(join(this.#root, name), place);
    }
    const left = names.filter((name) => name.startsWith('.new-') || name.startsWith('.removed-'));
    await Promise.all(left.map((name) => rm(join(this.#root, name), { recursive: true, force: true })));
  }
}
