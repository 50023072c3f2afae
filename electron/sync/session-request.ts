import { type Agent, type IncomingMessage, type RequestOptions, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { z } from 'zod';
import { serverError, type ServerErrorCode } from '#shared/contract/server/errors.ts';
import { TransportError } from './transport.ts';

/** A refusal of sign-in or administration, or that the server could not be reached or is another one. */
export class ServerRefusedError extends Error {
  readonly code: ServerErrorCode | 'offline' | 'tls_changed';
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: ServerRefusedError['code'], retryAfter?: number) {
    super(`the server refused: ${code}`);
    this.name = 'ServerRefusedError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export interface JsonRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  token?: string;
}

const TIMEOUT_MS = 30_000;
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** One small question with JSON both ways. @throws ServerRefusedError */
export const askJson = async <Answer>(
  { address, agent }: { address: string; agent: Agent },
  { method, path, body, token }: JsonRequest,
  answer: z.ZodType<Answer>,
): Promise<Answer> => {
  const url = new URL(path, address);
  const text = body === undefined ? null : JSON.stringify(body);
  const options: RequestOptions = {
    method,
    agent,
    timeout: TIMEOUT_MS,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(text !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  };
  const { status, content } = await exchange(url, options, text).catch((error: unknown) => {
    throw new ServerRefusedError(
      error instanceof TransportError && error.code === 'tls_changed' ? error.code : 'offline',
    );
  });
  const said = parseJson(content);
  if (status >= 200 && status < 300) {
    const parsed = answer.safeParse(said);
    if (parsed.success) return parsed.data;
    throw new ServerRefusedError('internal');
  }
  const refusal = serverError.safeParse(said);
  if (refusal.success) throw new ServerRefusedError(refusal.data.error, refusal.data.retryAfter);
  // A proxy, or something that is no such server.
  throw new ServerRefusedError(status >= 500 || status === 429 ? 'busy' : 'not_found');
};

const exchange = (url: URL, options: RequestOptions, body: string | null) =>
  new Promise<{ status: number; content: string }>((resolve, reject) => {
    const send = url.protocol === 'http:' ? plainRequest : secureRequest;
    const request = send(url, options, (response) => {
      readAll(response).then((content) => resolve({ status: response.statusCode ?? 0, content }), reject);
    });
    request.on('timeout', () => request.destroy(new Error('the server took too long')));
    request.on('error', reject);
    request.end(body ?? undefined);
  });

const readAll = async (response: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LONGEST_ANSWER) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
