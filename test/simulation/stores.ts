import { emptyFile } from '#test/support/sync-device.ts';
import { RewindableDatabase } from './rewindable-database.ts';
import { ServerStore } from './sim-server.ts';

/** Databases that one run after the other uses. */
export class Stores {
  readonly server = new ServerStore();
  readonly #laptops: RewindableDatabase[] = [];
  #used = 0;

  laptop(): RewindableDatabase {
    const store = (this.#laptops[this.#used] ??= new RewindableDatabase(emptyFile()));
    this.#used += 1;
    return store;
  }

  rewind(): void {
    for (const store of this.#laptops.slice(0, this.#used)) store.rewind();
    this.server.rewindable.rewind();
    this.#used = 0;
  }
}
