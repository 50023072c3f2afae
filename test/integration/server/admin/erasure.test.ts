import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { HybridClock } from '#shared/sync/clock.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { beginErasure } from '#server/sync/erasure.ts';
import { push } from '#server/sync/push.ts';
import { serverPush } from '#server/sync/server-push.ts';
import { addMember, ask, joinFirstAdmin, startTestServer, type TestServer } from '#test/support/running-server.ts';

let server: TestServer;
let admin: SignedIn;
let bia: SignedIn;

beforeAll(async () => {
  server = await startTestServer();
  admin = await joinFirstAdmin(server);
  bia = await addMember(server, admin, { email: 'bia@example.com', name: 'Bia', role: 'consultant' });
});
afterAll(() => server.close());

const DELETED = '2026-03-01T10:00:00.000Z';

const write = async (t: TableName, f: Record<string, string | number | null>, bucket?: string, id = randomUUID()) => {
  const by = bia.member.id;
  await serverPush(server.env, {
    workspaceId: bia.workspace.id,
    by,
    writes: [{ t, id, f, ...(bucket && { bucket }) }],
  });
  return id;
};
const anAccount = (f: Record<string, string> = {}) =>
  write('account', {
    name: 'Padaria Canário',
    owner_id: bia.member.id,
    autonomy: 'medium',
    status: 'ongoing',
    language: 'pt-BR',
    ...f,
  });
const aContact = (account: string, f: Record<string, string> = {}) =>
  write('contact', { account_id: account, name: 'Rui Canário', stance: 'neutral', ...f });

const erase = (by: SignedIn, rows: { t: string; id: string }[]) =>
  ask<{ rows: number; error?: string }>(server, 'POST', '/v1/admin/erase', { token: by.accessToken, body: { rows } });

const left = async (t: string, id: string) => {
  const [row] = await server.env.storage.transaction('snapshot', (tx) => tx.rows.find(bia.workspace.id, [{ t, id }]));
  return row ? (JSON.parse(row.image) as RowImage).purged !== true : false;
};

/** Everything that the server's database holds of a text. */
const everywhere = async (text: string, { env }: Pick<TestServer, 'env'> = server): Promise<number> => {
  const { database } = env.storage as unknown as { database: { prepare(sql: string): { all(): object[] } } };
  const tables = ['sync_row', 'sync_change', 'sync_outcome', 'sync_audit'];
  return tables.filter((table) => JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all()).includes(text))
    .length;
};

/** A contact that somebody wrote while the server was out of reach. */
const offline = async ({ workspace, member, deviceId }: SignedIn, account: string, notes: string) => {
  const { storage, newId, now } = server.env;
  const epoch = (await storage.transaction('snapshot', (tx) => tx.workspaces.find(workspace.id)))?.epoch ?? '';
  const ver = (await storage.transaction('snapshot', (tx) => tx.access.member(workspace.id, member.id)))?.ver ?? 0;
  const made = { created_at: DELETED, created_by: member.id, account_id: account, name: 'Rui', stance: 'neutral' };
  const write = { t: 'contact', id: newId(), b: `a:${account}`, f: { ...made, notes }, base: {}, s: 0 };
  const h = new HybridClock(deviceId).next(now());
  const mutations = [{ n: 1, id: newId(), h, av: ver, w: [write] }];
  const session = { workspaceId: workspace.id, memberId: member.id, deviceId };
  const { results } = await push(server.env, session, { epoch, schema: SCHEMA, mutations });
  expect(results[0]).toMatchObject({ o: 'parked' });
};

