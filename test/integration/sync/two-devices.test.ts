import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

let world: SyncOffice;
let ana: SyncDevice;
let bia: SyncDevice;

beforeEach(async () => {
  world = await makeSyncOffice();
  ana = world.open(await world.addMember('Ana'));
  bia = world.open(await world.addMember('Bia', 'lead'));
});
afterEach(() => world.close());

const meet = async (...devices: SyncDevice[]) => {
  for (const device of [...devices, ...devices]) await device.engine.runToHead();
  for (const device of devices) expect(await faultsOf(world, device)).toEqual([]);
};

const name = (device: SyncDevice, id: string) => valueOf(device, 'account', id, 'name');
const conflicts = (device: SyncDevice) =>
  device.sql.all<{ kind: string; field: string; winner_value: string; loser_value: string }>(
    'SELECT kind, field, winner_value, loser_value FROM conflict ORDER BY field',
  );

describe('two devices of one workspace', () => {
  it('see what the other one wrote', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia);
    expect(name(bia, id)).toBe('Padaria');
    await editAccount(bia, id, { name: 'Padaria Real' });
    await meet(bia, ana);
    expect(name(ana, id)).toBe('Padaria Real');
    expect(ana.changes.flatMap(({ accounts }) => accounts)).toContain(id);
    expect(ana.sql.values('SELECT kind FROM sync_journal')).not.toContain('healed');
  });

  it('keep the losing value of one field where both can see it', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia);
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    await editAccount(bia, id, { name: 'Padaria da Bia' });
    await meet(ana, bia);
    for (const device of [ana, bia]) {
      expect(name(device, id)).toBe('Padaria da Bia');
      expect(conflicts(device)).toEqual([
        { kind: 'concurrent', field: 'name', winner_value: '"Padaria da Bia"', loser_value: '"Padaria da Ana"' },
      ]);
    }
  });

  it('merge edits of different lines of one text without a question', async () => {
    const id = await addAccount(ana, 'Padaria');
    await editAccount(ana, id, { needs: 'um\n\ndois\n\ntrês' });
    await meet(ana, bia);
    await editAccount(ana, id, { needs: 'um da Ana\n\ndois\n\ntrês' });
    await editAccount(bia, id, { needs: 'um\n\ndois\n\ntrês da Bia' });
    await meet(ana, bia);
    for (const device of [ana, bia]) {
      expect(valueOf(device, 'account', id, 'needs')).toBe('um da Ana\n\ndois\n\ntrês da Bia');
      expect(conflicts(device)).toEqual([]);
    }
  });

  it('show own pending edits over what comes in, before anything was sent', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia);
    await editAccount(bia, id, { website: 'padaria.example' });
    await bia.engine.runToHead();
    await editAccount(ana, id, { name: 'Padaria da Ana' });
    await ana.engine.pullOnce();
    expect(name(ana, id)).toBe('Padaria da Ana');
    expect(valueOf(ana, 'account', id, 'website')).toBe('padaria.example');
    await meet(ana, bia);
    expect(name(bia, id)).toBe('Padaria da Ana');
    expect(conflicts(bia)).toEqual([]);
  });

  it('bring a row that one deleted and the other edited to the trash, with a question', async () => {
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia);
    await ana.unitOfWork.write(null, ({ rows }) => rows.trash('account', id));
    await editAccount(bia, id, { name: 'Padaria Real' });
    await meet(ana, bia);
    for (const device of [ana, bia]) {
      expect(valueOf(device, 'account', id, 'deleted_at')).not.toBeNull();
      expect(name(device, id)).toBe('Padaria Real');
      expect(conflicts(device)).toMatchObject([{ kind: 'delete-edit', field: 'name' }]);
    }
  });

  it('send a chain of edits of one row in one batch and agree on every token', async () => {
    const id = await addAccount(ana, 'um');
    await editAccount(ana, id, { name: 'dois' });
    await meet(ana, bia);
    await editAccount(ana, id, { name: 'três' });
    await editAccount(ana, id, { website: 'padaria.example' });
    await editAccount(ana, id, { name: 'quatro' });
    await meet(ana, bia);
    expect(name(bia, id)).toBe('quatro');
    expect(conflicts(ana)).toEqual([]);
  });

  it('can take back what was already sent', async () => {
    const id = await addAccount(ana, 'Padaria');
    await editAccount(ana, id, { name: 'Padoca' });
    await meet(ana, bia);
    expect(await ana.history.go('undo')).toMatchObject({ fields: 1, kept: [] });
    await meet(ana, bia);
    expect(name(bia, id)).toBe('Padaria');
  });

  it('leave what somebody else changed since alone when taking back', async () => {
    const id = await addAccount(ana, 'Padaria');
    await editAccount(ana, id, { name: 'Padoca' });
    await meet(ana, bia);
    await editAccount(bia, id, { name: 'Padaria Real' });
    await meet(bia, ana);
    expect(await ana.history.go('undo')).toMatchObject({ fields: 0 });
    expect(name(ana, id)).toBe('Padaria Real');
  });
});
