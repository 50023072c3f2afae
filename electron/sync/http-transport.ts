import type { Agent } from 'node:http';
import { z } from 'zod';
import { type PullLine, helloReply, pushReply, verifyReply, wakeUp } from '#shared/sync/wire.ts';
import { type HttpRequest, exchange, readLines, readText } from './http-exchange.ts';
import { type ServerPlace, openAgent } from './session-agent.ts';
import type { Credentials } from './session-credentials.ts';
import { type DeviceFacts, type Transport, TransportError } from './transport.ts';

const fileState = z.object({
  bytes: z.int(),
  chunkBytes: z.int().positive(),
  chunks: z.array(z.int()),
  complete: z.boolean(),
});

/** Longer than the server's heartbeat, in milliseconds. */
const EVENT_SILENCE_MS = 60_000;
/** A first sync or a large push may keep the server busy for a while before it says anything. */
const WORK_SILENCE_MS = 120_000;

/** A server over HTTPS with a pinned certificate (sync.md 2.18, security.md 5.3). */
export class HttpTransport implements Transport {
  readonly #address: string;
  readonly #agent: Agent;
  readonly #credentials: Credentials;

  /** @throws TransportError bad_request for an address that is not HTTPS, unless it is this machine */
  constructor(place: ServerPlace, credentials: Credentials) {
    this.#address = place.address;
    this.#agent = openAgent(place);
    this.#credentials = credentials;
  }

  hello: Transport['hello'] = (request) => this.#json('/v1/sync/hello', request, helloReply);
  push: Transport['push'] = (request) => this.#json('/v1/sync/push', request, pushReply);
  verify: Transport['verify'] = (request) => this.#json('/v1/sync/verify', request, verifyReply);

  pull: Transport['pull'] = async function* (this: HttpTransport, request) {
    const content = await this.#ask({
      method: 'POST',
      path: '/v1/sync/pull',
      json: request,
      accept: 'application/x-ndjson',
      silence: WORK_SILENCE_MS,
    });
    for await (const text of readLines(content)) if (text !== '') yield parsedLine(text);
  };

  async events(onWake: Parameters<Transport['events']>[0], signal: AbortSignal): Promise<void> {
    const content = await this.#ask({
      method: 'GET',
      path: '/v1/events',
      accept: 'text/event-stream',
      silence: EVENT_SILENCE_MS,
      signal,
    });
    for await (const text of readLines(content)) {
      if (!text.startsWith('data:')) continue;
      const said = wakeUp.safeParse(parsedJson(text.slice('data:'.length)));
      if (said.success) onWake(said.data);
    }
  }

  async moveDevice(device: DeviceFacts): Promise<void> {
    await this.#json('/v1/auth/device', { device }, z.object({}));
  }

  async fileState(id: string) {
    return fileState.parse(parsedJson(await readText(await this.#ask({ method: 'GET', path: `/v1/files/${id}` }))));
  }

  async putChunk(id: string, index: number, content: Uint8Array) {
    const path = `/v1/files/${id}?chunk=${index}`;
    return fileState.parse(parsedJson(await readText(await this.#ask({ method: 'PUT', path, bytes: content }))));
  }

  async getChunk(id: string, index: number): Promise<Uint8Array> {
    const path = `/v1/files/${id}?chunk=${index}`;
    const parts: Buffer[] = [];
    for await (const part of await this.#ask({ method: 'GET', path, accept: 'application/octet-stream' }))
      parts.push(part);
    return Buffer.concat(parts);
  }

  /** Ends every connection. */
  close(): void {
    this.#agent.destroy();
  }

  async #json<Answer>(path: string, json: unknown, answer: z.ZodType<Answer>): Promise<Answer> {
    const content = await this.#ask({ method: 'POST', path, json, silence: WORK_SILENCE_MS });
    const said = answer.safeParse(parsedJson(await readText(content)));
    if (said.success) return said.data;
    // Something answers in the server's place: a proxy, a page to sign in at a hotel.
    throw new TransportError('offline', 'not an answer of this server');
  }

  /** With a token that is good now; one that the server no longer takes is renewed once. */
  async #ask(request: HttpRequest): Promise<AsyncIterable<Buffer>> {
    const place = { address: this.#address, agent: this.#agent };
    const token = await this.#credentials.token();
    try {
      return await exchange(place, token, request);
    } catch (error) {
      if (!(error instanceof TransportError) || error.code !== 'signed_out') throw error;
      return exchange(place, await this.#credentials.renew(token), request);
    }
  }
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const kinds = new Set<unknown>(['acc', 'c', 'r', 'dig', 'sum', 'end']);

/** Of lines only the kind is looked at: they are many, and the server checked what it took. Unknown ones are skipped. */
const parsedLine = (text: string): PullLine => {
  const line = parsedJson(text) as { k?: unknown } | null;
  if (typeof line !== 'object' || line === null) throw new TransportError('offline', 'a line is broken');
  return (kinds.has(line.k) ? line : { k: 'unknown' }) as PullLine;
};
