import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/sync/wire.ts';
import { TRANSACTION_MS } from '#sync/page-sizer.ts';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

let world: SyncOffice;
let anaId: string;
let biaId: string;
beforeEach(async () => {
  world = await makeSyncOffice();
  anaId = await world.addMember('Ana');
  biaId = await world.addMember('Bia', 'admin');
});
afterEach(() => world.close());

/** A machine on which each look at the time finds that much is over. */
const slow = () => {
  let now = 0;
  return () => (now += TRANSACTION_MS + 10);
};

const meet = async (...devices: SyncDevice[]) => {
  for (const device of [...devices, ...devices, ...devices]) await device.engine.runToHead();
  for (const device of devices) expect(await faultsOf(world, device)).toEqual([]);
};

const found = (device: SyncDevice, words: string) =>
  device.sql.value<number>('SELECT count(*) FROM search_text WHERE search_text MATCH ?', words);

const addNotes = async (device: SyncDevice, account: string, count: number) => {
  for (let note = 0; note < count; note++) await addNote(device, account, `reunião ${note}`);
};

describe('a page that takes long', () => {
  it('goes in with several transactions, and an edit between them stays', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    await meet(ana);
    const edits: Promise<void>[] = [];
    let pages = 0;
    const bia: SyncDevice = world.open(biaId, {
      stopwatch: slow(),
      reached: (place) => {
        if (place === 'before page') pages += 1;
        if (place === 'before page' && edits.length > 0) edits.push(editAccount(bia, id, { website: `${pages}` }));
      },
    });
    await meet(bia);
    await addNotes(ana, id, 30);
    await meet(ana);
    pages = 0;
    edits.push(editAccount(bia, id, { website: '0' }));
    await bia.engine.pullOnce();
    expect(pages).toBeGreaterThan(5);
    await Promise.all(edits);
    edits.length = 0;
    await meet(ana, bia);
    expect(valueOf(ana, 'account', id, 'website')).toBe(valueOf(bia, 'account', id, 'website'));
  });

  it('goes on behind what is in when the process dies between two of them', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    await addNotes(ana, id, 130);
    await meet(ana);
    let left = 0;
    const reached = (place: string) => {
      if (place === 'after page' && (left -= 1) === 0) throw new Error('died');
    };
    let bia = world.open(biaId, { stopwatch: slow(), reached });
    const counts = new Set<unknown>();
    for (let deaths = 0; deaths < 8; deaths++) {
      left = 2;
      await bia.engine.runToHead().catch((error: unknown) => expect(error).toMatchObject({ message: 'died' }));
      counts.add(bia.sql.value('SELECT count(*) FROM note'));
      const database = new BetterSqlite3(bia.database.serialize());
      bia = world.open(biaId, { stopwatch: slow(), reached, database });
    }
    left = 0;
    await meet(bia);
    expect(counts.size).toBeGreaterThan(2);
    expect(valueOf(bia, 'account', id, 'name')).toBe('Padaria');
  });
});

describe('what the server sends', () => {
  it('is found by search at once when it is little, and soon after when it is much', async () => {
    const [ana, bia] = [world.open(anaId), world.open(biaId)];
    const id = await addAccount(ana, 'Padaria');
    await addNotes(ana, id, 60);
    await meet(ana);
    while ((await bia.engine.pullOnce()).more);
    expect(bia.sql.value('SELECT count(*) FROM note')).toBe(60);
    expect(found(bia, 'reunião')).toBe(0);
    await bia.engine.indexSearch();
    expect(found(bia, 'reunião')).toBe(60);
    await addNote(ana, id, 'visita à fábrica');
    await editAccount(ana, id, { name: 'Confeitaria' });
    await meet(ana);
    await bia.engine.pullOnce();
    expect(found(bia, 'fábrica')).toBe(1);
    expect([found(bia, 'padaria'), found(bia, 'confeitaria')]).toEqual([0, 1]);
    expect(bia.sql.value('SELECT count(*) FROM search_name WHERE search_name MATCH ?', 'confeitaria')).toBe(1);
  });

  it('leaves nothing to be searched when it is taken away before it was', async () => {
    const [ana, bia] = [world.open(anaId), world.open(biaId)];
    const id = await addAccount(bia, 'Padaria', anaId);
    await addNotes(bia, id, 60);
    await meet(bia);
    while ((await ana.engine.pullOnce()).more);
    expect(ana.sql.value('SELECT count(*) FROM search_due')).toBeGreaterThan(0);
    await editAccount(bia, id, { owner_id: biaId });
    await meet(bia, ana);
    expect(ana.sql.value('SELECT count(*) FROM search_due')).toBe(0);
    expect(found(ana, 'reunião')).toBe(0);
  });

  it('names tables without rows, so that rows which only this device has go', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    await meet(ana);
    const note = await addNote(ana, id, 'de ninguém');
    ana.database.exec(`
      UPDATE row_meta SET seq = 1, digest = x'0000000000000001' WHERE id = '${note}';
      INSERT INTO bucket_digest VALUES ('a:${id}', 'note', 1, '0000000000000001');
      DELETE FROM pending_row; DELETE FROM outbox WHERE outcome IS NULL`);
    await ana.engine.pullOnce();
    expect(valueOf(ana, 'note', note, 'body')).toBeNull();
    await meet(ana);
  });
});

describe('a round', () => {
  it('tells by its pages whether it was a large one', async () => {
    const [ana, bia] = [world.open(anaId), world.open(biaId)];
    const id = await addAccount(ana, 'Padaria');
    // Three pages by their rows, and the one that says what may be read.
    await addNotes(ana, id, LIMITS.pullRows * 2 + 10);
    await meet(ana);
    expect(await bia.engine.runToHead()).toBeGreaterThanOrEqual(4);
    await addNote(ana, id, 'visita');
    await meet(ana);
    expect(await bia.engine.runToHead()).toBe(1);
  }, 60_000);
});

describe('a device that goes on under another id', () => {
  it('stamps what is written next with it, without a restart', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    await meet(ana);
    const copy = world.open(anaId, { database: new BetterSqlite3(ana.database.serialize()), deviceId: ana.deviceId });
    await editAccount(ana, id, { website: 'um' });
    await meet(ana);
    await editAccount(copy, id, { name: 'Padaria Real' });
    await meet(copy);
    const renewed = copy.sql.value<string>('SELECT device_id FROM local_state');
    expect(renewed).not.toBe(ana.deviceId);
    await editAccount(copy, id, { name: 'Padaria Nova' });
    expect(copy.sql.value<string>('SELECT hlc FROM outbox ORDER BY n DESC LIMIT 1')?.slice(18)).toBe(renewed);
    expect(copy.actor.deviceId).toBe(renewed);
    await meet(copy, ana);
    expect(valueOf(ana, 'account', id, 'name')).toBe('Padaria Nova');
  });
});
