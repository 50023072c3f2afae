import { backoff, pollDelay } from './backoff.ts';
import type { SyncEngine } from './sync-engine.ts';
import { SyncStoppedError } from './sync-engine.ts';
import { type SyncSnapshot, takeSnapshot } from './sync-snapshot.ts';
import { patchSyncState } from './sync-state.ts';
import { type Transport, TransportError } from './transport.ts';

export interface SyncLoopOptions {
  engine: SyncEngine;
  transport: Transport;
  /** UTC milliseconds, for telling when the next try is. */
  now: () => number;
  random: () => number;
  /** After a round that brought more than people write meanwhile: pages that were spared hear of it at once. */
  afterLargeRound?: () => void;
  /** After each round that reached the head: attachments. */
  afterRound?: (signal: AbortSignal) => Promise<void>;
  /** The server ended it: `wipe` destroys the key. */
  onStopped?: (reason: SyncStoppedError['reason']) => void;
  log?: (event: string, detail: Record<string, unknown>) => void;
  /** The last exit was not clean: rows are counted anew before the first round. */
  recountFirst?: boolean;
}

/** Edits made close together go out together, in milliseconds. */
const GATHER_MS = 60;
/** Between two looks while the event stream stands. */
const WOKEN_POLL_MS = 600_000;
const DAY_MS = 86_400_000;
/** Pages of a round: one that finds little reads one, and another one behind what was sent. */
const LARGE_PAGES = 4;

/** Runs the engine's steps when there is something to do (sync.md 2.16, 2.17): timers, wake-ups, patience, a pause. */
export class SyncLoop {
  readonly #options: SyncLoopOptions;
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | null = null;
  #nextTryAt: number | null = null;
  #running: Promise<void> | null = null;
  #stop: AbortController | null = null;
  #events: AbortController | null = null;
  #failures = 0;
  #failure: unknown = null;
  #isWanted = false;
  #isPaused = false;
  #tidiedAt = 0;
  #isCounted: boolean;

  constructor(options: SyncLoopOptions) {
    this.#options = options;
    this.#isCounted = options.recountFirst !== true;
  }

