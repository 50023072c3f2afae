import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverError } from '#shared/contract/server/errors.ts';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { ask, joinFirstAdmin, openLimits, startTestServer, type TestServer } from '#test/support/running-server.ts';

let server: TestServer;
let admin: SignedIn;

beforeAll(async () => {
  server = await startTestServer({ limits: { ...openLimits, pushes: 5, requestMs: 1_000 } });
  admin = await joinFirstAdmin(server);
});
afterAll(() => server.close());

const post = async (path: string, body: string | Buffer, headers: Record<string, string> = {}) => {
  const response = await fetch(server.reach.address + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin.accessToken}`, 'content-type': 'application/json', ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
  return { status: response.status, error: serverError.parse(await response.json()).error };
};

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a body', () => {
  it.each([
    ['no JSON', '{"secret":'],
    ['nothing', ''],
    ['a prototype key', '{"__proto__":{"secret":"x"},"secret":"x"}'],
    ['a prototype key in disguise', '{"\\u005f_proto__":{},"secret":"x"}'],
    ['a constructor key', '{"secret":"x","constructor":{"prototype":{}}}'],
    ['deep nesting', `{"secret":${nested(20)}}`],
    ['very deep nesting', nested(20_000)],
    ['a wrong type', '{"secret":7}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ])('of %s is a bad request', async (_name, body) => {
    expect(await post('/v1/auth/invitation', body)).toEqual({ status: 400, error: 'bad_request' });
  });

  it('of another kind, or compressed in a way that nobody speaks, is a bad request', async () => {
    expect((await post('/v1/auth/invitation', 'x', { 'content-type': 'text/plain' })).error).toBe('bad_request');
    expect((await post('/v1/auth/invitation', '{}', { 'content-encoding': 'br' })).error).toBe('bad_request');
    expect((await post('/v1/auth/invitation', 'no gzip', { 'content-encoding': 'gzip' })).error).toBe('bad_request');
  });

  it('that is too large is refused, plain or as a bomb', async () => {
    const large = JSON.stringify({ secret: 'x'.repeat(100_000) });
    expect(await post('/v1/auth/invitation', large)).toEqual({ status: 413, error: 'too_large' });
    const bomb = Buffer.from(`{"secret":"${'0'.repeat(50_000_000)}"}`);
    expect((await post('/v1/sync/push', gzipSync(bomb), { 'content-encoding': 'gzip' })).error).toBe('too_large');
    expect((await post('/v1/sync/push', zstdCompressSync(bomb), { 'content-encoding': 'zstd' })).error).toBe(
      'too_large',
    );
  });

  it('is taken as gzip and as zstd', async () => {
    const secret = JSON.stringify({ secret: 'unknown' });
    for (const [encoding, body] of [
      ['gzip', gzipSync(secret)],
      ['zstd', zstdCompressSync(secret)],
    ] as const) {
      expect((await post('/v1/auth/invitation', body, { 'content-encoding': encoding })).error).toBe(
        'invitation_invalid',
      );
    }
  });

  it('that never ends is cut off', async () => {
    const { hostname, port } = new URL(server.reach.address);
    const received = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /v1/auth/invitation HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
        );
      });
      let text = '';
      socket.on('data', (part) => (text += part.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(text));
    });
    expect(received).toMatch(/^HTTP\/1\.1 408/);
  });
});

describe('a device that asks too often', () => {
  it('is told when to come back, by device and not by address', async () => {
    const body = JSON.stringify({ epoch: admin.deviceId, schema: 1, mutations: [] });
    const errors: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) errors.push((await post('/v1/sync/push', body)).error);
    expect(new Set(errors)).toEqual(new Set(['bad_request', 'too_many_requests']));
    expect(errors.at(-1)).toBe('too_many_requests');
    const answer = await ask(server, 'POST', '/v1/sync/push', { token: admin.accessToken, body: {} });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(server, 'GET', '/v1/session', { token: admin.accessToken })).status).toBe(200);
  });
});

describe('a server that runs behind', () => {
  it('says that it is busy, and when to ask again', async () => {
    const slow = await startTestServer({ limits: { ...openLimits, behindMs: Number.MIN_VALUE } });
    try {
      let answer = await ask(slow, 'GET', '/v1/session');
      while (answer.status === 401) answer = await ask(slow, 'GET', '/v1/session');
      expect(answer).toMatchObject({ status: 503, body: { error: 'busy' } });
      expect(answer.headers.get('retry-after')).toBe('5');
    } finally {
      await slow.close();
    }
  });
});

describe('an answer', () => {
  it('for what is not there, by any method, is of the catalogue', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/v1/sync/push'],
      ['PUT', '/v1/admin/members'],
      ['GET', '/v1/../../etc/passwd'],
      ['POST', '/v1/admin/members/not-an-id/reset-code'],
    ] as const) {
      const { status, body } = await ask(server, method, path, { token: admin.accessToken });
      expect([400, 404]).toContain(status);
      expect(serverError.safeParse(body).success).toBe(true);
    }
  });

  it('is compressed for who can read it', async () => {
    const encodings = await Promise.all(
      ['zstd', 'gzip', 'identity'].map(
        (accepted) =>
          new Promise<string | undefined>((resolve, reject) => {
            const url = `${server.reach.address}/v1/openapi.json`;
            rawRequest(url, { headers: { 'accept-encoding': accepted } }, (response) => {
              response.resume();
              response.on('end', () => resolve(response.headers['content-encoding']));
            })
              .on('error', reject)
              .end();
          }),
      ),
    );
    expect(encodings).toEqual(['zstd', 'gzip', undefined]);
  });

  it('describes every route in OpenAPI', async () => {
    const { body } = await ask<{ paths: Record<string, unknown> }>(server, 'GET', '/v1/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/v1/sync/push', '/v1/auth/join', '/v1/admin/members/{id}', '/v1/events']),
    );
  });
});
