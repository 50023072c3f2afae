import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from '#test/electron-host/built-app.ts';
import type { OngoingWindow } from '#test/e2e/pages/ongoing-window.ts';

/** Pictures of one look, numbered in the order of the walk. */
export class Album {
  readonly #folder: string;
  #last = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async empty(folder: string): Promise<Album> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Album(folder);
  }

  async add({ page }: OngoingWindow, name: string): Promise<void> {
    this.#last += 1;
    const path = join(this.#folder, `${String(this.#last).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path });
    console.log(relative(ROOT, path));
  }
}