describe('erasing for good', () => {
  it('takes a contact of the trash out of rows, log and audit, with what must name it', async () => {
    const account = await anAccount({ name: 'Padaria Sol' });
    const contact = await aContact(account, { deleted_at: DELETED, notes: 'pardal amarelo' });
    const stays = await aContact(account);
    expect(await everywhere('pardal amarelo')).toBeGreaterThan(0);
    expect(await erase(admin, [{ t: 'contact', id: contact }])).toMatchObject({ status: 200, body: { rows: 1 } });
    expect(await everywhere('pardal amarelo')).toBe(0);
    expect(await left('contact', contact)).toBe(false);
    expect(await left('contact', stays)).toBe(true);
  });

  it('takes the whole bucket of an account, private notes too, and names it once in the audit', async () => {
    const account = await anAccount({ deleted_at: DELETED });
    const contact = await aContact(account);
    const secret = await write('private_note', { account_id: account, member_id: bia.member.id, body: 'só para mim' });
    expect((await erase(admin, [{ t: 'account', id: account }])).body.rows).toBe(3);
    for (const [t, id] of [
      ['account', account],
      ['contact', contact],
      ['private_note', secret],
    ] as const)
      expect(await left(t, id)).toBe(false);
    expect(await everywhere('só para mim')).toBe(0);
    const audit = await ask<{ lines: { kind: string; detail: object }[] }>(server, 'GET', '/v1/admin/audit', {
      token: admin.accessToken,
    });
    const lines = audit.body.lines.filter(({ kind }) => kind === 'row.purged');
    expect(lines.filter(({ detail }) => JSON.stringify(detail).includes(account))).toHaveLength(1);
    expect(lines.filter(({ detail }) => JSON.stringify(detail).includes(contact))).toHaveLength(0);
  });

  it('takes what came into an erased account after it', async () => {
    const account = await anAccount({ deleted_at: DELETED });
    const rows = [{ t: 'account', id: account }];
    await erase(admin, rows);
    await expect(aContact(account, { notes: 'pardal tardio' })).rejects.toThrow(/parked/);
    await offline(bia, account, 'pardal tardio');
    expect(await everywhere('pardal tardio')).toBeGreaterThan(0);
    expect(await erase(admin, rows)).toMatchObject({ status: 200, body: { rows: 1 } });
    expect(await everywhere('pardal tardio')).toBe(0);
  });

  it('is for admins, and only for what is in the trash', async () => {
    const account = await anAccount({ name: 'Padaria Lua' });
    const contact = await aContact(account, { deleted_at: DELETED });
    expect((await erase(bia, [{ t: 'contact', id: contact }])).body.error).toBe('forbidden');
    const refused = [
      [{ t: 'account', id: account }],
      [
        { t: 'contact', id: contact },
        { t: 'account', id: account },
      ],
      [{ t: 'contact', id: randomUUID() }],
      [{ t: 'sync_audit', id: contact }],
    ];
    for (const rows of refused) expect((await erase(admin, rows)).body.error).toBe('not_found');
    expect(await left('contact', contact)).toBe(true);
  });
});

it('goes on with what a server that stopped had begun, before anybody reaches it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ongoing-erasure-'));
  const first = await startTestServer({ folder });
  const { workspace, member } = await joinFirstAdmin(first);
  const { env } = first;
  const [account, contact] = [env.newId(), env.newId()];
  const fields = { name: 'Padaria', autonomy: 'medium', status: 'ongoing', language: 'pt-BR', owner_id: member.id };
  await serverPush(env, {
    workspaceId: workspace.id,
    by: member.id,
    writes: [
      { t: 'account', id: account, f: { ...fields, deleted_at: DELETED } },
      { t: 'contact', id: contact, f: { account_id: account, name: 'Pardal', stance: 'neutral' } },
    ],
  });
  await env.storage.transaction('write', async (tx) => {
    const roots = await tx.rows.lock(workspace.id, [{ t: 'account', id: account }]);
    await beginErasure(env, tx, { workspaceId: workspace.id, by: member.id, roots, placesOf: (id) => [`a:${id}`] });
  });
  expect(await everywhere('Pardal', first)).toBeGreaterThan(0);
  await first.close();
  const again = await startTestServer({ folder });
  expect(await everywhere('Pardal', again)).toBe(0);
  await again.close();
  rmSync(folder, { recursive: true, force: true });
});
