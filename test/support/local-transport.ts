import { fileState, getChunk, putChunk } from '#server/files/attachment-bytes.ts';
import { hello } from '#server/sync/hello.ts';
import { pull } from '#server/sync/pull.ts';
import { push } from '#server/sync/push.ts';
import { verify } from '#server/sync/verify.ts';
import type { SyncEnvironment, SyncSession } from '#server/sync/environment.ts';
import { ServerRefusal } from '#server/refusal.ts';
import type { PullLine, SyncErrorCode, WakeUp } from '#shared/sync/wire.ts';
import { type DeviceFacts, type Transport, TransportError } from '#sync/transport.ts';

/** What a message went through on its way; a test may lose, cut or delay it. */
export interface Wire {
  /** Before the server sees the request; throw to lose it. */
  request?: (kind: string) => void;
  /** After the server answered; throw to lose the answer. */
  reply?: (kind: string) => void;
  /** How many lines of a pull arrive; undefined: all. */
  linesOf?: (lines: number) => number | undefined;
}

const passed = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const asItIs = <T>(value: T): T => value;

/** The server's own handlers in this process, with what goes over the wire as JSON. */
export class LocalTransport implements Transport {
  readonly #env: SyncEnvironment;
  readonly #wire: Wire;
  #session: SyncSession;

  constructor(env: SyncEnvironment, session: SyncSession, wire: Wire = {}) {
    this.#env = env;
    this.#session = session;
    this.#wire = wire;
  }

  hello: Transport['hello'] = (request) => this.#ask('hello', () => hello(this.#env, this.#session, passed(request)));
  push: Transport['push'] = (request) => this.#ask('push', () => push(this.#env, this.#session, passed(request)));
  verify: Transport['verify'] = (request) =>
    this.#ask('verify', () => verify(this.#env, this.#session, passed(request)));

  pull: Transport['pull'] = async function* (this: LocalTransport, request) {
    // Lines are text already.
    const lines = await this.#ask('pull', () => pull(this.#env, this.#session, passed(request)), asItIs);
    const arriving = this.#wire.linesOf?.(lines.length) ?? lines.length;
    for (const line of lines.slice(0, arriving)) yield JSON.parse(line) as PullLine;
  };

  events(_onWake: (wake: WakeUp) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  }

  moveDevice(device: DeviceFacts): Promise<void> {
    this.#session = { ...this.#session, deviceId: device.id };
    return Promise.resolve();
  }

  fileState: Transport['fileState'] = (id) => this.#ask('file', () => fileState(this.#env, this.#session, id));
  putChunk: Transport['putChunk'] = (id, index, content) =>
    this.#ask('file', () => putChunk(this.#env, this.#session, { attachmentId: id, index, content }));
  getChunk: Transport['getChunk'] = async (id, index) => {
    const content = await this.#ask('file', async () => [
      ...(await getChunk(this.#env, this.#session, { attachmentId: id, index })),
    ]);
    return Uint8Array.from(content);
  };

  async #ask<T>(kind: string, work: () => Promise<T>, arrive: (answer: T) => T = passed): Promise<T> {
    this.#wire.request?.(kind);
    try {
      const answer = await work();
      this.#wire.reply?.(kind);
      return arrive(answer);
    } catch (error) {
      if (!(error instanceof ServerRefusal)) throw error;
      const { code, message, retryAfter, details } = error;
      throw new TransportError(code as SyncErrorCode, message, {
        ...(retryAfter !== undefined && { retryAfter }),
        ...(details.expected !== undefined && { expected: details.expected }),
      });
    }
  }
}
