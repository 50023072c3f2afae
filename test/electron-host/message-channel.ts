import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';

/** The other side of a port that was handed to a page or to a child process. */
export interface RemoteEnd {
  send(data: unknown): void;
  close(): void;
}

/** What comes back from there. */
export interface PortEntry {
  received(data: unknown): void;
  closed(): void;
}

export class Port extends EventEmitter implements Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  #peer: Port | null = null;
  #remote: RemoteEnd | null = null;
  #waiting: unknown[] = [];
  #isStarted = false;
  #isClosed = false;

  static entangle(one: Port, other: Port): void {
    one.#peer = other;
    other.#peer = one;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('The stand-in for Electron sends no port through a port.');
    this.#peer?.arrived(message);
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#peer?.peerClosed();
  }

  /** This end now lives elsewhere. */
  handOver(remote: RemoteEnd): PortEntry {
    this.#remote = remote;
    for (const data of this.#waiting.splice(0)) remote.send(data);
    if (this.#isClosed) remote.close();
    return {
      received: (data) => this.#peer?.arrived(data),
      closed: () => this.close(),
    };
  }

  /** From the other end. */
  arrived(data: unknown): void {
    if (this.#isClosed) return;
    if (this.#remote !== null) this.#remote.send(data);
    else if (this.#isStarted) setImmediate(() => this.emit('message', { data: structuredClone(data), ports: [] }));
    else this.#waiting.push(data);
  }

  /** The other end was closed. */
  peerClosed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#remote !== null) this.#remote.close();
    else setImmediate(() => this.emit('close'));
  }
}

export class MessageChannelMain {
  readonly port1 = new Port();
  readonly port2 = new Port();

  constructor() {
    Port.entangle(this.port1, this.port2);
  }
}
