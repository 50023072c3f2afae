import { type Agent, type IncomingMessage, type RequestOptions, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, createZstdDecompress, zstdCompress } from 'node:zlib';
import { syncError } from '#shared/sync/wire.ts';
import { TransportError } from './transport.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  json?: unknown;
  bytes?: Uint8Array;
  accept?: string;
  signal?: AbortSignal;
  /** Longest silence on the connection, in milliseconds. */
  silence?: number;
}

const SILENCE_MS = 30_000;
/** Smaller bodies are not worth packing, in bytes. */
const PACKED_FROM = 1024;
const pack = promisify(zstdCompress);

const bodyOf = async ({
  json,
  bytes,
}: HttpRequest): Promise<{ body: Uint8Array | null; headers: Record<string, string> }> => {
  if (bytes) return { body: bytes, headers: { 'content-type': 'application/octet-stream' } };
  if (json === undefined) return { body: null, headers: {} };
  const text = Buffer.from(JSON.stringify(json));
  const headers = { 'content-type': 'application/json' };
  if (text.byteLength < PACKED_FROM) return { body: text, headers };
  return { body: await pack(text), headers: { ...headers, 'content-encoding': 'zstd' } };
};

/**
 * One request; resolves with the answer unpacked as it comes, once its status is good.
 * @throws TransportError of the catalogue, `offline` for whatever broke on the way, `tls_changed`
 */
export const exchange = async (
  { address, agent }: { address: string; agent: Agent },
  token: string,
  request: HttpRequest,
): Promise<AsyncIterable<Buffer>> => {
  const { body, headers } = await bodyOf(request);
  const url = new URL(request.path, address);
  const options: RequestOptions = {
    method: request.method,
    agent,
    timeout: request.silence ?? SILENCE_MS,
    ...(request.signal && { signal: request.signal }),
    headers: {
      ...headers,
      accept: request.accept ?? 'application/json',
      'accept-encoding': 'zstd, gzip',
      authorization: `Bearer ${token}`,
      ...(body && { 'content-length': body.byteLength }),
    },
  };
  const response = await send(url, options, body).catch((error: unknown) => {
    throw brokenOff(error);
  });
  const content = unpacked(response);
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return content;
  throw refusalOf(status, await readText(content), response.headers['retry-after']);
};

const send = (url: URL, options: RequestOptions, body: Uint8Array | null) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === 'http:' ? plainRequest : secureRequest)(url, options, resolve);
    request.on('timeout', () => request.destroy(new Error('the server fell silent')));
    request.on('error', reject);
    request.end(body ?? undefined);
  });

async function* unpacked(response: IncomingMessage): AsyncGenerator<Buffer> {
  const encoding = response.headers['content-encoding'];
  const inflate = encoding === 'zstd' ? createZstdDecompress() : encoding === 'gzip' ? createGunzip() : null;
  const stream = inflate ? pipeline(response, inflate, () => undefined) : response;
  try {
    for await (const part of stream as AsyncIterable<Buffer>) yield part;
  } catch (error) {
    throw brokenOff(error);
  } finally {
    response.destroy();
  }
}

/** Whatever broke on the way passes, unless the server turned out to be another one. */
const brokenOff = (error: unknown): TransportError => {
  if (error instanceof TransportError) return error;
  const { code, message } = error as { code?: string; message?: string };
  const isCertificate = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/.test(code ?? '');
  return new TransportError(isCertificate ? 'tls_changed' : 'offline', code ?? message ?? 'the connection broke');
};

/** A refusal of the catalogue, or of a proxy before the server. */
const refusalOf = (status: number, text: string, retryAfterHeader: string | undefined): TransportError => {
  const seconds = Number(retryAfterHeader);
  const waited = Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds } : {};
  const said = syncError.safeParse(parseJson(text));
  if (!said.success) {
    const code = status === 401 ? 'signed_out' : status === 429 ? 'too_many_requests' : 'busy';
    return new TransportError(code, `status ${status} without a reason`, waited);
  }
  const { error, message, retryAfter, expected } = said.data;
  return new TransportError(error, message, {
    ...waited,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(expected !== undefined && { expected }),
  });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const readText = async (content: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

const LINE_END = 0x0a;

/** Lines as they arrive, without their ends; what is left when the stream ends is a cut line and is left out. */
export async function* readLines(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  // Lines are long and arrive in pieces: each byte is looked at once, and becomes text with its whole line.
  let begun: Buffer[] = [];
  for await (const part of content) {
    let from = 0;
    for (let at = part.indexOf(LINE_END); at >= 0; at = part.indexOf(LINE_END, from)) {
      begun.push(part.subarray(from, at));
      yield (begun.length === 1 ? begun[0]! : Buffer.concat(begun)).toString('utf8');
      begun = [];
      from = at + 1;
    }
    if (from < part.length) begun.push(part.subarray(from));
  }
}
