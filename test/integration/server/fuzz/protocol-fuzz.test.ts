import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverError } from '#shared/contract/server/errors.ts';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { statusOf } from '#server/http/errors.ts';
import { aDevice, ask, joinFirstAdmin, startTestServer, type TestServer } from '#test/support/running-server.ts';

/** Rounds over all messages; `FUZZ_ROUNDS` makes it longer. */
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 25);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

let server: TestServer;
let admin: SignedIn;
let messages: [method: string, path: string, body: unknown][];
let state = SEED;
const below = (limit: number): number => {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
  return state % limit;
};

beforeAll(async () => {
  server = await startTestServer();
  admin = await joinFirstAdmin(server);
  const device = { id: admin.deviceId, name: 'Laptop', os: 'linux' };
  const hello = { protos: [1], app: 'x', schema: 1, schemaHash: '', device, clientTime: 1 };
  const { body } = await ask<{ epoch: string }>(server, 'POST', '/v1/sync/hello', {
    token: admin.accessToken,
    body: hello,
  });
  const { epoch } = body;
  const id = aDevice().id;
  const stamp = `${(0).toString(16).padStart(12, '0')}-0000-${admin.deviceId}`;
  const f = { created_at: '2026-03-16T12:00:00.000Z', created_by: admin.member.id, name: 'x' };
  const write = { t: 'segment', id, b: 'w', f, base: {}, seen: [id], bt: { success_definition: 'x' }, s: 0 };
  messages = [
    ['POST', '/v1/sync/hello', hello],
    ['POST', '/v1/sync/push', { epoch, schema: 1, mutations: [{ id, n: 1, h: stamp, av: 1, w: [write] }] }],
    [
      'POST',
      '/v1/sync/pull',
      {
        epoch,
        schema: 1,
        cursor: 0,
        accessVer: 0,
        heldHash: '',
        boot: [{ b: 'w', asOf: 0, after: 'team x' }],
        ackedN: 0,
        maxBytes: 9,
      },
    ],
    [
      'POST',
      '/v1/sync/verify',
      { epoch, b: 'w', t: 'team', leaves: Array.from({ length: 256 }, () => '0'.repeat(16)) },
    ],
    ['POST', '/v1/sync/history', { t: 'team', id, field: 'name' }],
    ['POST', '/v1/admin/erase', { rows: [{ t: 'contact', id }] }],
    ['POST', '/v1/auth/invitation', { secret: 'x' }],
    ['POST', '/v1/auth/refresh', { refreshToken: `${id}.x` }],
    ['POST', '/v1/auth/device', { device: aDevice() }],
    ['PATCH', '/v1/admin/members/x', { name: 'x', role: 'lead', teamId: id, active: false }],
    ['PATCH', `/v1/admin/members/${id}`, { name: 'x' }],
    ['POST', `/v1/admin/members/${id}/hand-over`, { to: id, accountIds: [id] }],
    ['POST', '/v1/admin/invitations', { role: 'lead', teamId: id, email: 'x@example.com', name: 'x', days: 3 }],
    ['POST', '/v1/admin/teams', { name: '' }],
    ['POST', `/v1/admin/devices/${id}/revoke`, { wipe: true }],
    ['PATCH', '/v1/admin/policy', { forbidUnencrypted: 3, offlineLeaseDays: 1 }],
    ['GET', '/v1/admin/audit?before=0&limit=-1', undefined],
    ['GET', `/v1/files/${id}?chunk=99999999999999999999`, undefined],
  ];
});
afterAll(() => server.close());

const oddities: unknown[] = [
  null,
  -1,
  0.5,
  1e308,
  2 ** 53,
  true,
  '',
  '\ud800',
  '\u0000',
  'x'.repeat(3_000),
  '💥'.repeat(50),
  [],
  {},
  [[[[[[[[]]]]]]]],
  '00000000-0000-0000-0000-000000000000',
  "'; DROP TABLE sync_row; --",
  '{"a":1}',
  { toString: 1 },
  { length: -1 },
];

/** The same message with one thing wrong somewhere in it. */
const spoiled = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const at = below(value.length + 1);
    return at === value.length ? [...value, oddities[below(oddities.length)]] : value.with(at, spoiled(value[at]));
  }
  if (typeof value !== 'object' || value === null || below(6) === 0) return oddities[below(oddities.length)];
  const keys = Object.keys(value);
  const key = keys[below(keys.length)];
  if (key === undefined) return { extra: 1 };
  const entries = Object.entries(value as Record<string, unknown>);
  if (below(5) === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.fromEntries(entries.map(([name, each]) => [name, name === key ? spoiled(each) : each]));
};

/** The same text with a few bytes changed, lost or doubled. */
const scratched = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return bytes;
  switch (below(3)) {
    case 0:
      return bytes.subarray(0, below(bytes.length));
    case 1:
      bytes[below(bytes.length)] = below(256);
      return bytes;
    default: {
      const at = below(bytes.length);
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 9))]);
    }
  }
};

const send = async (method: string, path: string, body: Buffer | undefined) => {
  const response = await fetch(server.reach.address + path, {
    method,
    headers: {
      authorization: `Bearer ${admin.accessToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: new Uint8Array(body) }),
  });
  return { status: response.status, text: await response.text() };
};

const fingerprint = async () =>
  server.env.storage.transaction('snapshot', async (tx) => ({
    head: (await tx.workspaces.find(admin.workspace.id))?.head,
    device: (await tx.devices.find(admin.workspace.id, admin.deviceId))?.lastN,
  }));

describe('spoiled messages', () => {
  it(`are answered from the catalogue and never break the server (seed ${SEED})`, async () => {
    const tally = new Map<number, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [method, path, message] of messages) {
        const spoilt = JSON.stringify(spoiled(message)) as string | undefined;
        const plain = JSON.stringify(message) as string | undefined;
        const body = below(2) === 0 || plain === undefined ? Buffer.from(spoilt ?? '') : scratched(plain);
        const before = await fingerprint();
        const { status, text } = await send(method, path, method === 'GET' ? undefined : body);
        tally.set(status, (tally.get(status) ?? 0) + 1);
        const context = `${method} ${path} ${body.toString().slice(0, 400)} → ${status} ${text.slice(0, 200)}`;
        if (status === 200) continue;
        const refusal = serverError.safeParse(JSON.parse(text));
        expect(refusal.success, context).toBe(true);
        if (!refusal.success) continue;
        expect(refusal.data.error, context).not.toBe('internal');
        expect(statusOf[refusal.data.error], context).toBe(status);
        expect(await fingerprint(), context).toEqual(before);
      }
    }
    expect(tally.get(400) ?? 0).toBeGreaterThan(ROUNDS);
    expect((await ask(server, 'GET', '/v1/health')).status).toBe(200);
  });

  it('that break off at any byte leave nothing behind', async () => {
    const [, path, message] = messages[1] ?? ['', '', {}];
    const text = JSON.stringify(message);
    const { hostname, port } = new URL(server.reach.address);
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${admin.accessToken}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
    const whole = head + text;
    const before = await fingerprint();
    for (let at = 1; at < whole.length; at += 1 + below(20)) {
      await new Promise<void>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.end(whole.slice(0, at)));
        socket.on('error', reject);
        socket.on('close', () => resolve());
        socket.resume();
      });
    }
    expect(await fingerprint()).toEqual(before);
    expect((await ask(server, 'GET', '/v1/health')).status).toBe(200);
  });
});
