import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionTokens, SignedIn } from '#shared/contract/server/sign-in.ts';
import {
  addMember,
  aDevice,
  ask,
  joinFirstAdmin,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

let server: TestServer;
let admin: SignedIn;

beforeAll(async () => {
  server = await startTestServer();
  admin = await joinFirstAdmin(server);
});
afterAll(() => server.close());

const signIn = (email: string, device = aDevice(), password = PASSWORD) =>
  ask<SignedIn>(server, 'POST', '/v1/auth/sign-in', { body: { email, password, device } });

const refresh = (refreshToken: string) =>
  ask<SessionTokens & { error?: string }>(server, 'POST', '/v1/auth/refresh', { body: { refreshToken } });

const statusWith = async (token: string) => (await ask(server, 'GET', '/v1/session', { token })).status;

const errorWith = async (token: string) => (await ask(server, 'GET', '/v1/session', { token })).body['error'];

describe('a device session', () => {
  it('gives the next pair of tokens for the last refresh token', async () => {
    const { body: session } = await signIn('ana@example.com');
    const { body: next } = await refresh(session.refreshToken);
    expect(await statusWith(next.accessToken)).toBe(200);
    expect(await statusWith(session.accessToken)).toBe(200);
    const { status } = await refresh(next.refreshToken);
    expect(status).toBe(200);
  });

  it('lets the last token be used again while the next was never used, since an answer may be lost', async () => {
    const { body: session } = await signIn('ana@example.com');
    await refresh(session.refreshToken);
    const { status, body: again } = await refresh(session.refreshToken);
    expect(status).toBe(200);
    expect(await statusWith(again.accessToken)).toBe(200);
  });

  it('ends when a token comes back after the next was used, and says so in the audit', async () => {
    const { body: session } = await signIn('ana@example.com');
    const { body: next } = await refresh(session.refreshToken);
    const { body: third } = await refresh(next.refreshToken);
    expect((await refresh(session.refreshToken)).body.error).toBe('signed_out');
    expect((await refresh(third.refreshToken)).body.error).toBe('signed_out');
    expect(await errorWith(third.accessToken)).toBe('signed_out');
    const { body } = await ask<{ lines: { kind: string; deviceId: string }[] }>(server, 'GET', '/v1/admin/audit', {
      token: admin.accessToken,
    });
    expect(body.lines).toContainEqual(
      expect.objectContaining({ kind: 'session.token_reused', deviceId: session.deviceId }),
    );
  });

  it('also counts the next access token as use of the next pair', async () => {
    const { body: session } = await signIn('ana@example.com');
    const { body: next } = await refresh(session.refreshToken);
    expect(await statusWith(next.accessToken)).toBe(200);
    expect((await refresh(session.refreshToken)).body.error).toBe('signed_out');
  });

  it('ends at sign-out, and is replaced when the device signs in anew', async () => {
    const device = aDevice();
    const { body: first } = await signIn('ana@example.com', device);
    const { body: second } = await signIn('ana@example.com', device);
    expect(await errorWith(first.accessToken)).toBe('signed_out');
    await ask(server, 'POST', '/v1/auth/sign-out', { token: second.accessToken });
    expect(await errorWith(second.accessToken)).toBe('signed_out');
    expect((await refresh(second.refreshToken)).body.error).toBe('signed_out');
  });

  it('goes on under a new device id after a fork', async () => {
    const { body: session } = await signIn('ana@example.com');
    const device = aDevice('Copy');
    const moved = await ask(server, 'POST', '/v1/auth/device', { token: session.accessToken, body: { device } });
    expect(moved.status).toBe(200);
    const { body } = await ask(server, 'GET', '/v1/session', { token: session.accessToken });
    expect(body['deviceId']).toBe(device.id);
  });

  it('refuses the id of somebody else’s device', async () => {
    const bia = await addMember(server, admin, { email: 'bia@example.com', name: 'Bia', role: 'consultant' });
    const { status, body } = await signIn('ana@example.com', { ...aDevice(), id: bia.deviceId });
    expect([status, (body as unknown as { error: string }).error]).toEqual([409, 'device_forked']);
  });
});

describe('a lost device', () => {
  it('is signed out by its person and told that it was revoked', async () => {
    const { body: lost } = await signIn('ana@example.com');
    const path = `/v1/devices/${lost.deviceId}/revoke`;
    expect((await ask(server, 'POST', path, { token: admin.accessToken, body: { wipe: false } })).status).toBe(200);
    expect(await errorWith(lost.accessToken)).toBe('device_revoked');
    expect((await refresh(lost.refreshToken)).body.error).toBe('device_revoked');
  });

  it('is told to wipe itself for ever, even after a right password', async () => {
    const { body: lost } = await signIn('ana@example.com');
    const path = `/v1/admin/devices/${lost.deviceId}/revoke`;
    await ask(server, 'POST', path, { token: admin.accessToken, body: { wipe: true } });
    expect(await errorWith(lost.accessToken)).toBe('wipe');
    expect((await refresh(lost.refreshToken)).body.error).toBe('wipe');
    const again = await signIn('ana@example.com', { ...aDevice(), id: lost.deviceId });
    expect((again.body as unknown as { error: string }).error).toBe('wipe');
    await ask(server, 'POST', path, { token: admin.accessToken, body: { wipe: false } });
    expect(await errorWith(lost.accessToken)).toBe('wipe');
  });

  it('of somebody else looks like one that does not exist', async () => {
    const { body: own } = await signIn('bia@example.com');
    const others = `/v1/devices/${admin.deviceId}/revoke`;
    const nobodys = `/v1/devices/${aDevice().id}/revoke`;
    const forbidden = await ask(server, 'POST', others, { token: own.accessToken, body: { wipe: false } });
    const unknown = await ask(server, 'POST', nobodys, { token: own.accessToken, body: { wipe: false } });
    expect(forbidden).toMatchObject({ status: 404, body: unknown.body });
    expect(await statusWith(admin.accessToken)).toBe(200);
  });
});

describe('a request without a good token', () => {
  it('gets one and the same answer, on every route', async () => {
    const routes = ['/v1/session', '/v1/devices', '/v1/admin/members', '/v1/admin/audit', '/v1/events'];
    const bodies = new Set<string>();
    for (const route of routes) {
      for (const token of [undefined, 'x'.repeat(32), 'short', admin.refreshToken]) {
        const answer = await ask(server, 'GET', route, token === undefined ? {} : { token });
        expect(answer.status).toBe(401);
        bodies.add(JSON.stringify(answer.body));
      }
    }
    expect([...bodies]).toHaveLength(1);
  });
});
