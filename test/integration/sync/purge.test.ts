import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginErasure, finishErasures } from '#server/sync/erasure.ts';
import { purgeIn, tidy } from '#server/sync/upkeep.ts';
import { TransportError } from '#sync/transport.ts';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

let world: SyncOffice;
let ana: SyncDevice;
let bia: SyncDevice;
let account: string;
let isLost = false;

beforeEach(async () => {
  world = await makeSyncOffice();
  isLost = false;
  const wire = {
    reply: (kind: string) => {
      if (isLost && kind === 'push') throw new TransportError('offline', 'the reply was lost');
    },
  };
  ana = world.open(await world.addMember('Ana'), { wire });
  bia = world.open(await world.addMember('Bia', 'admin'));
  account = await addAccount(ana, 'Padaria');
});
afterEach(() => world.close());

const meet = async (...devices: SyncDevice[]) => {
  for (const device of [...devices, ...devices]) await device.engine.runToHead();
  for (const device of devices) {
    expect(await faultsOf(world, device)).toEqual([]);
    expect(device.sql.values(`SELECT detail FROM sync_journal WHERE kind = 'healed'`)).toEqual([]);
  }
};

const purge = (t: 'note' | 'account_tag' | 'attachment', id: string) =>
  world.env.storage.transaction('write', (tx) =>
    purgeIn(world.env, tx, { workspaceId: world.workspaceId, by: bia.actor.memberId, rows: [{ t, id }] }),
  );

const tag = (device: SyncDevice) =>
  device.unitOfWork.write(null, ({ rows }) => rows.put('account_tag', { account_id: account, name: 'vip' }));

const tags = (device: SyncDevice) => device.sql.values('SELECT name FROM account_tag WHERE deleted_at IS NULL');

describe('a row that was purged', () => {
  it('leaves every laptop without a trace, and nothing has to be healed', async () => {
    const note = await addNote(ana, account, 'segredo');
    await meet(ana, bia);
    await purge('note', note);
    await meet(ana, bia);
    for (const device of [ana, bia]) {
      expect(device.sql.value('SELECT count(*) FROM note')).toBe(0);
      expect(device.sql.value('SELECT count(*) FROM row_meta WHERE id = ?', note)).toBe(0);
    }
  });

  it('takes what waits for it to the late edits, not out of the outbox', async () => {
    const note = await addNote(ana, account, 'segredo');
    await meet(ana, bia);
    await ana.unitOfWork.write(null, ({ rows }) => rows.update('note', note, { body: 'segredo maior' }));
    await purge('note', note);
    await ana.engine.pullOnce();
    expect(ana.sql.value('SELECT count(*) FROM note')).toBe(0);
    await meet(ana, bia);
    for (const device of [ana, bia])
      expect(device.sql.value(`SELECT loser_value FROM conflict WHERE kind = 'late'`)).toContain('segredo maior');
  });

  it('leaves a laptop that had sent it before its first sync, when the log no longer tells', async () => {
    const note = await addNote(ana, account, 'segredo');
    await ana.engine.pushOnce();
    await purge('note', note);
    await tidy(world.env, world.workspaceId, { days: 0, commits: 0 });
    await meet(ana);
    expect(ana.sql.value('SELECT count(*) FROM note')).toBe(0);
  });

  it('does not come back with an answer that was lost', async () => {
    const note = await addNote(ana, account, 'segredo');
    isLost = true;
    await expect(ana.engine.pushOnce()).rejects.toMatchObject({ code: 'offline' });
    isLost = false;
    await purge('note', note);
    await tidy(world.env, world.workspaceId, { days: 0, commits: 0 });
    await ana.engine.pullOnce();
    await meet(ana);
    expect(ana.sql.value('SELECT count(*) FROM note')).toBe(0);
  });

  it('comes back where it only says that something is so and somebody says it again', async () => {
    const id = await tag(ana);
    await meet(ana, bia);
    await purge('account_tag', id);
    await meet(ana, bia);
    expect(await tag(bia)).toBe(id);
    await meet(bia, ana);
    expect([tags(ana), tags(bia)]).toEqual([['vip'], ['vip']]);
  });
});

const eraseAccount = async () => {
  const { env, workspaceId } = world;
  await env.storage.transaction('write', async (tx) => {
    const roots = await tx.rows.lock(workspaceId, [{ t: 'account', id: account }]);
    await beginErasure(env, tx, { workspaceId, by: bia.actor.memberId, roots, placesOf: (id) => [`a:${id}`] });
  });
  await finishErasures(env, workspaceId);
};

const HASH = 'a'.repeat(64);
const attach = async (device: SyncDevice, name: string): Promise<string> => {
  let id = '';
  const file = { name, media_type: 'text/plain', bytes: 3, sha256: HASH, audience: 'internal' } as const;
  await device.unitOfWork.write(null, ({ rows }) => {
    id = rows.insert('attachment', { account_id: account, owner_table: 'account', owner_id: account, ...file }).id;
  });
  return id;
};

/** Drafts about the account, what was computed of it, files on their way. */
const beside = ({ sql }: SyncDevice) => [
  sql.values('SELECT key FROM draft ORDER BY key'),
  sql.value('SELECT count(*) FROM derived_account'),
  sql.values('SELECT id FROM file_transfer'),
];

const prepare = ({ database }: SyncDevice, attachment: string) => {
  for (const key of [`hand-over:${account}:promised`, 'new-account'])
    database.prepare(`INSERT INTO draft VALUES (?, 'rascunho', '')`).run(key);
  database
    .prepare(`INSERT INTO derived_account VALUES (?, '2026-03-16', 1, 1, 'green', 'known', 1, '[]', '{}', '{}')`)
    .run(account);
  database
    .prepare(`INSERT INTO file_transfer VALUES (?, ?, 'up', ?, 3, 0, 'waiting', NULL)`)
    .run(attachment, `a:${account}`, HASH);
};

describe('an account that was erased', () => {
  it('leaves no draft about it, nothing that was computed of it, and no file', async () => {
    const attachment = await attach(ana, 'Contrato');
    await meet(ana, bia);
    prepare(ana, attachment);
    await eraseAccount();
    await meet(ana, bia);
    expect(beside(ana)).toEqual([['new-account'], 0, []]);
    expect(ana.forgotten).toEqual([HASH]);
  });

  it('leaves none either on a laptop that comes when the log no longer tells', async () => {
    const attachment = await attach(ana, 'Contrato');
    await meet(ana, bia);
    prepare(ana, attachment);
    await eraseAccount();
    await tidy(world.env, world.workspaceId, { days: 0, commits: 0 });
    await meet(ana, bia);
    expect(beside(ana)).toEqual([['new-account'], 0, []]);
    expect(ana.forgotten).toEqual([HASH]);
  });

  it('takes what was not sent yet to the late edits', async () => {
    const note = await addNote(ana, account, 'segredo');
    await meet(ana, bia);
    await ana.unitOfWork.write(null, ({ rows }) => rows.update('note', note, { body: 'segredo maior' }));
    await eraseAccount();
    await meet(ana, bia);
    expect(ana.sql.value(`SELECT loser_value FROM conflict WHERE kind = 'late'`)).toContain('segredo maior');
  });
});

it('a file that another row names stays when one of them is erased', async () => {
  const one = await attach(ana, 'Contrato');
  await attach(ana, 'Cópia do contrato');
  await meet(ana, bia);
  await purge('attachment', one);
  await meet(ana, bia);
  expect(ana.forgotten).toEqual([]);
});
