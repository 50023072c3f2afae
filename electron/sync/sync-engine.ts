import type BetterSqlite3 from 'better-sqlite3';
import { SCHEMA } from '#shared/sync/protocol.ts';
import { LIMITS, type HelloReply } from '#shared/sync/wire.ts';
import type { HybridClock } from '#shared/sync/clock.ts';
import { type ClientRules, clientRules } from './client-rules.ts';
import type { DeviceClock } from './device-clock.ts';
import { type HelloOptions, applyExtra, leaveCopiedId, sayHello, startFromHead } from './hello-step.ts';
import { LogKeeper } from './log-keeper.ts';
import { PageReader } from './page-reader.ts';
import { type PageSizer, TRANSACTION_MS, pageSizer } from './page-sizer.ts';
import {
  type Page,
  type TakenPage,
  droppedBuckets,
  moveCursor,
  requestAfter,
  requestPage,
  takePage,
} from './pull-step.ts';
import { Pusher } from './push-step.ts';
import { SyncFile, type WriteLock } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';
import { type DeviceFacts, type Transport, TransportError } from './transport.ts';
import { healAll, recountAll } from './verify-step.ts';

export interface SyncEngineOptions {
  /** The writing connection. */
  database: BetterSqlite3.Database;
  lock: WriteLock;
  transport: Transport;
  clock: DeviceClock;
  /** The clock that gives this device's stamps. */
  hybrid: Pick<HybridClock, 'receive' | 'rename'>;
  /** This device goes on under another id (sync.md 2.11). */
  renamed?: (deviceId: string) => void;
  /** The server knew this device, whether it takes anything from it or not. */
  greeted?: () => Promise<void>;
  newId: () => string;
  app: string;
  device: Omit<DeviceFacts, 'id'>;
  /** Milliseconds that only grow: how long applying took. */
  monotonic: () => number;
  /** Lets what waits on this thread go first, between two transactions of one step. */
  breathe?: () => Promise<void>;
  /** Content files that no row names any more. */
  forgetFiles?: (hashes: readonly string[]) => Promise<void>;
  /** Moves the write-ahead log into the file, off this thread. */
  checkpoint?: () => Promise<void>;
  rules?: Partial<ClientRules>;
  reached?: (place: string) => void;
}

/** The server takes nothing from this device until a person acts. */
export class SyncStoppedError extends Error {
  readonly reason: 'upgrade_required' | 'device_revoked' | 'wipe';
  constructor(reason: SyncStoppedError['reason']) {
    super(`sync stopped: ${reason}`);
    this.name = 'SyncStoppedError';
    this.reason = reason;
  }
}

/** A safe prune keeps this much of what was answered (sync.md 2.11). */
const KEPT_DAYS = 30;
const KEPT_BYTES = 50 * 1024 * 1024;
const DAY_MS = 86_400_000;
const COUNTED_MS = 7 * DAY_MS;

/**
 * The exchange with a server as steps without timers (sync.md 2): each ends with everything on disk, and a process that
 * dies anywhere goes on with the next. Steps run one at a time; edits go on between their short transactions.
 */
export class SyncEngine {
  readonly file: SyncFile;
  readonly #options: SyncEngineOptions;
  readonly #hello: HelloOptions;
  readonly #pages: PageReader;
  readonly #pusher: Pusher;
  /** Rows of one transaction: what a pull brought, what goes into search. */
  readonly #pulled: PageSizer;
  readonly #indexed: PageSizer;
  readonly #log: LogKeeper;
  #greeting: HelloReply | null = null;

  constructor(options: SyncEngineOptions) {
    const { database, lock, clock, transport, newId, app, device, monotonic } = options;
    this.#options = options;
    this.file = new SyncFile({
      database,
      lock,
      rules: { ...clientRules, ...options.rules },
      now: () => clock.now(),
      reached: options.reached ?? (() => undefined),
    });
    const renamed = (deviceId: string) => {
      options.hybrid.rename(deviceId);
      options.renamed?.(deviceId);
    };
    this.#log = new LogKeeper({ file: this.file, checkpoint: options.checkpoint });
    this.#hello = { file: this.file, transport, clock, newId, app, device, renamed };
    this.#pages = new PageReader({ transport, monotonic, discardCut: this.file.rules.discardCutPulls });
    const rows = { monotonic, aim: TRANSACTION_MS, start: 500, most: 20_000 };
    const answered = pageSizer({ ...rows, least: LIMITS.pushMutations });
    this.#pusher = new Pusher({ file: this.file, transport, clock, rows: answered, breathe: options.breathe });
    this.#pulled = pageSizer({ ...rows, least: 100 });
    this.#indexed = pageSizer({ ...rows, least: 20 });
  }