  async start(): Promise<void> {
    const { file } = this.#options.engine;
    this.#isPaused = await file.inspect(() => file.state().paused === 1);
    this.#stop = new AbortController();
    if (!this.#isPaused) this.#schedule(0);
  }

  /** Ends timers and the event stream, and waits for the step under way. */
  async stop(): Promise<void> {
    this.#stop?.abort();
    this.#stop = null;
    this.#clear();
    this.#silence();
    await this.#running;
  }

  /** Something was written here; called after each commit. */
  changed(): void {
    this.#tell();
    if (this.#failure === null) this.#wake(GATHER_MS);
  }

  /** Tries at once, whatever was waited for: the user asked, the laptop woke, somebody signed in. */
  now(): void {
    this.#failures = 0;
    this.#failure = null;
    this.#wake(0);
  }

  async pause(): Promise<void> {
    await this.#setPaused(true);
    this.#clear();
    this.#silence();
    await this.#running;
    this.#tell();
  }

  async resume(): Promise<void> {
    await this.#setPaused(false);
    this.now();
  }

  status(): Promise<SyncSnapshot> {
    return takeSnapshot(this.#options.engine.file, {
      isRunning: this.#running !== null,
      failure: this.#failure,
      isServerBehind: this.#options.engine.greeting?.status === 'server_behind',
      nextTryAt: this.#failure === null ? null : this.#nextTryAt,
    });
  }

  /** The status now and after each change, until the signal ends it. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<SyncSnapshot> {
    let wake: () => void = () => undefined;
    let isNew = true;
    const listener = () => {
      isNew = true;
      wake();
    };
    this.#listeners.add(listener);
    signal?.addEventListener('abort', listener);
    try {
      while (!signal?.aborted) {
        if (!isNew) await new Promise<void>((resolve) => (wake = resolve));
        if (signal?.aborted) return;
        isNew = false;
        yield await this.status();
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener('abort', listener);
    }
  }

  async #setPaused(isPaused: boolean): Promise<void> {
    const { file } = this.#options.engine;
    this.#isPaused = isPaused;
    await file.apply('pause', () => patchSyncState(file.sql, { paused: isPaused ? 1 : 0 }));
  }

  #silence(): void {
    this.#events?.abort();
    this.#events = null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #wake(delay: number): void {
    if (this.#isPaused || !this.#stop) return;
    if (this.#running) this.#isWanted = true;
    else this.#schedule(delay);
  }

  #schedule(delay: number): void {
    if (!this.#stop) return;
    const at = this.#options.now() + delay;
    if (this.#timer !== null && this.#nextTryAt !== null && this.#nextTryAt <= at) return;
    this.#clear();
    this.#nextTryAt = at;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running = this.#round().finally(() => {
        this.#running = null;
        this.#tell();
      });
    }, delay);
    this.#timer.unref();
  }

  #clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#nextTryAt = null;
  }

  async #round(): Promise<void> {
    const signal = this.#stop?.signal;
    if (!signal) return;
    const { engine, afterRound, random } = this.#options;
    this.#isWanted = false;
    this.#tell();
    try {
      if (!this.#isCounted) await engine.recount();
      this.#isCounted = true;
      // What an end of the app left undone; offline, nothing else would do it.
      await engine.indexSearch(signal);
      const pages = await engine.runToHead(() => this.#tell(), this.#isPaused ? AbortSignal.abort() : signal);
      if (pages >= LARGE_PAGES) this.#options.afterLargeRound?.();
      this.#failures = 0;
      this.#failure = null;
      this.#listen();
      if (!signal.aborted && !this.#isPaused) await afterRound?.(signal);
      await this.#tidyDaily();
      this.#plan(this.#isWanted ? GATHER_MS : this.#events ? WOKEN_POLL_MS : pollDelay(random));
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The next round, unless a pause or the end came meanwhile. */
  #plan(delay: number): void {
    if (!this.#isPaused) this.#schedule(delay);
  }

  #failed(error: unknown): void {
    const { log, random, onStopped } = this.#options;
    this.#failure = error;
    this.#failures += 1;
    const code = (error as { code?: string; reason?: string }).code ?? (error as { reason?: string }).reason;
    log?.('sync failed', { code: code ?? String(error), failures: this.#failures });
    this.#silence();
    if (error instanceof SyncStoppedError) onStopped?.(error.reason);
    // Signing in again calls `now`; until then there is nothing to try.
    if (error instanceof TransportError && error.code === 'signed_out') return;
    if (error instanceof SyncStoppedError && error.reason === 'wipe') return;
    // An admin who took the access away may yet have the data erased: it is asked for now and then.
    if (error instanceof SyncStoppedError && error.reason === 'device_revoked') return this.#plan(WOKEN_POLL_MS);
    const retryAfter = error instanceof TransportError ? error.retryAfter : undefined;
    this.#plan(backoff(this.#failures, random, retryAfter));
  }

  async #tidyDaily(): Promise<void> {
    const now = this.#options.now();
    if (now - this.#tidiedAt < DAY_MS) return;
    this.#tidiedAt = now;
    await this.#options.engine.prune();
    await this.#options.engine.recountWeekly();
  }

  /** The event stream says only that there is something; where it breaks, looking now and then goes on (2.16). */
  #listen(): void {
    if (this.#events || this.#isPaused || !this.#stop) return;
    const events = new AbortController();
    this.#events = events;
    const ended = () => {
      if (this.#events === events) this.#events = null;
      if (!events.signal.aborted) this.#wake(backoff(this.#failures + 2, this.#options.random));
    };
    this.#options.transport.events(() => this.#wake(0), events.signal).then(ended, ended);
  }
}
