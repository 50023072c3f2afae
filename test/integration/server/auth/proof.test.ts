import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { oneTimeCode } from '#test/support/one-time-code.ts';
import {
  addMember,
  aDevice,
  ask,
  joinFirstAdmin,
  openLimits,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

let server: TestServer;
let admin: SignedIn;

beforeAll(async () => {
  server = await startTestServer({ limits: { ...openLimits, login: { account: 5, address: 500 } } });
  admin = await joinFirstAdmin(server);
});
afterAll(() => server.close());

const signIn = (email: string, password: string, code?: string) =>
  ask<SignedIn & { error?: string }>(server, 'POST', '/v1/auth/sign-in', {
    body: { email, password, device: aDevice(), ...(code !== undefined && { code }) },
  });

describe('signing in', () => {
  it('says the same of a wrong password, an unknown e-mail and somebody who left', async () => {
    const gone = await addMember(server, admin, { email: 'gone@example.com', name: 'Gil', role: 'consultant' });
    await ask(server, 'PATCH', `/v1/admin/members/${gone.member.id}`, {
      token: admin.accessToken,
      body: { active: false },
    });
    const answers = [
      await signIn('ana@example.com', 'not the password'),
      await signIn('nobody@example.com', 'not the password'),
      await signIn('gone@example.com', PASSWORD),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.body.error).toBe('wrong_credentials');
  });

  it('closes the door for a while after five attempts in a minute, known e-mail or not', async () => {
    for (const email of ['ana@example.com', 'stranger@example.com']) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 7; attempt += 1) statuses.push((await signIn(email, 'wrong wrong')).status);
      expect(statuses.at(-1)).toBe(429);
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    }
    const locked = await signIn('ana@example.com', PASSWORD);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(30);
  });
});

describe('an office behind one address', () => {
  it('signs in, however many they are, while guesses still count', async () => {
    const limits = { ...openLimits, login: { account: 1000, address: 4 } };
    const office = await startTestServer({ limits });
    const ana = await joinFirstAdmin(office);
    const attempt = async (password: string) =>
      (
        await ask(office, 'POST', '/v1/auth/sign-in', {
          body: { email: ana.member.email, password, device: aDevice() },
        })
      ).status;
    for (let laptop = 0; laptop < 10; laptop += 1) expect(await attempt(PASSWORD)).toBe(200);
    const guesses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) guesses.push(await attempt('not the password'));
    expect(guesses.slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(guesses.at(-1)).toBe(429);
    await office.close();
  });
});

describe('a second factor', () => {
  it('is asked for once confirmed, takes codes and backup codes, and each backup code once', async () => {
    const dora = await addMember(server, admin, { email: 'dora@example.com', name: 'Dora', role: 'consultant' });
    const token = dora.accessToken;
    const setup = await ask<{ uri: string; backupCodes: string[] }>(server, 'POST', '/v1/account/second-factor/start', {
      token,
      body: { password: PASSWORD },
    });
    expect((await signIn('dora@example.com', PASSWORD)).status).toBe(200);
    const code = oneTimeCode(setup.body.uri);
    const confirmed = await ask(server, 'POST', '/v1/account/second-factor/confirm', {
      token,
      body: { password: PASSWORD, code },
    });
    expect(confirmed.status).toBe(200);

    expect((await signIn('dora@example.com', PASSWORD)).body.error).toBe('second_factor_required');
    const right = await signIn('dora@example.com', PASSWORD, code);
    expect(right.body.secondFactor).toBe(true);
    const backup = setup.body.backupCodes[0] ?? '';
    expect((await signIn('dora@example.com', PASSWORD, backup)).status).toBe(200);
    expect((await signIn('dora@example.com', PASSWORD, backup)).body.error).toBe('wrong_credentials');
    expect((await signIn('dora@example.com', 'wrong password', code)).body.error).toBe('wrong_credentials');

    const { body } = await ask<{ members: { id: string; secondFactor: boolean }[] }>(
      server,
      'GET',
      '/v1/admin/members',
      { token: admin.accessToken },
    );
    expect(body.members.find(({ id }) => id === dora.member.id)?.secondFactor).toBe(true);
    await ask(server, 'POST', `/v1/admin/members/${dora.member.id}/second-factor/end`, { token: admin.accessToken });
    expect((await signIn('dora@example.com', PASSWORD)).status).toBe(200);
  });
});

describe('a password', () => {
  it('changed by its owner signs out her other devices', async () => {
    const fabi = await addMember(server, admin, { email: 'fabi@example.com', name: 'Fabi', role: 'consultant' });
    const other = await signIn('fabi@example.com', PASSWORD);
    const changed = await ask(server, 'POST', '/v1/account/password', {
      token: fabi.accessToken,
      body: { password: PASSWORD, newPassword: 'another long password' },
    });
    expect(changed.status).toBe(200);
    expect((await ask(server, 'GET', '/v1/session', { token: other.body.accessToken })).status).toBe(401);
    expect((await ask(server, 'GET', '/v1/session', { token: fabi.accessToken })).status).toBe(200);
    expect((await signIn('fabi@example.com', PASSWORD)).status).toBe(401);
    expect((await signIn('fabi@example.com', 'another long password')).status).toBe(200);
  });

  it('forgotten is replaced with a code from an admin, which works once', async () => {
    const hugo = await addMember(server, admin, { email: 'hugo@example.com', name: 'Hugo', role: 'consultant' });
    const { body } = await ask<{ code: string }>(server, 'POST', `/v1/admin/members/${hugo.member.id}/reset-code`, {
      token: admin.accessToken,
    });
    const reset = { code: body.code.toLowerCase(), password: 'a brand new password' };
    expect((await ask(server, 'POST', '/v1/auth/reset', { body: reset })).status).toBe(200);
    expect((await ask(server, 'POST', '/v1/auth/reset', { body: reset })).body['error']).toBe('wrong_credentials');
    expect((await ask(server, 'GET', '/v1/session', { token: hugo.accessToken })).status).toBe(401);
    expect((await signIn('hugo@example.com', 'a brand new password')).status).toBe(200);
  });

  it('reset by mail is answered alike for known and unknown addresses', async () => {
    const known = await ask(server, 'POST', '/v1/auth/reset/request', { body: { email: 'hugo@example.com' } });
    const unknown = await ask(server, 'POST', '/v1/auth/reset/request', { body: { email: 'no@example.com' } });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  });
});
