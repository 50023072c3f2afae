import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Port, PortEntry } from './message-channel.ts';
import type { FromPage, ToPage, WireValue } from './page-messages.ts';
import { pageWorld, preloadWorld } from './page-worlds.ts';

const WORLD = 'preload';
const BINDING = 'electronHostSays';
const RECEIVER = 'electronHostHears';

export interface PageListener {
  invoked(channel: string, args: unknown[]): Promise<unknown>;
  moved(bounds: { x: number; y: number; width: number; height: number }): void;
}

/** Carries the preload's messages between a page in Chromium and the stand-in, over Chromium's debugging protocol. */
export class PageLink {
  readonly #page: Page;
  readonly #listener: PageListener;
  /** Marks what belongs to the stand-in, so that no page can pass for it. */
  readonly #secret = `electron-host-${randomBytes(16).toString('hex')}`;
  readonly #ports = new Map<number, PortEntry>();
  readonly #batch: ToPage[] = [];
  #cdp: CDPSession | null = null;
  #context: number | null = null;
  #lastPort = 0;

  constructor(page: Page, listener: PageListener) {
    this.#page = page;
    this.#listener = listener;
  }

  async attach(preloadFile: string): Promise<CDPSession> {
    const cdp = await this.#page.context().newCDPSession(this.#page);
    this.#cdp = cdp;
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const mainFrame = frameTree.frame.id;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const auxData = context.auxData as { frameId?: string } | undefined;
      if (context.name !== WORLD || auxData?.frameId !== mainFrame) return;
      // A new document: what the one before held is gone.
      this.closePorts();
      this.#context = context.id;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== BINDING || executionContextId !== this.#context) return;
      for (const message of JSON.parse(payload) as FromPage[]) this.#received(message);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: inPage(pageWorld, [this.#secret]) });
    const preload = `(require) => {${await readFile(preloadFile, 'utf8')}\n}`;
    const source = inPage(preloadWorld, [BINDING, RECEIVER, this.#secret], preload);
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
    return cdp;
  }

  post(channel: string, data: unknown, ports: readonly Port[]): void {
    this.#say(['message', channel, data, ports.map((port) => this.#addPort(port))]);
  }

  closePorts(): void {
    for (const port of this.#ports.values()) port.closed();
    this.#ports.clear();
  }

  #addPort(port: Port): number {
    this.#lastPort += 1;
    const id = this.#lastPort;
    const entry = port.handOver({
      send: (data) => this.#say(['port', id, pack(data)]),
      close: () => {
        this.#ports.delete(id);
        this.#say(['close', id]);
      },
    });
    this.#ports.set(id, entry);
    return id;
  }

  #say(message: ToPage): void {
    if (this.#batch.push(message) === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const batch = this.#batch.splice(0);
    if (this.#cdp === null || this.#context === null) return;
    const call = {
      functionDeclaration: `(batch) => ${RECEIVER}(JSON.parse(batch))`,
      // As a value, since a program with all rows of a list in it would be compiled first.
      arguments: [{ value: JSON.stringify(batch) }],
      executionContextId: this.#context,
    };
    // A document that is gone meanwhile no longer wants it.
    this.#cdp.send('Runtime.callFunctionOn', call).catch(() => undefined);
  }

  #received(message: FromPage): void {
    switch (message[0]) {
      case 'invoke':
        void this.#answer(message[1], message[2], message[3]);
        return;
      case 'port':
        this.#ports.get(message[1])?.received(unpack(message[2]));
        return;
      case 'close':
        this.#ports.get(message[1])?.closed();
        this.#ports.delete(message[1]);
        return;
      case 'bounds':
        this.#listener.moved(message[1]);
        return;
    }
  }

  async #answer(id: number, channel: string, args: unknown[]): Promise<void> {
    try {
      const known = await Promise.all(args.map((argument) => this.#withFilePath(argument)));
      this.#say(['answer', id, true, await this.#listener.invoked(channel, known)]);
    } catch (error) {
      this.#say(['answer', id, false, error instanceof Error ? error.message : String(error)]);
    }
  }

  /** Replaces the stand-in's mark for a file by its path; empty, as in Electron, for a file that is on no disk. */
  async #withFilePath(argument: unknown): Promise<unknown> {
    if (typeof argument !== 'string' || !argument.startsWith(`${this.#secret}/`)) return argument;
    const expression = `${RECEIVER}Files[${Number(argument.slice(this.#secret.length + 1))}]`;
    const contextId = this.#context;
    if (this.#cdp === null || contextId === null) return '';
    const { result } = await this.#cdp.send('Runtime.evaluate', { expression, contextId });
    if (result.objectId === undefined) return '';
    return (await this.#cdp.send('DOM.getFileInfo', { objectId: result.objectId })).path;
  }
}

function inPage(run: (...args: never[]) => void, args: readonly string[], lastArgument = 'undefined'): string {
  return `(${run.toString()})(${[...args.map((argument) => JSON.stringify(argument)), lastArgument].join(', ')});`;
}

function pack(data: unknown): WireValue {
  if (typeof data === 'string') return ['text', data];
  if (data instanceof ArrayBuffer) return ['bytes', Buffer.from(data).toString('base64')];
  if (data instanceof Uint8Array) return ['bytes', Buffer.from(data).toString('base64')];
  return ['json', data];
}

function unpack([kind, value]: WireValue): unknown {
  return kind === 'bytes' ? new Uint8Array(Buffer.from(value, 'base64')) : value;
}
