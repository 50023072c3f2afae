import type BetterSqlite3 from 'better-sqlite3';
import type { ApplyContext, ApplyOptions } from '#core/kernel/unit-of-work.ts';
import { SearchDue } from '#database/search-due.ts';
import { BucketDigests } from './bucket-digests.ts';
import { Buckets } from './buckets.ts';
import type { ClientRules } from './client-rules.ts';
import { Journal } from './journal.ts';
import { Leftovers } from './leftovers.ts';
import { Outbox } from './outbox.ts';
import { RowStore } from './row-store.ts';
import { Statements } from './statements.ts';
import { type LocalIdentity, type SyncState, readIdentity, readSyncState } from './sync-state.ts';

/** The one lock of the writing connection: `UnitOfWork`. */
export interface WriteLock {
  apply<T>(work: (context: ApplyContext) => T, options?: ApplyOptions): Promise<T>;
  inspect<T>(work: (sqlite: BetterSqlite3.Database) => T): Promise<T>;
}

export interface SyncFileOptions {
  database: BetterSqlite3.Database;
  lock: WriteLock;
  rules: ClientRules;
  /** Device time in milliseconds. */
  now: () => number;
  /** Called at named places; a test may end the process there. */
  reached: (place: string) => void;
}

/** Rows that go into full-text search with the transaction that wrote them. */
const FEW = 20;

type Touch = ApplyContext['touch'];

/** One workspace's file from the side of sync: what its steps read and write, one transaction at a time. */
export class SyncFile {
  readonly sql: Statements;
  readonly outbox: Outbox;
  readonly digests: BucketDigests;
  readonly rows: RowStore;
  readonly leftovers: Leftovers;
  readonly buckets: Buckets;
  readonly journal: Journal;
  readonly rules: ClientRules;
  readonly reached: (place: string) => void;
  readonly #lock: WriteLock;
  readonly #searchDue: SearchDue;
  #touch: Touch = () => undefined;
  #deviceId = '';

  constructor({ database, lock, rules, now, reached }: SyncFileOptions) {
    this.#lock = lock;
    this.rules = rules;
    this.reached = reached;
    this.sql = new Statements(database);
    this.#searchDue = new SearchDue(database);
    this.outbox = new Outbox(this.sql);
    this.digests = new BucketDigests(this.sql);
    this.buckets = new Buckets(this.sql);
    this.journal = new Journal(this.sql, now);
    this.leftovers = new Leftovers(this.sql);
    this.rows = new RowStore({
      sql: this.sql,
      digests: this.digests,
      outbox: this.outbox,
      leftovers: this.leftovers,
      rules,
      deviceId: () => this.#deviceId,
      touch: (table, accountId) => this.#touch(table, accountId),
    });
  }

  /** One transaction; `place` names it for the tests that kill the process around it. */
  async apply<T>(place: string, work: () => T, options?: ApplyOptions): Promise<T> {
    this.reached(`before ${place}`);
    const result = await this.#lock.apply(({ touch }) => {
      this.#start(touch);
      try {
        const done = work();
        this.digests.keep();
        this.#indexFew();
        this.reached(`inside ${place}`);
        return done;
      } finally {
        this.digests.forget();
      }
    }, options);
    this.reached(`after ${place}`);
    return result;
  }

  /** Takes up to `most` rows that wait into full-text search; says whether more may wait. */
  async indexSearch(most: number): Promise<boolean> {
    const rows = await this.inspect(() => this.#searchDue.waiting(most));
    if (rows.length > 0) await this.apply('search', () => this.#searchDue.index(rows), { comesAgain: true });
    return rows.length === most;
  }

  /** What people change is found at once; only large pages are left for later. */
  #indexFew(): void {
    const rows = this.#searchDue.waiting(FEW + 1);
    if (rows.length > 0 && rows.length <= FEW) this.#searchDue.index(rows);
  }

  /** Reads between two transactions. */
  inspect<T>(work: () => T): Promise<T> {
    return this.#lock.inspect(() => {
      this.#start(() => undefined);
      return work();
    });
  }

  /** Only inside `apply` or `inspect`. @throws Error where the workspace never joined a server */
  state(): SyncState {
    const state = readSyncState(this.sql);
    if (!state) throw new Error('this workspace never joined a server');
    return state;
  }

  identity(): LocalIdentity {
    return readIdentity(this.sql);
  }

  #start(touch: Touch): void {
    this.#touch = touch;
    this.#deviceId = this.identity().device_id;
    this.outbox.startStep();
    this.rows.startStep();
    this.leftovers.startStep();
  }
}
