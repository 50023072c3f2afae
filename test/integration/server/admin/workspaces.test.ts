import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import {
  aDevice,
  ask,
  joinFirstAdmin,
  joinWith,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

const run = promisify(execFile);

let folder: string;
let server: TestServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-workspaces-'));
  server = await startTestServer({ folder });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As its operator types it, in a process of its own while the server runs. */
const add = async (name: string): Promise<string | null> => {
  const { port } = new URL(server.reach.address);
  const place = ['--data-folder', folder, '--insecure-loopback', '--port', port];
  try {
    const { stdout } = await run(process.execPath, ['server/main.ts', 'add-workspace', name, ...place]);
    return /:\n\n(\S+)\n/.exec(stdout)?.[1] ?? '';
  } catch (error) {
    expect((error as { stderr: string }).stderr).toBe(`People work in a workspace called ${name} already\n`);
    return null;
  }
};
const ANA = { email: 'ana@example.com', name: 'Ana' };
const membersOf = async ({ accessToken }: SignedIn) =>
  (await ask<{ members: { name: string }[] }>(server, 'GET', '/v1/admin/members', { token: accessToken })).body.members;

it('a server that runs takes in one more workspace, which is nobody else’s', async () => {
  const first = await joinFirstAdmin(server);
  const code = (await add('Filial Sul')) ?? '';
  const eva = await joinWith(server, code, { email: 'eva@example.com', name: 'Eva' });
  expect(eva.workspace.name).toBe('Filial Sul');
  expect(eva.workspace.id).not.toBe(first.workspace.id);
  expect((await membersOf(first)).map(({ name }) => name)).toEqual(['Ana']);
  expect((await membersOf(eva)).map(({ name }) => name)).toEqual(['Eva']);
  const stranger = await ask(server, 'PATCH', `/v1/admin/members/${first.member.id}`, {
    token: eva.accessToken,
    body: { role: 'consultant' },
  });
  expect(stranger.body).toMatchObject({ error: 'not_found' });
});

it('one person is in several with the same password, and says which when signing in', async () => {
  const first = await joinFirstAdmin(server);
  const second = await joinWith(server, (await add('Filial Sul')) ?? '', ANA);
  const signIn = (workspaceId?: string) =>
    ask<SignedIn>(server, 'POST', '/v1/auth/sign-in', {
      body: { email: ANA.email, password: PASSWORD, device: aDevice(), ...(workspaceId && { workspaceId }) },
    });
  for (const { workspace } of [first, second]) expect((await signIn(workspace.id)).body.workspace).toEqual(workspace);
  expect((await signIn()).status).toBe(401);
});

it('who is in several keeps password and second factor from the admin of one of them', async () => {
  await joinFirstAdmin(server);
  const eva = await joinWith(server, (await add('Filial Sul')) ?? '', { email: 'eva@example.com', name: 'Eva' });
  const { teamId, id: evaId } = eva.member;
  const token = eva.accessToken;
  const invitation = { role: 'consultant', teamId, email: null, name: null };
  const invited = await ask<{ code: string }>(server, 'POST', '/v1/admin/invitations', { token, body: invitation });
  const ana = await joinWith(server, invited.body.code, ANA);
  for (const path of ['reset-code', 'second-factor/end']) {
    const onAna = await ask(server, 'POST', `/v1/admin/members/${ana.member.id}/${path}`, { token });
    expect([path, onAna.status, onAna.body['error']]).toEqual([path, 403, 'forbidden']);
    expect((await ask(server, 'POST', `/v1/admin/members/${evaId}/${path}`, { token })).status).toBe(200);
  }
});

it('a name is taken once people work under it; before, it only gives another invitation', async () => {
  expect(await add('Filial Sul')).not.toBeNull();
  const { workspace } = await joinWith(server, (await add('Filial Sul')) ?? '', ANA);
  expect(workspace.name).toBe('Filial Sul');
  expect(await add('Filial Sul')).toBeNull();
});

it('without the certificate of the server, nothing is added and none is made', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'ongoing-elsewhere-'));
  const added = run(process.execPath, ['server/main.ts', 'add-workspace', 'Filial Sul', '--data-folder', elsewhere]);
  await expect(added).rejects.toMatchObject({ stderr: expect.stringContaining('holds no tls.crt') });
  expect(existsSync(join(elsewhere, 'tls.crt'))).toBe(false);
  rmSync(elsewhere, { recursive: true, force: true });
});
