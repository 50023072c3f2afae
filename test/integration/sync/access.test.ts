import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';
import { TransportError } from '#sync/transport.ts';

let world: SyncOffice;
let ana: SyncDevice;
let bia: SyncDevice;
let lead: SyncDevice;
let isCut = false;

beforeEach(async () => {
  world = await makeSyncOffice();
  isCut = false;
  const wire = {
    request: (kind: string) => {
      if (isCut && kind === 'push') throw new TransportError('offline', 'the cable is out');
    },
  };
  ana = world.open(await world.addMember('Ana'), { wire });
  bia = world.open(await world.addMember('Bia'));
  lead = world.open(await world.addMember('Lia', 'lead'));
});
afterEach(() => world.close());

const meet = async (...devices: SyncDevice[]) => {
  for (const device of [...devices, ...devices]) await device.engine.runToHead();
  for (const device of devices) expect(await faultsOf(world, device)).toEqual([]);
};

const handOver = async (id: string, to: SyncDevice) => {
  await editAccount(lead, id, { owner_id: to.actor.memberId });
  await lead.engine.runToHead();
};

const traces = (device: SyncDevice, id: string) =>
  [
    'SELECT count(*) FROM account WHERE id = ?',
    'SELECT count(*) FROM note WHERE account_id = ?',
    `SELECT count(*) FROM row_meta WHERE bucket = 'a:' || ?`,
    'SELECT count(*) FROM search_key WHERE account_id = ?',
    `SELECT count(*) FROM draft WHERE key LIKE '%' || ? || '%'`,
    `SELECT count(*) FROM bucket_digest WHERE bucket = 'a:' || ?`,
  ].map((sql) => device.sql.value(sql, id));

const journal = (device: SyncDevice) =>
  device.sql.all<{ kind: string; title: string; count: number }>(
    'SELECT kind, title, count FROM sync_journal ORDER BY n',
  );

describe('an account that is handed over', () => {
  it('is gone from the first device with every trace, and complete on the second', async () => {
    const id = await addAccount(ana, 'Padaria');
    await addNote(ana, id, 'Gosta de pão de queijo');
    await meet(ana, bia, lead);
    expect(traces(bia, id)).toEqual([0, 0, 0, 0, 0, 0]);
    ana.database.prepare(`INSERT INTO draft VALUES (?, 'rascunho', '')`).run(`hand-over:${id}:promised`);
    await handOver(id, bia);
    await meet(ana, bia);
    expect(traces(ana, id)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(valueOf(bia, 'account', id, 'name')).toBe('Padaria');
    expect(bia.sql.value('SELECT body FROM note WHERE account_id = ?', id)).toBe('Gosta de pão de queijo');
    expect(journal(ana)).toEqual([{ kind: 'lost_access', title: 'Padaria', count: 0 }]);
    expect(journal(bia)).toMatchObject([{ kind: 'received_access' }]);
  });

  it('takes what its former owner wrote offline to the new one, who decides', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia, lead);
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    const note = await addNote(ana, id, 'Escrito no avião');
    await handOver(id, bia);
    await meet(ana, bia, lead);
    expect(traces(ana, id)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(valueOf(bia, 'account', id, 'name')).toBe('Padaria');
    const late = bia.sql.all<{ row_id: string; loser_value: string }>(
      `SELECT row_id, loser_value FROM conflict WHERE kind = 'late' ORDER BY created_at`,
    );
    expect(late.map(({ row_id }) => row_id).toSorted()).toEqual([id, note].toSorted());
    expect(late.map(({ loser_value }) => loser_value).join()).toContain('Escrito no avião');
    expect(journal(ana).map(({ kind }) => kind)).toEqual(['parked', 'parked', 'lost_access']);
    expect(journal(ana).at(-1)).toMatchObject({ title: 'Padaria', count: 2 });
  });

  it('is whole where it went and came back before its owner heard of either', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia, lead);
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    await handOver(id, bia);
    await ana.engine.pushOnce();
    await handOver(id, ana);
    await meet(ana);
    expect(ana.sql.value(`SELECT loser_value FROM conflict WHERE kind = 'late'`)).toContain('Padaria da Ana');
    expect(journal(ana).map(({ kind }) => kind)).toEqual(['parked']);
  });

  it('keeps what could not be sent before it goes in the queue, for when it can', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia, lead);
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    await handOver(id, bia);
    isCut = true;
    await ana.engine.pullOnce();
    expect(traces(ana, id)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(ana.sql.value('SELECT count(*) FROM outbox WHERE outcome IS NULL')).toBe(1);
    isCut = false;
    await meet(ana, bia);
    expect(ana.sql.values('SELECT outcome FROM outbox ORDER BY n')).toEqual(['applied', 'parked']);
    expect(bia.sql.value(`SELECT loser_value FROM conflict WHERE kind = 'late'`)).toContain('Padaria da Ana');
  });

  it('shows what still waits again when it comes back before that was sent', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia, lead);
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    const note = await addNote(ana, id, 'Escrito no avião');
    await handOver(id, bia);
    isCut = true;
    await ana.engine.pullOnce();
    await handOver(id, ana);
    for (let page = 0; page < 4; page++) await ana.engine.pullOnce();
    expect(valueOf(ana, 'account', id, 'name')).toBe('Padaria da Ana');
    expect(valueOf(ana, 'note', note, 'body')).toBe('Escrito no avião');
    isCut = false;
    await meet(ana, lead, bia);
    expect(valueOf(lead, 'account', id, 'name')).toBe('Padaria da Ana');
  });
});

describe('what the server does not take', () => {
  it('is shown as it was before, kept with its reason, and does not hold up the rest', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, lead);
    await ana.unitOfWork.write(null, ({ sqlite }) => sqlite.exec(`UPDATE team SET name = 'Meu time'`));
    await editAccount(ana, id, { name: 'Padaria Real' });
    await meet(ana, lead);
    expect(ana.sql.value('SELECT name FROM team')).toBe('Time');
    expect(valueOf(lead, 'account', id, 'name')).toBe('Padaria Real');
    const line = ana.sql.get<Record<string, unknown>>(`SELECT * FROM sync_journal WHERE kind = 'rejected'`);
    expect(line).toMatchObject({ code: 'role_may_not_write', open: 1 });
    expect(ana.sql.value('SELECT body FROM outbox WHERE mutation_id = ?', line?.['mutation_id'])).toContain('Meu time');
  });

  it('takes a row that only it had made with it', async () => {
    await meet(ana);
    await ana.unitOfWork.write(null, ({ rows }) => rows.insert('team', { name: 'Outro' }));
    await meet(ana);
    expect(ana.sql.values('SELECT name FROM team')).toEqual(['Time']);
  });
});
