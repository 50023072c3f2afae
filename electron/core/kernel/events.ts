import type { Change } from './change-log.ts';

/** Tables that changed, among them the computed one, and the accounts whose rows they are. */
export interface Announced {
  tables: (Change['tables'][number] | 'derived_account')[];
  accounts: string[];
}

type Listener = (change: Announced) => void;

/** Large work commits many times a second; pages read again this often, in milliseconds: less often the longer it lasts. */
const PAUSE = 400;
const LONGEST_PAUSE = 2000;
const GROWTH = 1.5;
/** So many changes within one pause are large work; fewer are people. */
const MANY = 4;

/** Facts after commit, to every listening page. Calls go down, events only announce, upward. */
export class Events {
  readonly #listeners = new Set<Listener>();

  #later: { tables: Set<Announced['tables'][number]>; accounts: Set<string>; changes: number } | null = null;
  #pause = PAUSE;

  announce(change: Announced): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Tells the first change at once and merges what follows, so that pages do not read without end during large work. */
  announceSoon(change: Announced): void {
    if (this.#later === null) {
      this.#later = this.#collect();
      this.announce(change);
      return;
    }
    this.#later.changes += 1;
    for (const table of change.tables) this.#later.tables.add(table);
    for (const account of change.accounts) this.#later.accounts.add(account);
  }

  /** Large work has ended: what waits is announced at once. */
  announceNow(): void {
    const waiting = this.#later;
    this.#later = null;
    this.#pause = PAUSE;
    if (waiting && waiting.tables.size > 0)
      this.announce({ tables: [...waiting.tables], accounts: [...waiting.accounts] });
  }

  #collect() {
    const waiting = { tables: new Set<Announced['tables'][number]>(), accounts: new Set<string>(), changes: 0 };
    setTimeout(() => {
      if (this.#later !== waiting) return;
      const next = Math.min(LONGEST_PAUSE, this.#pause * GROWTH);
      this.announceNow();
      if (waiting.changes < MANY) return;
      this.#pause = next;
      this.#later = this.#collect();
    }, this.#pause).unref();
    return waiting;
  }

  /** One item per announcement, merged while the page is slow, until the signal ends it. */
  async *stream(signal: AbortSignal | undefined): AsyncGenerator<{ tables: string[]; accounts: string[] }> {
    let tables = new Set<string>();
    let accounts = new Set<string>();
    let wake: () => void = () => undefined;
    const listener: Listener = (change) => {
      for (const table of change.tables) tables.add(table);
      for (const account of change.accounts) accounts.add(account);
      wake();
    };
    this.#listeners.add(listener);
    const stop = () => wake();
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        if (tables.size === 0) await new Promise<void>((resolve) => (wake = resolve));
        if (tables.size === 0) continue;
        const event = { tables: [...tables], accounts: [...accounts] };
        tables = new Set();
        accounts = new Set();
        yield event;
      }
    } finally {
      this.#listeners.delete(listener);
      signal?.removeEventListener('abort', stop);
    }
  }
}
