import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let server: TestServer;
const laptops: Laptop[] = [];

beforeEach(async () => {
  // With a certificate of its own, which the invitation pins.
  server = await startTestServer({ args: [] });
});

afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.close();
  await server.close();
});

const laptop = async (folder?: string) => {
  const opened = await openLaptop(folder);
  laptops.push(opened);
  return opened;
};

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('joining a shared workspace', () => {
  it('shows where the invitation leads, then opens the workspace with what everybody may read', async () => {
    const ana = await laptop();
    const code = server.firstInvitation ?? '';
    expect(await ana.client.joining.invitation({ code })).toMatchObject({
      address: server.reach.address,
      fingerprint: server.reach.fingerprint,
      role: 'admin',
      canCopy: false,
    });
    const status = await ana.join(code, 'Ana');
    expect(status).toMatchObject({ state: 'open', protection: 'keychain', current: { kind: 'shared' } });
    expect(await ana.synced()).toMatchObject({
      problem: null,
      server: { memberName: 'Ana', role: 'admin', email: 'ana@empresa.com.br', deviceName: 'Laptop de Ana' },
    });
    const me = await ana.client.system.me();
    expect(me).toMatchObject({ memberName: 'Ana', role: 'admin' });
    expect(me.members.map(({ teamId }) => teamId)).toEqual(me.teams.map(({ id }) => id));
    // Of the first admin's computer; the server may stand anywhere.
    expect(await ana.client.settings.workspace()).toMatchObject({ timeZone: 'America/Manaus' });
    const models = await ana.host.services.kernel.unitOfWork.read((db) =>
      db.selectFrom('touch_model').select('content_key').execute(),
    );
    expect(models).toHaveLength(5);
  });

  it('keeps no token in the open, and goes on by itself after a restart', async () => {
    const ana = await laptop();
    await ana.join(server.firstInvitation ?? '', 'Ana');
    await ana.synced();
    const id = ana.host.services.kernel.actor.workspaceId;
    const kept = JSON.parse(readFileSync(join(ana.folder, 'workspaces', id, 'session.json'), 'utf8')) as {
      token: { kind: string };
    };
    expect(kept.token.kind).toBe('keychain');
    await ana.leave();
    const again = await laptop(ana.folder);
    expect(await again.synced()).toMatchObject({ state: 'synced' });
    expect(again.logged.join('\n')).not.toContain('token');
  });

  it('refuses what is no invitation, one that was used, and a second time', async () => {
    const ana = await laptop();
    const code = server.firstInvitation ?? '';
    expect(await refusal(ana.client.joining.invitation({ code: 'isto não é um convite' }))).toBe('INVITATION_INVALID');
    await ana.join(code, 'Ana');
    expect(await refusal(ana.join(code, 'Ana'))).toBe('INVITATION_INVALID');
    const again = await ana.client.people.invite({
      role: 'consultant',
      teamId: ana.host.services.kernel.actor.teamId,
      email: null,
      name: null,
    });
    expect(await refusal(ana.join(again.code, 'Ana'))).toBe('ALREADY_JOINED');
    const bia = await laptop();
    expect(await refusal(bia.join(code, 'Bia'))).toBe('INVITATION_INVALID');
    expect(readdirSync(bia.folder)).not.toContain('workspaces');
  });

  it('goes on with the same invitation when a join was cut after the server had used it up', async () => {
    const ana = await laptop();
    const code = server.firstInvitation ?? '';
    const { host } = ana.host.options;
    const { keychainWrap } = host;
    host.keychainWrap = () => Promise.reject(new Error('locked'));
    expect(await refusal(ana.join(code, 'Ana'))).toBe('KEYCHAIN_FAILED');
    host.keychainWrap = keychainWrap;
    expect(await ana.client.joining.invitation({ code })).toMatchObject({ role: 'admin' });
    expect((await ana.join(code, 'Ana')).state).toBe('open');
    expect((await ana.client.people.list()).members).toHaveLength(1);
  });

  it('sets a forgotten password anew from the app, and signs in with it', async () => {
    const ana = await laptop();
    await ana.join(server.firstInvitation ?? '', 'Ana');
    await ana.synced();
    const email = 'ana@empresa.com.br';
    const { code } = await ana.client.people.resetCode({ id: ana.host.services.kernel.actor.memberId });
    // Answered alike, whoever is asked for.
    expect(await ana.client.joining.requestReset({ email: 'ninguem@empresa.com.br' })).toEqual({});
    expect(await refusal(ana.client.joining.resetPassword({ code: 'ERRADO', password: 'outra senha comprida' }))).toBe(
      'WRONG_CREDENTIALS',
    );
    expect(await refusal(ana.client.joining.resetPassword({ code, password: 'curta' }))).toBe('PASSWORD_TOO_SHORT');
    await ana.client.joining.resetPassword({ code, password: 'outra senha comprida' });
    expect(await refusal(ana.signIn(email))).toBe('WRONG_CREDENTIALS');
    await ana.client.joining.signIn({ email, password: 'outra senha comprida', secondFactor: null });
    expect(await ana.synced()).toMatchObject({ problem: null });
  });

  it('says that the server is away, and keeps what is written', async () => {
    const ana = await laptop();
    await ana.join(server.firstInvitation ?? '', 'Ana');
    await ana.synced();
    await server.app.close();
    expect(await refusal(ana.client.people.list())).toBe('SERVER_UNREACHABLE');
    await ana.client.settings.putWorkspace({ name: 'Outro nome' });
    const offline = await ana.until(({ state, waiting }) => state === 'offline' && waiting > 0);
    expect(offline).toMatchObject({ problem: null, waiting: 1 });
    const { changes } = await ana.client.sync.waiting({ limit: 10 });
    expect(changes).toMatchObject([{ label: 'settings', about: [{ table: 'workspace', title: 'Outro nome' }] }]);
  });

  it('never talks to another server at the same address', async () => {
    const ana = await laptop();
    const code = server.firstInvitation ?? '';
    const { port } = new URL(server.reach.address);
    await server.close();
    server = await startTestServer({ args: ['--port', port] });
    expect(await refusal(ana.client.joining.invitation({ code }))).toBe('CERTIFICATE_CHANGED');
  });
});
