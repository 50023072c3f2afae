import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { type MailServer, startMailServer } from '#test/support/mail-server.ts';
import {
  aDevice,
  ask,
  joinFirstAdmin,
  joinWith,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

const FROM = 'ongoing@aurora.example';

let mail: MailServer;
let server: TestServer;
let admin: SignedIn;

beforeEach(async () => {
  mail = await startMailServer();
  server = await startTestServer({ environment: { SMTP_URL: mail.url, MAIL_FROM: FROM } });
  admin = await joinFirstAdmin(server);
});
afterEach(async () => {
  await server.close();
  await mail.close();
});

const requestReset = (email: string) => ask(server, 'POST', '/v1/auth/reset/request', { body: { email } });
const signIn = (password: string) =>
  ask(server, 'POST', '/v1/auth/sign-in', { body: { email: 'ana@example.com', password, device: aDevice() } });

describe('mail', () => {
  it('brings the code of a new password, which works once and ends every session', async () => {
    expect((await requestReset('ana@example.com')).status).toBe(200);
    const { from, text } = await mail.to('ana@example.com');
    expect(from).toBe(FROM);
    const [, link, code = ''] = /(https?:\/\/\S+\/reset\?code=\S+)[\s\S]*?Código: (\S+)/.exec(text) ?? [];
    expect(link).toBe(`${server.reach.address}/reset?code=${code}`);
    expect(text).toContain('Code: ');

    const reset = (password: string) => ask(server, 'POST', '/v1/auth/reset', { body: { code, password } });
    expect((await reset('another long password')).status).toBe(200);
    expect((await reset('a third long password')).body).toMatchObject({ error: 'wrong_credentials' });
    expect((await signIn(PASSWORD)).body).toMatchObject({ error: 'wrong_credentials' });
    expect((await signIn('another long password')).status).toBe(200);
    expect((await ask(server, 'GET', '/v1/session', { token: admin.accessToken })).status).toBe(401);
  });

  it('goes to nobody whom the server does not know, with the same answer', async () => {
    const known = await requestReset('ana@example.com');
    const unknown = await requestReset('eva@example.com');
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await mail.to('ana@example.com');
    await server.close();
    expect(mail.mails.map(({ to }) => to)).toEqual([['ana@example.com']]);
  });

  it('brings an invitation to the address that alone may use it', async () => {
    const { body } = await ask<{ code: string; mailed: boolean }>(server, 'POST', '/v1/admin/invitations', {
      token: admin.accessToken,
      body: { role: 'consultant', teamId: admin.member.teamId, email: 'bia@example.com', name: null },
    });
    expect(body.mailed).toBe(true);
    const { text } = await mail.to('bia@example.com');
    expect(text).toContain(body.code);
    await expect(joinWith(server, body.code, { email: 'eva@example.com', name: 'Eva' })).rejects.toThrow();
    expect((await joinWith(server, body.code, { email: 'bia@example.com', name: 'Bia' })).member.name).toBe('Bia');
  });

  it('that cannot leave fails nobody, and the log names neither reader nor code', async () => {
    await mail.close();
    expect((await requestReset('ana@example.com')).status).toBe(200);
    const { status, body } = await ask<{ mailed: boolean }>(server, 'POST', '/v1/admin/invitations', {
      token: admin.accessToken,
      body: { role: 'consultant', teamId: admin.member.teamId, email: 'bia@example.com', name: null },
    });
    expect([status, body.mailed]).toEqual([200, false]);
    const logged = server.logged.join('\n');
    expect(logged).toContain('ESOCKET');
    for (const secret of ['ana@example.com', 'bia@example.com', '/reset?code=']) expect(logged).not.toContain(secret);
    mail = await startMailServer();
  });
});
