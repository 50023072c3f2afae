import type { QueryClient } from '@tanstack/react-query';
import { coreState } from './core-state.ts';
import { refreshTables } from './query-client.ts';

interface EventSource {
  /** Opens the stream of what changed. */
  open(signal: AbortSignal): Promise<AsyncIterable<{ tables: string[] }>>;
  /** Calls back each time a new connection to core stands. */
  onReconnect(listener: () => void): () => void;
}

/**
 * Keeps the page as fresh as the data: what core announces is fetched again. A lost stream needs no retry of its own,
 * since only a dead core ends it and the reconnection starts the next one, with everything read anew.
 */
export function followChanges(client: QueryClient, source: EventSource): () => void {
  let current = new AbortController();

  async function follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const { tables } of await source.open(signal)) await refreshTables(client, tables);
    } catch (error) {
      if (signal.aborted) return;
      // It is endless: only the end of core ends it.
      coreState.set('restarting');
      console.warn('The stream of changes ended', error);
    }
  }

  void follow(current.signal);
  const stop = source.onReconnect(() => {
    coreState.set('connected');
    current.abort();
    current = new AbortController();
    void follow(current.signal);
    void client.invalidateQueries();
  });
  return () => {
    stop();
    current.abort();
  };
}