  /** What the server said of itself, as long as it holds. */
  get greeting(): HelloReply | null {
    return this.#greeting;
  }

  /** @throws SyncStoppedError, TransportError */
  async hello(): Promise<HelloReply> {
    this.#greeting = null;
    this.#pusher.forgetAhead();
    await applyExtra(this.file);
    const reply = await sayHello(this.#hello).catch((error: unknown) => {
      // Said before the greeting is read: the session of such a device has ended.
      if (error instanceof TransportError && (error.code === 'wipe' || error.code === 'device_revoked'))
        throw new SyncStoppedError(error.code);
      throw error;
    });
    if (reply.status === 'wipe' || reply.status === 'device_revoked') throw new SyncStoppedError(reply.status);
    await this.#options.greeted?.();
    if (reply.status === 'upgrade_required') throw new SyncStoppedError(reply.status);
    this.#greeting = reply;
    return reply;
  }

  /**
   * Sends the next batch; says how many mutations were answered. `sendAhead` lets the one after it travel while answers
   * go in. @throws SyncStoppedError, TransportError
   */
  pushOnce(sendAhead = false): Promise<number> {
    return this.#greeted(async (greeting) => {
      const { epoch, limits } = greeting;
      const { answered, reply } = await this.#pusher.pushBatch({
        epoch,
        limits: { mutations: limits.pushMutations, size: limits.pushBytes },
        sendAhead,
      });
      // An old answer of a server that was upgraded since: the next hello sends what it put off again.
      const isPutOff = reply?.results.some(({ o }) => o === 'defer') ?? false;
      if (isPutOff && (greeting.serving[1] ?? 0) >= SCHEMA) this.#greeting = null;
      return answered;
    });
  }

  /** Takes one page in; `readAhead` lets the next one travel meanwhile. @throws SyncStoppedError, TransportError */
  pullOnce(readAhead = false): Promise<{ more: boolean }> {
    return this.#greeted(async (greeting) => {
      const { file } = this;
      const { transport } = this.#options;
      const request = await file.inspect(() => requestPage(file, greeting, this.#pages.size));
      const page = await this.#pages.read(request);
      const hasSent = await this.#sendBeforeEviction(await file.inspect(() => droppedBuckets(file, page)));
      // The server became another while that was sent: the page is of a log that is gone.
      if (this.#greeting?.epoch !== greeting.epoch) return { more: true };
      if (!file.rules.cursorWithPage) await file.apply('cursor', () => moveCursor(file, page));
      const next = readAhead ? requestAfter(request, page) : null;
      if (next) this.#pages.readAhead(next);
      await this.#log.filling(page.end.more || page.boots.length > 0);
      const taken = await this.#take(page);
      const dropped = hasSent ? [] : await healAll(file, transport, greeting, taken.differing);
      if (dropped.length > 0) await this.#options.forgetFiles?.(dropped);
      const more = await file.inspect(() => taken.more || file.buckets.isFilling());
      return { more };
    });
  }

  /**
   * Sends all that waits and takes in all there is. `between` is called after each step, for whoever shows how far it
   * is; a signal ends it there. Says how many pages came.
   */
  async runToHead(between: () => void = () => undefined, signal?: AbortSignal): Promise<number> {
    try {
      return await this.#exchange(between, signal);
    } finally {
      this.#log.ended();
    }
  }

  async #exchange(between: () => void, signal: AbortSignal | undefined): Promise<number> {
    for (let pages = 0; ;) {
      for (;;) {
        if (signal?.aborted) return pages;
        const answered = await this.pushOnce(true);
        between();
        if (answered === 0) break;
      }
      if (signal?.aborted) return pages;
      const { more } = await this.pullOnce(true);
      pages += 1;
      between();
      const hasMore = more || (await this.file.inspect(() => this.#hasToSend()));
      if (hasMore) continue;
      await this.file.apply('synced', () => {
        patchSyncState(this.file.sql, { synced_at: new Date(this.#options.clock.now()).toISOString() });
      });
      await this.indexSearch(signal);
      return pages;
    }
  }

  /** Before the file is closed, between two steps. */
  rest(): Promise<void> {
    return this.#log.rest();
  }

  /** Takes what pages brought into full-text search, in short transactions. */
  async indexSearch(signal?: AbortSignal): Promise<void> {
    let more = true;
    while (more && !signal?.aborted) {
      await this.#options.breathe?.();
      more = await this.#indexed.timed((size) => this.file.indexSearch(size));
    }
  }

  /** Sums of all rows taken from the rows themselves, after an unclean exit and now and then (sync.md 2.13). */
  async recount(): Promise<void> {
    await recountAll(this.file);
    await this.file.apply('counted', () => this.#noteCounted());
  }

  /** The same once a week, from the first time on that it is asked. */
  async recountWeekly(): Promise<void> {
    const { file } = this;
    const at = await file.inspect(() => file.state().counted_at);
    if (at === null) return file.apply('counted', () => this.#noteCounted());
    if (Date.parse(at) + COUNTED_MS <= this.#options.clock.now()) await this.recount();
  }

  #noteCounted(): void {
    patchSyncState(this.file.sql, { counted_at: new Date(this.#options.clock.now()).toISOString() });
  }

  /** Forgets answered mutations that a backup of the server covers (sync.md 2.11). */
  prune(): Promise<number> {
    const { file } = this;
    return file.apply('pruning', () => {
      const { safe_seq: safeSeq } = file.state();
      const before = Math.max(0, this.#options.clock.now() - KEPT_DAYS * DAY_MS);
      const lost = file.sql.all<{ n: number; bucket: string }>(
        `SELECT n, bucket FROM sync_journal WHERE kind = 'lost_access' AND detail <> '{}'`,
      );
      for (const { n, bucket } of lost) {
        const kept = file.buckets.isHeld(bucket)
          ? 0
          : file.outbox.forget(bucket, safeSeq, (b) => file.buckets.isHeld(b));
        if (kept === 0) file.sql.run(`UPDATE sync_journal SET detail = '{}' WHERE n = ?`, n);
      }
      return file.outbox.prune(safeSeq, before.toString(16).padStart(12, '0'), KEPT_BYTES);
    });
  }

  /** In as many transactions as it takes for each of them to be short: edits go on in between. */
  async #take(page: Page): Promise<Omit<TakenPage, 'newestStamp'>> {
    const { file } = this;
    const { clock, hybrid, monotonic, forgetFiles, breathe } = this.#options;
    const place = { commits: 0, boots: 0, rows: 0 };
    for (;;) {
      await breathe?.();
      // What is taken away from this device stays away, files too; rows and cursor come again together.
      const comesAgain = page.access === null || place.commits + place.boots + place.rows > 0;
      const taken = await this.#pulled.timed((most) =>
        file.apply(
          'page',
          () => {
            const start = monotonic();
            const isEnough = (rows: number) => rows > 0 && (rows >= most || monotonic() - start >= TRANSACTION_MS);
            return takePage(file, page, place, isEnough);
          },
          { comesAgain },
        ),
      );
      if (taken.newestStamp !== '') hybrid.receive(taken.newestStamp, clock.now());
      if (taken.dropped.length > 0) await forgetFiles?.(taken.dropped);
      if (taken.isWhole) return taken;
    }
  }

  #hasToSend(): boolean {
    const held = this.file.outbox.deferred();
    return held.size === 0 && this.file.outbox.countOpen() > 0;
  }

  /** What waits for buckets that go is sent first, so that the server parks it; offline it stays queued for that. */
  async #sendBeforeEviction(dropped: readonly string[]): Promise<boolean> {
    if (!this.file.rules.pushBeforeEviction) return false;
    const waits = await this.file.inspect(() => dropped.some((bucket) => this.file.outbox.openIn(bucket).length > 0));
    if (!waits) return false;
    try {
      while ((await this.pushOnce()) > 0);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
    }
    return true;
  }

  /** Runs a step under a greeting, a new one where the server became another or lost track of this device. */
  async #greeted<T>(step: (greeting: HelloReply) => Promise<T>): Promise<T> {
    const greeting = this.#greeting ?? (await this.hello());
    try {
      return await step(greeting);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      switch (error.code) {
        case 'epoch_changed':
        case 'upgrade_required':
        case 'device_revoked':
        case 'wipe':
          return step(await this.hello());
        case 'device_forked':
          await leaveCopiedId(this.#hello);
          return step(await this.hello());
        case 'cursor_too_old': {
          const { head } = await this.hello();
          await this.file.apply('restart', () => startFromHead(this.file, head));
          return step(this.#greeting ?? (await this.hello()));
        }
        default:
          throw error;
      }
    }
  }
}
