import type { WakeUp } from '#shared/sync/wire.ts';

/** An open event stream of one device. */
export interface Listener {
  workspaceId: string;
  memberId: string;
  deviceId: string;
  send(wakeUp: WakeUp): void;
  close(): void;
}

/** Carries the news of a commit to the other servers of one database; absent where there is one server. */
export interface Relay {
  announce(workspaceId: string): void;
}

/**
 * Who listens in this process (sync.md 2.16). It tells devices that there is something new and never what: they pull
 * it, and pulls check access. Commits in one turn of the event loop become one look at the database.
 */
export class WakeHub {
  readonly #listeners = new Map<string, Listener>();
  readonly #woken = new Set<string>();
  readonly #read: (workspaceId: string, listeners: readonly Listener[]) => Promise<Map<string, WakeUp>>;
  relay: Relay | null = null;

  /** `read` answers what each member (by id) has to know now. */
  constructor(read: (workspaceId: string, listeners: readonly Listener[]) => Promise<Map<string, WakeUp>>) {
    this.#read = read;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Workspaces that somebody listens to. */
  workspaces(): string[] {
    return [...new Set([...this.#listeners.values()].map(({ workspaceId }) => workspaceId))];
  }

  /** One stream a device: a second one takes over, since the first is most likely a dead connection. */
  add(listener: Listener): void {
    this.#listeners.get(listener.deviceId)?.close();
    this.#listeners.set(listener.deviceId, listener);
  }

  remove(listener: Listener): void {
    if (this.#listeners.get(listener.deviceId) === listener) this.#listeners.delete(listener.deviceId);
  }

  closeDevices(isGone: (listener: Listener) => boolean): void {
    for (const listener of this.#listeners.values()) if (isGone(listener)) listener.close();
  }

  /** After a commit of this server. */
  committed(workspaceId: string): void {
    this.relay?.announce(workspaceId);
    this.woken(workspaceId);
  }

  /** After a commit of any server. */
  woken(workspaceId: string): void {
    if (this.#woken.has(workspaceId)) return;
    this.#woken.add(workspaceId);
    setImmediate(() => {
      this.#woken.delete(workspaceId);
      void this.#tell(workspaceId);
    });
  }

  async #tell(workspaceId: string): Promise<void> {
    const listeners = [...this.#listeners.values()].filter((each) => each.workspaceId === workspaceId);
    if (listeners.length === 0) return;
    // A database that is away is no news; the next commit or the poll tells it.
    const news = await this.#read(workspaceId, listeners).catch(() => new Map<string, WakeUp>());
    for (const listener of listeners) {
      const wakeUp = news.get(listener.memberId);
      if (wakeUp) listener.send(wakeUp);
    }
  }

  close(): void {
    this.closeDevices(() => true);
  }
}
