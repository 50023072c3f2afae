import { Worker } from 'node:worker_threads';
import type { DatabaseKey } from '#database/connection.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { workerFile } from '../kernel/worker-file.ts';
import { needsBackup, needsCheck, nextBackup, rotateBackups } from './file-check.ts';

export interface CareTask {
  file: string;
  key: DatabaseKey;
  /** Null: only look. */
  backup: { unfinished: string; path: string } | null;
}

export interface FileCareOptions {
  folder: string;
  file: string;
  key: DatabaseKey;
  nowMs: () => number;
  checkedAt: () => string | null;
  /** The file was read to its end; null says that damage was found, so that the next start repairs it. */
  checked: (at: string | null) => Promise<void>;
  log: Kernel['log'];
}

/** After the first page has settled, then now and then while the workspace stays open. */
const FIRST_MS = 20_000;
const AGAIN_MS = 60 * 60_000;

/** Looks after the file of an open workspace: a daily backup, three of them kept, and a weekly check (sync.md 2.13). */
export class FileCare {
  readonly #options: FileCareOptions;
  #timer: NodeJS.Timeout | null = null;
  #worker: Worker | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(options: FileCareOptions) {
    this.#options = options;
  }

  start(): void {
    this.#plan(FIRST_MS);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#worker?.terminate();
    await this.#running;
  }

  /** What is due now; a backup is looked through too, so it counts as a check. */
  async run(): Promise<void> {
    const { folder, nowMs, checkedAt, checked, log } = this.#options;
    const now = nowMs();
    if (await needsBackup(folder, now)) {
      const backup = await nextBackup(folder, now);
      const isWhole = await this.#work(backup);
      if (isWhole) await rotateBackups(folder);
      else log('backup failed', {});
    }
    if (!needsCheck(checkedAt(), now)) return;
    const isWhole = await this.#work(null);
    if (!isWhole) log('the file is damaged', {});
    await checked(isWhole ? new Date(now).toISOString() : null);
  }

  #plan(delay: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.run().catch((error: unknown) => {
        // A full disk, most likely: it is tried again later, and what stands stays.
        this.#options.log('looking after the file failed', {
          code: String((error as { code?: unknown }).code ?? error),
        });
      });
      void this.#running.then(() => {
        if (this.#timer) this.#plan(AGAIN_MS);
      });
    }, delay).unref();
  }

  #work(backup: CareTask['backup']): Promise<boolean> {
    const { file, key } = this.#options;
    const workerData: CareTask = { file, key, backup };
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerFile('workspaces/care-worker.ts'), { workerData });
      this.#worker = worker;
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        this.#worker = null;
        reject(new Error('the worker ended'));
      });
    });
  }
}
