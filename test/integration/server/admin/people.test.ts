import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { accountBucket } from '#shared/sync/buckets.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { serverPush } from '#server/sync/server-push.ts';
import { addMember, ask, joinFirstAdmin, startTestServer, type TestServer } from '#test/support/running-server.ts';

let server: TestServer;
let admin: SignedIn;
let bia: SignedIn;
let caio: SignedIn;
let lead: SignedIn;
let accounts: string[];

const asAdmin = <Body = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
  ask<Body>(server, method, path, { token: admin.accessToken, ...(body !== undefined && { body }) });

const readable = (memberId: string) =>
  server.env.storage.transaction('snapshot', (tx) => tx.access.readable(admin.workspace.id, memberId, null));

const versionOf = async (memberId: string) =>
  (await server.env.storage.transaction('snapshot', (tx) => tx.access.member(admin.workspace.id, memberId)))?.ver ?? 0;

const audited = async () =>
  (await asAdmin<{ lines: { kind: string; detail: object }[] }>('GET', '/v1/admin/audit')).body.lines;

beforeAll(async () => {
  server = await startTestServer();
  admin = await joinFirstAdmin(server);
  bia = await addMember(server, admin, { email: 'bia@example.com', name: 'Bia', role: 'consultant' });
  caio = await addMember(server, admin, { email: 'caio@example.com', name: 'Caio', role: 'consultant' });
  lead = await addMember(server, admin, { email: 'lea@example.com', name: 'Lea', role: 'lead' });
  accounts = [1, 2, 3].map(() => server.env.newId());
  await serverPush(server.env, {
    workspaceId: admin.workspace.id,
    by: bia.member.id,
    writes: accounts.map((id, index) => ({
      t: 'account' as const,
      id,
      f: {
        name: `Cliente ${index}`,
        owner_id: bia.member.id,
        autonomy: 'medium',
        status: 'ongoing',
        language: 'pt-BR',
      },
    })),
  });
});
afterAll(() => server.close());

describe('who may run a workspace', () => {
  it('is an admin, and nobody else gets more than a refusal', async () => {
    const routes: [string, string, unknown?][] = [
      ['GET', '/v1/admin/members'],
      ['PATCH', `/v1/admin/members/${bia.member.id}`, { role: 'admin' }],
      ['POST', `/v1/admin/members/${admin.member.id}/hand-over`, { to: bia.member.id }],
      ['POST', `/v1/admin/members/${admin.member.id}/reset-code`],
      ['POST', `/v1/admin/members/${admin.member.id}/second-factor/end`],
      ['GET', '/v1/admin/teams'],
      ['POST', '/v1/admin/teams', { name: 'x' }],
      ['DELETE', `/v1/admin/teams/${admin.member.teamId}`],
      ['GET', '/v1/admin/invitations'],
      ['POST', '/v1/admin/invitations', { role: 'admin', teamId: admin.member.teamId, email: null, name: null }],
      ['GET', '/v1/admin/devices'],
      ['POST', `/v1/admin/devices/${admin.deviceId}/revoke`, { wipe: true }],
      ['GET', '/v1/admin/policy'],
      ['PATCH', '/v1/admin/policy', { forbidUnencrypted: true }],
      ['GET', '/v1/admin/audit'],
      ['GET', '/v1/admin/audit/verify'],
    ];
    for (const [method, path, body] of routes) {
      for (const { accessToken: token } of [bia, lead]) {
        const answer = await ask(server, method, path, { token, ...(body !== undefined && { body }) });
        expect([method, path, answer.status, answer.body['error']]).toEqual([method, path, 403, 'forbidden']);
      }
    }
    expect((await ask(server, 'GET', '/v1/session', { token: admin.accessToken })).status).toBe(200);
  });

  it('lets a lead see who owns what in the team, and a consultant not', async () => {
    const path = '/v1/admin/accounts';
    const seen = await ask<{ accounts: { id: string; ownerId: string }[] }>(server, 'GET', path, {
      token: lead.accessToken,
    });
    expect(seen.body.accounts.map(({ ownerId }) => ownerId)).toEqual(accounts.map(() => bia.member.id));
    expect((await ask(server, 'GET', path, { token: bia.accessToken })).status).toBe(403);
  });
});

