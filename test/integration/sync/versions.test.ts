import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA } from '#shared/sync/protocol.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { SyncStoppedError } from '#sync/sync-engine.ts';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

let world: SyncOffice;
let ana: SyncDevice;
beforeEach(async () => {
  world = await makeSyncOffice();
  ana = world.open(await world.addMember('Ana', 'admin'));
});
afterEach(() => world.close());

const synced = async (device: SyncDevice) => {
  for (let times = 0; times < 3; times++) await device.engine.runToHead();
  expect(await faultsOf(world, device)).toEqual([]);
};

const imageOf = (device: SyncDevice, t: string, id: string): RowImage => {
  const { bucket, seq, cells, values } = device.engine.file.rows.serverRow(t, id)!;
  return { t, id, b: bucket, s: seq, c: cells, v: values };
};

describe('an app that is older than what it receives', () => {
  it('keeps fields and tables that it does not know, and gives them back when asked for the whole row', async () => {
    const id = await addAccount(ana, 'Padaria');
    await synced(ana);
    const image = imageOf(ana, 'account', id);
    const newer = { ...image, s: image.s + 1, v: { ...image.v, mascot: 'capivara', name: 'Padoca' } };
    const unknown = { ...image, t: 'ritual', s: image.s + 1, v: { title: 'Bom dia' } };
    const { file } = ana.engine;
    await file.apply('test', () => {
      file.rows.takeImage(newer);
      file.rows.takeImage(unknown);
    });
    expect(valueOf(ana, 'account', id, 'name')).toBe('Padoca');
    expect(file.rows.serverRow('account', id)?.values).toEqual(newer.v);
    expect(file.rows.serverRow('ritual', id)?.values).toEqual({ title: 'Bom dia' });
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    expect(file.rows.serverRow('account', id)?.values).toEqual(newer.v);
  });

  it('shows a row that came without what its columns need, and remembers what was missing', async () => {
    const id = await addAccount(ana, 'Padaria');
    await synced(ana);
    const image = imageOf(ana, 'account', id);
    const { name: _lost, ...rest } = image.v;
    const { file } = ana.engine;
    const odd = { ...image, s: image.s + 1, v: { ...rest, client_since: 7 } };
    await file.apply('test', () => file.rows.takeImage(odd));
    expect(valueOf(ana, 'account', id, 'name')).toBe('');
    expect(valueOf(ana, 'account', id, 'client_since')).toBeNull();
    expect(file.rows.serverRow('account', id)?.values).toEqual(odd.v);
  });

  it('stops below the oldest version that the server serves, and goes on writing', async () => {
    await synced(ana);
    world.env.serving = [SCHEMA + 1, SCHEMA + 1];
    const stopped = await ana.engine.hello().catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(SyncStoppedError);
    expect(stopped).toMatchObject({ reason: 'upgrade_required' });
    const id = await addAccount(ana, 'Padaria');
    await expect(ana.engine.pushOnce()).rejects.toMatchObject({ reason: 'upgrade_required' });
    world.env.serving = [SCHEMA, SCHEMA];
    await synced(ana);
    expect(valueOf(ana, 'account', id, 'name')).toBe('Padaria');
  });
});

describe('an app that is newer than the server', () => {
  it('holds back what the server does not know yet with all that builds on it, and sends it after the upgrade', async () => {
    const id = await addAccount(ana, 'Padaria');
    await synced(ana);
    await editAccount(ana, id, { name: 'um' });
    await editAccount(ana, id, { name: 'dois' });
    const other = await addAccount(ana, 'Mercado');
    // The server puts the first one off, as it does with a field that it does not know.
    const waiting = ana.sql.get<{ n: number; mutation_id: string }>(
      'SELECT n, mutation_id FROM outbox WHERE outcome IS NULL ORDER BY n LIMIT 1',
    )!;
    ana.sql.run(`UPDATE outbox SET outcome = 'deferred' WHERE n = ?`, waiting.n);
    while ((await ana.engine.pushOnce()) > 0);
    expect(ana.sql.values('SELECT outcome FROM outbox ORDER BY n')).toEqual(['applied', 'deferred', null, 'applied']);
    expect(valueOf(ana, 'account', id, 'name')).toBe('dois');
    await ana.engine.hello();
    await synced(ana);
    expect(ana.sql.value('SELECT mutation_id FROM outbox WHERE n = ?', waiting.n)).not.toBe(waiting.mutation_id);
    const bia = world.open(await world.addMember('Bia', 'admin'));
    await synced(bia);
    expect(valueOf(bia, 'account', id, 'name')).toBe('dois');
    expect(valueOf(bia, 'account', other, 'name')).toBe('Mercado');
    expect(bia.sql.value('SELECT count(*) FROM conflict')).toBe(0);
  });
});

describe('what was answered', () => {
  it('is forgotten only when a backup of the server covers it and a month has passed', async () => {
    await addAccount(ana, 'Padaria');
    await synced(ana);
    world.advance(40 * 86_400_000);
    await addAccount(ana, 'Mercado');
    await synced(ana);
    expect(await ana.engine.prune()).toBe(0);
    ana.database.exec('UPDATE sync_state SET safe_seq = head');
    expect(await ana.engine.prune()).toBe(1);
    expect(ana.sql.value('SELECT count(*) FROM outbox')).toBe(1);
  });

  it('goes on being undone, and a cursor that the log no longer reaches fills everything anew', async () => {
    const id = await addAccount(ana, 'Padaria');
    await editAccount(ana, id, { name: 'Padoca' });
    await synced(ana);
    const bia = world.open(await world.addMember('Bia', 'admin'));
    await synced(bia);
    await editAccount(ana, id, { name: 'Padaria Real' });
    await synced(ana);
    await editAccount(bia, id, { website: 'padaria.example' });
    await world.env.storage.transaction('write', async (tx) => {
      const { head } = (await tx.workspaces.find(world.workspaceId))!;
      await tx.log.prune(world.workspaceId, head);
      await tx.workspaces.update(world.workspaceId, { minSeq: head });
    });
    await synced(bia);
    expect(valueOf(bia, 'account', id, 'name')).toBe('Padaria Real');
    expect(valueOf(bia, 'account', id, 'website')).toBe('padaria.example');
  });
});
