import pg from 'pg';
import type { Storage } from '../storage/storage.ts';
import type { WakeHub } from './wake-hub.ts';

const CHANNEL = 'ongoing_wake';
const POLL_MS = 2_000;
const AGAIN_MS = 5_000;

/**
 * Servers on one PostgreSQL tell each other of commits (sync.md 2.16): NOTIFY on a connection of its own, after the
 * commit, because inside the push it would lock the whole database. A look at the heads every two seconds covers what
 * a lost connection did not hear.
 */
export class PostgresRelay {
  readonly #url: string;
  readonly #storage: Storage;
  readonly #hub: WakeHub;
  readonly #onFailure: (error: Error) => void;
  readonly #heads = new Map<string, number>();
  readonly #poll: NodeJS.Timeout;
  #again: NodeJS.Timeout | undefined;
  #client: pg.Client | null = null;
  #closed = false;

  constructor(url: string, storage: Storage, hub: WakeHub, onFailure: (error: Error) => void) {
    this.#url = url;
    this.#storage = storage;
    this.#hub = hub;
    this.#onFailure = onFailure;
    hub.relay = this;
    this.#poll = setInterval(() => void this.#look(), POLL_MS);
  }

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'ongoing-wake', keepAlive: true });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, null));
    client.on('notification', ({ payload }) => payload && this.#hub.woken(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#client = client;
    } catch (error) {
      this.#lost(client, error instanceof Error ? error : new Error('no connection'));
    }
  }

  #lost(client: pg.Client, error: Error | null): void {
    if (this.#closed || (this.#client !== null && this.#client !== client)) return;
    if (error) this.#onFailure(error);
    this.#client = null;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.open(), AGAIN_MS);
  }

  announce(workspaceId: string): void {
    this.#client?.query('SELECT pg_notify($1, $2)', [CHANNEL, workspaceId]).catch(this.#onFailure);
  }

  async #look(): Promise<void> {
    const workspaces = this.#hub.workspaces();
    if (workspaces.length === 0) return;
    try {
      const heads = await this.#storage.transaction('snapshot', async (tx) => {
        const found: [string, number][] = [];
        for (const id of workspaces) found.push([id, (await tx.workspaces.find(id))?.head ?? 0]);
        return found;
      });
      for (const [id, head] of heads) {
        if (this.#heads.has(id) && this.#heads.get(id) !== head) this.#hub.woken(id);
        this.#heads.set(id, head);
      }
    } catch (error) {
      if (error instanceof Error) this.#onFailure(error);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#again);
    await this.#client?.end().catch(() => undefined);
  }
}
