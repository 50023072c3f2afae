import { statSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInvitationCode } from '#shared/contract/server/invitation-code.ts';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { readOptions } from '#server/options.ts';
import { addMember, ask, joinFirstAdmin, startTestServer, type TestServer } from '#test/support/running-server.ts';

describe('a server with its own certificate', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ args: [] });
  });
  afterAll(() => server.close());

  const peerFingerprint = () =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(server.reach.address);
      const socket: TLSSocket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase());
        socket.end();
      });
      socket.on('error', reject);
    });

  it('names in its invitation the address and fingerprint that it answers with', async () => {
    const invitation = readInvitationCode(server.firstInvitation ?? '');
    expect(invitation?.address).toBe(server.reach.address);
    expect(invitation?.address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(invitation?.fingerprint).toBe(await peerFingerprint());
  });

  it('keeps keys and database for its own user only', () => {
    for (const name of ['tls.key', 'database.key', 'sign-in.secret', 'server.db']) {
      expect(statSync(join(server.folder, name)).mode & 0o077).toBe(0);
    }
  });

  it('speaks nothing older than TLS 1.2', async () => {
    const { hostname, port } = new URL(server.reach.address);
    const refused = await new Promise<string>((resolve) => {
      const options = { host: hostname, port, path: '/v1/health', rejectUnauthorized: false, maxVersion: 'TLSv1.1' };
      request({ ...options, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }, () => resolve('answered'))
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'refused'))
        .end();
    });
    expect(refused).not.toBe('answered');
  });
});

describe('a running server', () => {
  let server: TestServer;
  let admin: SignedIn;
  beforeAll(async () => {
    server = await startTestServer();
    admin = await joinFirstAdmin(server);
  });
  afterAll(() => server.close());

  it('says that it is well', async () => {
    expect((await ask(server, 'GET', '/v1/health')).body).toMatchObject({ status: 'ok' });
  });

  it('counts its requests by route for a collector on this machine', async () => {
    const text = await (await fetch(`${server.reach.address}/v1/metrics`)).text();
    expect(text).toMatch(/ongoing_request_seconds_count\{route="\/v1\/auth\/join",method="POST",status="200"\} 1/);
    expect(text).toMatch(/ongoing_event_streams 0/);
  });

  it('logs routes and devices, and nothing that anybody wrote or holds', async () => {
    const canary = 'canary-4711';
    await ask(server, 'POST', '/v1/auth/invitation', { body: { secret: canary } });
    await ask(server, 'POST', '/v1/auth/sign-in', { body: { email: `${canary}@example.com`, password: canary } });
    await ask(server, 'GET', `/v1/${canary}?${canary}`, { token: `${canary}-${canary}-${canary}` });
    await fetch(`${server.reach.address}/reset?code=${canary}`);
    await ask(server, 'PATCH', `/v1/admin/members/${admin.member.id}`, {
      token: admin.accessToken,
      body: { name: `Ana ${canary}` },
    });
    const logged = server.logged.join('');
    expect(logged).toContain('/v1/auth/sign-in');
    expect(logged).toContain(admin.deviceId);
    for (const secret of [canary, admin.accessToken, admin.refreshToken, 'ana@example.com', 'Ana']) {
      expect(logged).not.toContain(secret);
    }
  });

  it('shows a page without script for a new password, and takes it only from itself', async () => {
    const bia = await addMember(server, admin, { email: 'bia@example.com', name: 'Bia', role: 'consultant' });
    const { body } = await ask<{ code: string }>(server, 'POST', `/v1/admin/members/${bia.member.id}/reset-code`, {
      token: admin.accessToken,
    });
    const page = await fetch(`${server.reach.address}/reset?code=%22%3E%3Cscript%3E`, {
      headers: { 'accept-language': 'en' },
    });
    const html = await page.text();
    expect(html).toContain('New password');
    expect(html).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const submit = (origin: string, password: string) =>
      fetch(`${server.reach.address}/reset`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ code: body.code, password }),
      });
    expect((await submit('https://elsewhere.example', 'a brand new password')).status).toBe(403);
    expect(await (await submit(server.reach.address, 'short')).text()).toContain('pelo menos 10');
    const done = await submit(server.reach.address, 'a brand new password');
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Senha salva')]);
  });

  it('wakes a listening device after a commit, and ends its stream with the session', async () => {
    const caio = await addMember(server, admin, { email: 'caio@example.com', name: 'Caio', role: 'consultant' });
    const response = await fetch(`${server.reach.address}/v1/events`, {
      headers: { authorization: `Bearer ${caio.accessToken}` },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heads: number[] = [];
    const nextHead = async (): Promise<number> => {
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) return -1;
        for (const [, data] of part.value.matchAll(/^data: (.+)$/gm)) {
          heads.push((JSON.parse(data ?? '') as { head: number }).head);
        }
        if (heads.length > 0) return heads.shift() ?? -1;
      }
    };
    const before = await nextHead();
    await ask(server, 'POST', '/v1/admin/teams', { token: admin.accessToken, body: { name: 'Equipe 2' } });
    expect(await nextHead()).toBeGreaterThan(before);
    await ask(server, 'POST', `/v1/admin/devices/${caio.deviceId}/revoke`, {
      token: admin.accessToken,
      body: { wipe: false },
    });
    while ((await nextHead()) !== -1);
    expect(server.env.wake.size).toBe(0);
  });

  it('ends streams and answers what is under way when it is stopped', async () => {
    const other = await startTestServer();
    const ana = await joinFirstAdmin(other);
    const stream = await fetch(`${other.reach.address}/v1/events`, {
      headers: { authorization: `Bearer ${ana.accessToken}` },
    });
    const slow = ask(other, 'POST', '/v1/auth/sign-in', {
      body: {
        email: 'ana@example.com',
        password: 'not the password',
        device: { ...ana, id: ana.deviceId, name: 'x', os: '' },
      },
    });
    await new Promise((resolve) => setImmediate(resolve));
    await fetch(`${other.reach.address}/v1/health`);
    const closing = other.close();
    await stream.text();
    expect((await slow).status).toBe(401);
    await closing;
    await expect(fetch(`${other.reach.address}/v1/health`)).rejects.toThrow();
  });
});

describe('the command line', () => {
  it('refuses what would be unsafe or means nothing, and says why', () => {
    const read =
      (...args: string[]) =>
      () =>
        readOptions(args, {});
    expect(read('--insecure-loopback', '--host', '0.0.0.0')).toThrow(/loopback/);
    expect(read('--trust-proxy', '10.0.0.1')).toThrow(/--public-address/);
    expect(read('--port', 'x')).toThrow(/port/);
    expect(read('backup')).toThrow(/needs a file/);
    expect(read('--public-address', 'ongoing')).toThrow(/origin/);
    expect(read('dance')).toThrow(/dance/);
    expect(read('--unknown')).toThrow(/unknown/i);
    expect(readOptions([], {})).toMatchObject({ host: '127.0.0.1', command: 'serve', plain: false });
    expect(readOptions(['--help'], {})).toMatchObject({ command: 'help' });
  });
});
