import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { join } from 'node:path';
import type { CoreRequest, FromCore, ToCore } from '#shared/contract/host.ts';
import type { GivenFile } from './files.ts';
import type { PageKind } from './pages.ts';
import { RestartPolicy } from './restart-policy.ts';
import { CORE_PORT } from './window-calls.ts';

/** The name of the process for the system's process list. */
export const CORE_NAME = 'Ongoing core';
/** Enough to finish a unit of work and checkpoint the database. */
const STOP_MS = 10_000;

export interface CoreOptions {
  /** Where the engine keeps what it made of core's code, for the next start. */
  compiledFolder: string;
  start: Extract<ToCore, { type: 'start' }>;
  answer(request: CoreRequest): Promise<unknown>;
  /** A fresh core is running and knows nothing of what its predecessor was told. */
  restarted(): void;
  /** Core died again and again right after its start. */
  keepsDying(deaths: number): void;
}

/** Runs core, starts it again when it dies and introduces each page to it; it knows nothing of what they say. */
export class CoreProcess {
  readonly #options: CoreOptions;
  readonly #policy = new RestartPolicy();
  readonly #pages = new Map<WebContents, PageKind>();
  #child: UtilityProcess | null = null;
  #startedAt = 0;
  #stopping = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: CoreOptions) {
    this.#options = options;
  }

  start(): void {
    const child = utilityProcess.fork(join(import.meta.dirname, 'core.js'), [this.#options.compiledFolder], {
      serviceName: CORE_NAME,
    });
    this.#child = child;
    this.#startedAt = performance.now();
    child.on('message', (message: FromCore) => this.#received(child, message));
    child.on('exit', (code) => this.#died(child, code));
    this.#send(this.#options.start);
  }

  /** After `keepsDying`, when the user asks for it. */
  tryAgain(): void {
    this.#policy.forgive();
    this.#restart();
  }

  /** Gives the page a port now and again after every restart of core. */
  connect(page: WebContents, kind: PageKind): void {
    if (!this.#pages.has(page)) page.once('destroyed', () => this.#pages.delete(page));
    this.#pages.set(page, kind);
    // While core is down the page waits: the next core introduces itself to all pages.
    if (this.#child !== null) this.#introduce(page, kind);
  }

  give({ token, path, use }: GivenFile): void {
    this.#send({ type: 'file', token, path, use });
  }

  woke(): void {
    this.#send({ type: 'woke' });
  }

  /** Resolves when core has ended, by itself or, when it does not, by force. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const deadline = setTimeout(() => child.kill(), STOP_MS);
    this.#send({ type: 'stop' });
    await ended;
    clearTimeout(deadline);
  }

  #introduce(page: WebContents, kind: PageKind): void {
    if (page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#send({ type: 'page', kind }, [port2]);
    page.postMessage(CORE_PORT, { type: CORE_PORT }, [port1]);
  }

  #send(message: ToCore, ports: Electron.MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }

  #received(child: UtilityProcess, message: FromCore): void {
    switch (message.type) {
      case 'request':
        void this.#answer(child, message.id, message);
        return;
      case 'stopped':
        child.kill();
        return;
      case 'ready':
        return;
    }
  }

  async #answer(child: UtilityProcess, id: number, request: CoreRequest): Promise<void> {
    let reply: ToCore;
    try {
      reply = { type: 'reply', id, ok: true, value: await this.#options.answer(request) };
    } catch (error) {
      reply = { type: 'reply', id, ok: false, message: error instanceof Error ? error.message : String(error) };
    }
    // An answer to a core that died meanwhile would mean something else to its successor.
    if (child === this.#child) child.postMessage(reply);
  }

  #died(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return;
    this.#child = null;
    if (this.#stopping) return;
    const next = this.#policy.died(performance.now() - this.#startedAt);
    console.warn(`Core ended with code ${code}.`);
    if (next.do === 'ask') this.#options.keepsDying(next.deaths);
    else this.#timer = setTimeout(() => this.#restart(), next.afterMs);
  }

  #restart(): void {
    if (this.#stopping || this.#child !== null) return;
    this.start();
    this.#options.restarted();
    for (const [page, kind] of this.#pages) this.#introduce(page, kind);
  }
}
