import type { SyncFile } from './sync-file.ts';

export interface LogKeeperOptions {
  file: SyncFile;
  /** Moves what stands in the log into the file, off this thread; where it is missing, a commit does it. */
  checkpoint?: (() => Promise<void>) | undefined;
}

/** Pages of the write-ahead log (4 kB each) before a commit moves them into the file by itself. */
const FILLING_LOG_PAGES = 32_768;
const USUAL_LOG_PAGES = 1_000;
/** Pages of a pull after which they are moved off this thread, long before that. */
const PULLS = 6;
/** What the log keeps of the disk once it is empty, in bytes. */
const KEPT_LOG = 64 * 1024 * 1024;

/**
 * While much comes in, the same pages are written again and again: the log takes them all, and the file takes each once.
 * Moving them takes long and waits for the disk, so no commit does it as long as somebody else can.
 */
export class LogKeeper {
  readonly #options: LogKeeperOptions;
  #isFilling = false;
  #pulls = 0;
  #moving: Promise<void> = Promise.resolve();
  #isMoving = false;

  constructor(options: LogKeeperOptions) {
    this.#options = options;
  }

  /** Before each page of a pull goes in. @param isFilling it is one of many */
  async filling(isFilling: boolean): Promise<void> {
    if (!isFilling) return;
    if (!this.#isFilling) await this.#limit(FILLING_LOG_PAGES);
    this.#isFilling = true;
    this.#pulls += 1;
    if (this.#pulls % PULLS === 0 && !this.#isMoving) this.#move();
  }

  /** The round is over. Does not wait for the disk. */
  ended(): void {
    if (!this.#isFilling) return;
    this.#isFilling = false;
    this.#move();
    this.#moving = this.#moving.then(async () => {
      if (!this.#isFilling) await this.#limit(USUAL_LOG_PAGES);
    });
  }

  /** Before the file is closed. */
  rest(): Promise<void> {
    return this.#moving;
  }

  #move(): void {
    const { checkpoint } = this.#options;
    if (!checkpoint) return;
    this.#isMoving = true;
    this.#moving = this.#moving
      .then(checkpoint)
      // Whatever stays in the log is as safe there, and the next commit tries again.
      .catch(() => undefined)
      .finally(() => (this.#isMoving = false));
  }

  async #limit(pages: number): Promise<void> {
    const { file } = this.#options;
    await file.inspect(() => {
      const { database } = file.sql;
      database.pragma(`journal_size_limit = ${KEPT_LOG}`);
      database.pragma(`wal_autocheckpoint = ${pages}`);
    });
  }
}
