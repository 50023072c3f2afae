import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';

/**
 * Core ended while this call was under way. What it acknowledged before is saved; whether this call was done is not
 * known, so a read is asked again and a change is looked at again before it is repeated.
 */
export class CoreRestartedError extends Error {
  override readonly name = 'CoreRestartedError';

  constructor() {
    super('Core was started again while this call was under way.');
  }
}

/** The link of the oRPC client over whichever port leads to the core that is running now. */
export class CoreConnection implements ClientLink<ClientContext> {
  readonly #listeners = new Set<() => void>();
  #line: Line | null = null;
  #nextLine = Promise.withResolvers<Line>();
  #hadLine = false;

  /** A port to a newly started core: it replaces the one before. */
  accept(port: MessagePort): void {
    this.#line?.cut();
    const line = new Line(port);
    this.#line = line;
    port.addEventListener('close', () => this.#lost(line));
    port.start();
    this.#nextLine.resolve(line);
    this.#nextLine = Promise.withResolvers();
    if (this.#hadLine) for (const listener of this.#listeners) listener();
    this.#hadLine = true;
  }

  /** Calls back for every new connection but the first: what was read before may have changed. */
  onReconnect(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A call made while core is down waits for the next one. */
  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const line = this.#line ?? (await this.#nextLine.promise);
    return line.call(path, input, options);
  }

  #lost(line: Line): void {
    if (this.#line === line) this.#line = null;
    line.cut();
  }
}

/** One port and the calls that are under way on it. */
class Line {
  readonly #port: MessagePort;
  readonly #link: RPCLink<ClientContext>;
  readonly #underWay = new Set<(reason: CoreRestartedError) => void>();
  #isCut = false;

  constructor(port: MessagePort) {
    this.#port = port;
    this.#link = new RPCLink({ port });
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const answer = await this.#unlessCut(this.#link.call(path, input, options));
    return isAsyncIterator(answer) ? this.#following(answer) : answer;
  }

  cut(): void {
    this.#isCut = true;
    this.#port.close();
    for (const reject of this.#underWay) reject(new CoreRestartedError());
    this.#underWay.clear();
  }

  #following(steps: AsyncIterator<unknown>): AsyncIterableIterator<unknown> {
    const iterator: AsyncIterableIterator<unknown> = {
      next: () => this.#unlessCut(steps.next()),
      return: (value) => {
        if (this.#isCut || steps.return === undefined) return Promise.resolve({ done: true, value });
        return this.#unlessCut(steps.return(value));
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  /** Not `Promise.race`: racing every call against one promise that lives as long as core would keep them all. */
  #unlessCut<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const fail = (reason: unknown): void => reject(this.#isCut ? new CoreRestartedError() : reason);
      if (this.#isCut) return fail(null);
      this.#underWay.add(reject);
      promise.then(resolve, fail).finally(() => this.#underWay.delete(reject));
    });
  }
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}
