import type { Change } from './change-log.ts';

type Listener = (change: Pick<Change, 'tables' | 'accounts'>) => void;

/** Facts after commit, to every listening page. Calls go down, events only announce, upward. */
export class Events {
  readonly #listeners = new Set<Listener>();

  announce(change: Pick<Change, 'tables' | 'accounts'>): void {
    for (const listener of this.#listeners) listener(change);
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
