import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInvitationCode } from '#shared/contract/server/invitation-code.ts';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import {
  addMember,
  aDevice,
  ask,
  joinFirstAdmin,
  joinWith,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

describe('joining a workspace', () => {
  let server: TestServer;
  let admin: SignedIn;

  beforeAll(async () => {
    server = await startTestServer();
    admin = await joinFirstAdmin(server);
  });
  afterAll(() => server.close());

  it('makes the first who joins its admin, with a session for the device', async () => {
    expect(admin.member).toMatchObject({ name: 'Ana', email: 'ana@example.com', role: 'admin' });
    const { status, body } = await ask(server, 'GET', '/v1/session', { token: admin.accessToken });
    expect(status).toBe(200);
    expect(body).toMatchObject({ workspace: { id: admin.workspace.id, name: 'Ongoing' }, deviceId: admin.deviceId });
  });

  it('lets an invitation be used once', async () => {
    const secret = readInvitationCode(server.firstInvitation ?? '')?.secret;
    const again = { secret, name: 'Eve', email: 'eve@example.com', password: PASSWORD, device: aDevice() };
    const { status, body } = await ask(server, 'POST', '/v1/auth/join', { body: again });
    expect([status, body['error']]).toEqual([403, 'invitation_invalid']);
    expect((await ask(server, 'POST', '/v1/auth/invitation', { body: { secret } })).body['error']).toBe(
      'invitation_invalid',
    );
  });

  it('answers a join again whose answer was lost', async () => {
    const device = aDevice();
    const invited = await ask<{ code: string }>(server, 'POST', '/v1/admin/invitations', {
      token: admin.accessToken,
      body: { role: 'consultant', teamId: admin.member.teamId, email: null, name: null },
    });
    const first = await joinWith(server, invited.body.code, { email: 'bia@example.com', name: 'Bia', device });
    const second = await joinWith(server, invited.body.code, { email: 'bia@example.com', name: 'Bia', device });
    expect(second.member.id).toBe(first.member.id);
    expect((await ask(server, 'GET', '/v1/session', { token: first.accessToken })).status).toBe(401);
    expect((await ask(server, 'GET', '/v1/session', { token: second.accessToken })).status).toBe(200);
  });

  it('says what an invitation is for, and lets only the named person use it', async () => {
    const invited = await ask<{ code: string }>(server, 'POST', '/v1/admin/invitations', {
      token: admin.accessToken,
      body: { role: 'lead', teamId: admin.member.teamId, email: 'Caio@Example.com', name: 'Caio' },
    });
    const secret = readInvitationCode(invited.body.code)?.secret;
    const answer = await ask(server, 'POST', '/v1/auth/invitation', { body: { secret } });
    expect(answer.body).toMatchObject({ workspaceName: 'Ongoing', role: 'lead', email: 'caio@example.com' });
    const other = { secret, name: 'Eve', email: 'eve@example.com', password: PASSWORD, device: aDevice() };
    expect((await ask(server, 'POST', '/v1/auth/join', { body: other })).body['error']).toBe('invitation_invalid');
    const caio = await joinWith(server, invited.body.code, { email: 'caio@example.com', name: 'Caio' });
    expect(caio.member.role).toBe('lead');
  });

  it('changes nothing for somebody who is a member already', async () => {
    const invited = await ask<{ code: string }>(server, 'POST', '/v1/admin/invitations', {
      token: admin.accessToken,
      body: { role: 'consultant', teamId: admin.member.teamId, email: null, name: null },
    });
    await expect(joinWith(server, invited.body.code, { email: 'ana@example.com', name: 'Ana' })).rejects.toThrow(
      /email_taken/,
    );
    expect((await ask(server, 'GET', '/v1/admin/members', { token: admin.accessToken })).status).toBe(200);
  });

  it('refuses a short password and keeps the invitation', async () => {
    const invited = await ask<{ code: string }>(server, 'POST', '/v1/admin/invitations', {
      token: admin.accessToken,
      body: { role: 'consultant', teamId: admin.member.teamId, email: null, name: null },
    });
    const secret = readInvitationCode(invited.body.code)?.secret;
    const short = { secret, name: 'Davi', email: 'davi@example.com', password: 'short', device: aDevice() };
    expect((await ask(server, 'POST', '/v1/auth/join', { body: short })).body['error']).toBe('password_too_short');
    const davi = await joinWith(server, invited.body.code, { email: 'davi@example.com', name: 'Davi' });
    expect(davi.member.name).toBe('Davi');
  });

  it('brings the new member to everybody through sync', async () => {
    const elis = await addMember(server, admin, { email: 'elis@example.com', name: 'Elis', role: 'consultant' });
    const { body: hello } = await ask<{ epoch: string; head: number }>(server, 'POST', '/v1/sync/hello', {
      token: admin.accessToken,
      body: {
        protos: [1],
        app: 'test',
        schema: 1,
        schemaHash: '',
        device: { ...aDevice(), id: admin.deviceId },
        clientTime: Date.now(),
      },
    });
    const response = await fetch(`${server.reach.address}/v1/sync/pull`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        epoch: hello.epoch,
        schema: 1,
        cursor: hello.head,
        accessVer: 0,
        heldHash: '',
        boot: [{ b: 'w', asOf: hello.head, after: null }],
        ackedN: 0,
        maxBytes: 1_000_000,
      }),
    });
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { k: string; rows?: { t: string; id: string; v: { name: string } }[] });
    const members = lines
      .flatMap(({ rows }) => rows ?? [])
      .filter(({ t }) => t === 'member')
      .map(({ v }) => v.name);
    expect(members).toEqual(expect.arrayContaining(['Ana', 'Elis']));
    expect(lines.at(-1)?.k).toBe('end');
    expect(elis.workspace.id).toBe(admin.workspace.id);
  });
});
