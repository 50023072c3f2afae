import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';
import { TransportError } from '#sync/transport.ts';

let world: SyncOffice;
let memberId: string;
beforeEach(async () => {
  world = await makeSyncOffice();
  memberId = await world.addMember('Ana', 'admin');
});
afterEach(() => world.close());

const offline = () => {
  throw new TransportError('offline', 'the cable is out');
};

/** Loses what `lost` names, each once. */
const lossy = (lost: string[], where: 'request' | 'reply') => ({
  [where]: (kind: string) => {
    const index = lost.indexOf(kind);
    if (index < 0) return;
    lost.splice(index, 1);
    offline();
  },
});

const settle = async (device: SyncDevice) => {
  for (let tries = 0; tries < 20; tries++) {
    try {
      await device.engine.runToHead();
      return;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
    }
  }
  throw new Error('never got through');
};

describe('messages that get lost', () => {
  it.each(['request', 'reply'] as const)('a lost %s changes nothing twice', async (where) => {
    const ana = world.open(memberId, { wire: lossy(['hello', 'push', 'pull', 'push', 'pull'], where) });
    const id = await addAccount(ana, 'Padaria');
    await editAccount(ana, id, { name: 'Padaria Real' });
    await settle(ana);
    await addNote(ana, id, 'uma nota');
    await settle(ana);
    expect(await faultsOf(world, ana)).toEqual([]);
    expect(ana.sql.values('SELECT send_n FROM outbox ORDER BY n')).toEqual([1, 2, 3]);
    expect(ana.sql.value('SELECT count(*) FROM conflict')).toBe(0);
  });

  it('a pull that is cut at any line is discarded whole', async () => {
    const bia = world.open(memberId);
    const id = await addAccount(bia, 'Padaria');
    for (let note = 0; note < 3; note++) await addNote(bia, id, `nota ${note}`);
    await settle(bia);
    let cut = 0;
    const ana = world.open(memberId, { wire: { linesOf: (lines) => (cut < lines ? cut : undefined) } });
    for (; cut < 30; cut++) {
      const cursor = ana.sql.value('SELECT cursor FROM sync_state');
      const before = ana.sql.value('SELECT count(*) FROM row_meta');
      await ana.engine.pullOnce().catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'offline' });
        if (cursor) expect(ana.sql.value('SELECT cursor FROM sync_state')).toBe(cursor);
        expect(ana.sql.value('SELECT count(*) FROM row_meta')).toBe(before);
      });
    }
    await settle(ana);
    expect(await faultsOf(world, ana)).toEqual([]);
    expect(valueOf(ana, 'account', id, 'name')).toBe('Padaria');
  });

  it('numbers start again where the server says that it waits', async () => {
    const ana = world.open(memberId);
    await addAccount(ana, 'Padaria');
    await settle(ana);
    ana.database.exec('UPDATE sync_state SET last_n = 7, acked_n = 7');
    const id = await addAccount(ana, 'Mercado');
    await settle(ana);
    expect(ana.sql.value('SELECT send_n FROM outbox ORDER BY n DESC')).toBe(2);
    expect(await faultsOf(world, ana)).toEqual([]);
    expect(valueOf(ana, 'account', id, 'name')).toBe('Mercado');
  });

  it('a copied disk goes on under a device id of its own, and both copies keep what they wrote', async () => {
    const ana = world.open(memberId);
    const id = await addAccount(ana, 'Padaria');
    await settle(ana);
    const { default: BetterSqlite3 } = await import('better-sqlite3');
    const copy = world.open(memberId, { database: new BetterSqlite3(ana.database.serialize()) });
    expect(copy.deviceId).toBe(ana.deviceId);
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    await editAccount(copy, id, { website: 'padaria.example' });
    await settle(ana);
    await settle(copy);
    await settle(ana);
    expect(copy.sql.value('SELECT device_id FROM local_state')).not.toBe(ana.deviceId);
    for (const device of [ana, copy]) {
      expect(await faultsOf(world, device)).toEqual([]);
      expect(valueOf(device, 'account', id, 'name')).toBe('Padaria da Ana');
      expect(valueOf(device, 'account', id, 'website')).toBe('padaria.example');
    }
  });
});
