import type { MessagePortMain, ParentPort as ElectronParentPort } from 'electron';
import type { UtilityMessage } from './utility-messages.ts';

/**
 * Runs in each child before the app's own module: gives it the `process.parentPort` of a utility process. It is handed
 * over as text, so it stands by itself: with types in it each child would first load what strips them, a tenth of a second.
 */
export function inChild(): void {
  const { EventEmitter } = process.getBuiltinModule('node:events');

  const ports = new Map<number, ChildPort>();

  function send(message: UtilityMessage): void {
    // A parent that ended in between is no failure of the child: it ends with the channel.
    process.send?.(message, undefined, undefined, () => undefined);
  }

  class ChildPort extends EventEmitter implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
    readonly #id: number;
    #waiting: unknown[] | null = [];

    constructor(id: number) {
      super();
      this.#id = id;
    }

    postMessage(data: unknown): void {
      send({ kind: 'port', port: this.#id, data });
    }

    start(): void {
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      for (const data of waiting) this.emit('message', { data, ports: [] });
    }

    close(): void {
      ports.delete(this.#id);
      send({ kind: 'close', port: this.#id });
    }

    arrived(data: unknown): void {
      if (this.#waiting === null) this.emit('message', { data, ports: [] });
      else this.#waiting.push(data);
    }
  }

  /** Messages wait until somebody listens, as Electron promises. */
  class ParentPort extends EventEmitter implements Pick<ElectronParentPort, 'postMessage'> {
    readonly #waiting: unknown[] = [];

    constructor() {
      super();
      this.on('newListener', (event) => {
        if (event !== 'message') return;
        queueMicrotask(() => {
          for (const message of this.#waiting.splice(0)) this.emit('message', message);
        });
      });
    }

    postMessage(data: unknown): void {
      send({ kind: 'message', data, ports: [] });
    }

    arrived(message: { data: unknown; ports: ChildPort[] }): void {
      if (this.#waiting.length === 0 && this.listenerCount('message') > 0) this.emit('message', message);
      else this.#waiting.push(message);
    }
  }

  const parentPort = new ParentPort();
  Object.assign(process, { parentPort, type: 'utility' });

  process.on('message', (raw) => {
    const message = raw as UtilityMessage;
    switch (message.kind) {
      case 'message': {
        const given = message.ports.map((id) => {
          const port = new ChildPort(id);
          ports.set(id, port);
          return port;
        });
        parentPort.arrived({ data: message.data, ports: given });
        return;
      }
      case 'port':
        ports.get(message.port)?.arrived(message.data);
        return;
      case 'close':
        ports.get(message.port)?.emit('close');
        ports.delete(message.port);
        return;
    }
  });
  // A utility process never outlives its app.
  process.on('disconnect', () => process.exit(0));
}
