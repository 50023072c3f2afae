import type { CoreRequest, FromCore, KeychainStatus, ToCore } from '#shared/contract/host.ts';

/** What core asks of main, since only Electron can do it. */
export interface HostPort {
  /** The PDF of `print.html?job=<job>`; one at a time, later ones wait. */
  print(job: string): Promise<Uint8Array>;
  keychainStatus(): Promise<KeychainStatus>;
  /** Wraps a key so that only this user on this machine can read it; fails without a keychain. */
  keychainWrap(plain: Uint8Array): Promise<Uint8Array>;
  keychainUnwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

export type HostReply = Extract<ToCore, { type: 'reply' }>;

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Turns the questions into numbered messages and the replies back into answers. */
export class HostQuestions implements HostPort {
  readonly #send: (message: FromCore) => void;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #keychain: KeychainStatus | null = null;

  constructor(send: (message: FromCore) => void) {
    this.#send = send;
  }

  async print(job: string): Promise<Uint8Array> {
    return bytes(await this.#ask({ ask: 'print', job }));
  }

  /** A keychain that was there stays: only its absence is asked about again. */
  async keychainStatus(): Promise<KeychainStatus> {
    if (this.#keychain?.available) return this.#keychain;
    this.#keychain = (await this.#ask({ ask: 'keychain-status' })) as KeychainStatus;
    return this.#keychain;
  }

  async keychainWrap(plain: Uint8Array): Promise<Uint8Array> {
    const plainBase64 = Buffer.from(plain).toString('base64');
    return fromBase64(await this.#ask({ ask: 'keychain-wrap', plainBase64 }));
  }

  async keychainUnwrap(wrapped: Uint8Array): Promise<Uint8Array> {
    const wrappedBase64 = Buffer.from(wrapped).toString('base64');
    return fromBase64(await this.#ask({ ask: 'keychain-unwrap', wrappedBase64 }));
  }

  replied(reply: HostReply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    this.#pending.delete(reply.id);
    if (reply.ok) pending.resolve(reply.value);
    else pending.reject(new Error(reply.message));
  }

  #ask(request: CoreRequest): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ type: 'request', id, ...request });
    });
  }
}

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('Main answered with something that is not bytes.');
}

function fromBase64(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw new TypeError('Main answered with something that is not base64 text.');
  return new Uint8Array(Buffer.from(value, 'base64'));
}
