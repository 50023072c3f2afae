import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServerRefusal } from '../refusal.ts';

/** Deepest nesting of a body (sync.md 2.17). */
export const DEEPEST = 16;
/** What a route takes when it says nothing: sign-in and admin requests are small. */
export const SMALL_BODY = 64 * 1024;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Largest body of this route, before and after decompression. */
    bodyBytes?: number;
  }
}

const inflaters = { gzip: promisify(gunzip), zstd: promisify(zstdDecompress) };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Nesting of a JSON text, counted before it is parsed. */
export const depthOf = (text: Uint8Array): number => {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return deepest;
};

/** A body of at most `limit` bytes. @throws ServerRefusal `too_large`. */
export const received = async (stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > limit) throw new ServerRefusal('too_large', `body over ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
};

const inflated = async (body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> => {
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'zstd') throw new ServerRefusal('bad_request', 'unknown content encoding');
  try {
    return await inflaters[encoding](body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw new ServerRefusal('too_large', `body over ${limit} bytes inflated`);
    throw new ServerRefusal('bad_request', 'body does not inflate');
  }
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** JSON bodies, gzip or zstd: size checked on both sides of the inflation, depth, encoding and prototype keys. */
export const registerJsonBody = (app: FastifyInstance): void => {
  const parseSafely = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', async (request: FastifyRequest, stream: AsyncIterable<Buffer>) => {
    const limit = request.routeOptions.config.bodyBytes ?? SMALL_BODY;
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      throw new ServerRefusal('too_large', `body over ${limit} bytes`);
    }
    const body = await inflated(await received(stream, limit), request.headers['content-encoding'], limit);
    if (body.length === 0) return undefined;
    if (depthOf(body) > DEEPEST) throw new ServerRefusal('bad_request', `nested deeper than ${DEEPEST}`);
    return new Promise((resolve, reject) => {
      let text: string;
      try {
        text = decoder.decode(body);
      } catch {
        reject(new ServerRefusal('bad_request', 'not UTF-8'));
        return;
      }
      void parseSafely(request, text, (error, value) => {
        if (error) reject(new ServerRefusal('bad_request', 'not JSON'));
        else resolve(value);
      });
    });
  });
};