describe('people', () => {
  it('are listed with their accounts and devices', async () => {
    const { body } = await asAdmin<{ members: { name: string; accounts: number }[] }>('GET', '/v1/admin/members');
    expect(body.members.find(({ name }) => name === 'Bia')).toMatchObject({
      accounts: 3,
      active: true,
      role: 'consultant',
    });
    const devices = await asAdmin<{ devices: { memberId: string; signedIn: boolean }[] }>('GET', '/v1/admin/devices');
    expect(devices.body.devices).toHaveLength(4);
  });

  it('hand accounts over, and access follows in the same moment', async () => {
    const before = await Promise.all([versionOf(bia.member.id), versionOf(caio.member.id)]);
    const moved = accounts.slice(0, 2);
    const answer = await asAdmin('POST', `/v1/admin/members/${bia.member.id}/hand-over`, {
      to: caio.member.id,
      accountIds: moved,
    });
    expect(answer.body).toEqual({ accounts: 2 });
    const [biaReads, caioReads] = await Promise.all([readable(bia.member.id), readable(caio.member.id)]);
    for (const id of moved) {
      expect(biaReads).not.toContain(accountBucket(id));
      expect(caioReads).toContain(accountBucket(id));
    }
    expect(await versionOf(bia.member.id)).toBeGreaterThan(before[0] ?? 0);
    expect(await versionOf(caio.member.id)).toBeGreaterThan(before[1] ?? 0);
    const others = { to: caio.member.id, accountIds: moved };
    expect((await asAdmin('POST', `/v1/admin/members/${bia.member.id}/hand-over`, others)).status).toBe(404);
  });

  it('leave only when nothing is theirs any more; then every session of theirs is over', async () => {
    const path = `/v1/admin/members/${bia.member.id}`;
    expect((await asAdmin('PATCH', path, { active: false })).body['error']).toBe('owns_accounts');
    await asAdmin('POST', `${path}/hand-over`, { to: caio.member.id });
    expect((await asAdmin('PATCH', path, { active: false })).status).toBe(200);
    expect((await ask(server, 'GET', '/v1/session', { token: bia.accessToken })).status).toBe(401);
    expect(await readable(bia.member.id)).toEqual([]);
    expect(await audited()).toContainEqual(expect.objectContaining({ kind: 'accounts.handed_over' }));
  });

  it('come back as the same member', async () => {
    const again = await addMember(server, admin, { email: 'bia@example.com', name: 'Bia Lima', role: 'consultant' });
    expect(again.member.id).toBe(bia.member.id);
  });

  it('change role and team, and read what the new one reads', async () => {
    const { body: team } = await asAdmin<{ id: string }>('POST', '/v1/admin/teams', { name: 'Equipe 2' });
    const path = `/v1/admin/members/${lead.member.id}`;
    await asAdmin('PATCH', path, { teamId: team.id });
    expect((await readable(lead.member.id)).filter((bucket) => bucket.startsWith('a:'))).toEqual([]);
    await asAdmin('PATCH', `/v1/admin/members/${caio.member.id}`, { teamId: team.id });
    expect((await readable(lead.member.id)).filter((bucket) => bucket.startsWith('a:'))).toHaveLength(3);
    expect((await asAdmin('PATCH', path, { teamId: server.env.newId() })).status).toBe(404);
    expect((await asAdmin('DELETE', `/v1/admin/teams/${team.id}`)).body['error']).toBe('team_in_use');
  });

  it('never end up without an admin', async () => {
    const path = `/v1/admin/members/${admin.member.id}`;
    expect((await asAdmin('PATCH', path, { role: 'lead' })).body['error']).toBe('last_admin');
    expect((await asAdmin('PATCH', path, { active: false })).body['error']).toBe('last_admin');
  });
});

describe('a workspace', () => {
  it('has teams that come, are renamed and go', async () => {
    const { body } = await asAdmin<{ id: string }>('POST', '/v1/admin/teams', { name: 'Equipe 3' });
    await asAdmin('PATCH', `/v1/admin/teams/${body.id}`, { name: 'Equipe Sul' });
    const teams = async () =>
      (await asAdmin<{ teams: { id: string; name: string }[] }>('GET', '/v1/admin/teams')).body.teams;
    expect(await teams()).toContainEqual({ id: body.id, name: 'Equipe Sul', members: 0 });
    expect((await asAdmin('DELETE', `/v1/admin/teams/${body.id}`)).status).toBe(200);
    expect((await teams()).map(({ id }) => id)).not.toContain(body.id);
    const [row] = await server.env.storage.transaction('snapshot', (tx) =>
      tx.rows.find(admin.workspace.id, [{ t: 'team', id: body.id }]),
    );
    expect((JSON.parse(row?.image ?? '{}') as RowImage).v['deleted_at']).toBeDefined();
  });

  it('withdraws invitations', async () => {
    const made = await asAdmin<{ id: string }>('POST', '/v1/admin/invitations', {
      role: 'lead',
      teamId: admin.member.teamId,
      email: null,
      name: null,
    });
    const path = `/v1/admin/invitations/${made.body.id}`;
    expect((await asAdmin('DELETE', path)).status).toBe(200);
    expect((await asAdmin('DELETE', path)).status).toBe(404);
    const { body } = await asAdmin<{ invitations: unknown[] }>('GET', '/v1/admin/invitations');
    expect(body.invitations).toEqual([]);
  });

  it('says to every session what it asks of devices', async () => {
    await asAdmin('PATCH', '/v1/admin/policy', { offlineLeaseDays: 45 });
    await asAdmin('PATCH', '/v1/admin/policy', { forbidUnencrypted: true });
    expect((await asAdmin('PATCH', '/v1/admin/policy', { offlineLeaseDays: 7 })).status).toBe(400);
    const { body } = await ask(server, 'GET', '/v1/session', { token: caio.accessToken });
    expect(body['policy']).toEqual({ forbidUnencrypted: true, offlineLeaseDays: 45 });
  });

  it('keeps an audit whose chain shows every change', async () => {
    const whole = await asAdmin<{ lines: number; brokenAt: number | null }>('GET', '/v1/admin/audit/verify');
    expect(whole.body.brokenAt).toBeNull();
    expect(whole.body.lines).toBeGreaterThan(10);
    await server.env.storage
      .kysely<{ sync_audit: { n: number; kind: string } }>()
      .updateTable('sync_audit')
      .set({ kind: 'nothing.happened' })
      .where('n', '=', 3)
      .execute();
    const broken = await asAdmin<{ brokenAt: number | null }>('GET', '/v1/admin/audit/verify');
    expect(broken.body.brokenAt).toBe(3);
  });
});
