import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shipDefaultContent } from '#core/default-content/default-content.ts';
import { FiringService } from '#core/triggers/firing-service.ts';
import { triggerRules } from '#core/triggers/trigger-repository.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { metRules, type TriggerFacts } from '#shared/domain/trigger-rule.ts';
import { importedId } from '#shared/sync/ids.ts';
import { quietAccount } from '#test/support/quiet-account.ts';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

const TODAY = '2026-03-16';
const firingTables = ['firing', 'playbook_run', 'task'] as const;

let world: SyncOffice;
let owner: string;
let desk: SyncDevice;
let travel: SyncDevice;
let lead: SyncDevice;
let accountId: string;

beforeEach(async () => {
  world = await makeSyncOffice();
  owner = await world.addMember('Ana');
  lead = world.open(await world.addMember('Leo', 'lead'));
  desk = world.open(owner);
  travel = world.open(owner);
  await lead.engine.runToHead();
  await lead.unitOfWork.write(null, (context) =>
    shipDefaultContent(context, { workspaceId: world.workspaceId, today: TODAY }),
  );
  await desk.engine.runToHead();
  accountId = await addAccount(desk, 'Padaria');
  await meet();
});
afterEach(() => world.close());

const meet = async () => {
  const devices = [lead, desk, travel];
  for (const device of [...devices, ...devices]) await device.engine.runToHead();
  for (const device of devices) expect(await faultsOf(world, device)).toEqual([]);
};

/** A champion left: its playbook starts by itself. */
const facts = (): TriggerFacts =>
  quietAccount({
    accountId,
    ownerId: owner,
    people: { ...quietAccount().people, left: [{ id: 'maria', on: addDays(TODAY, -2), role: 'champion' }] },
  });

const look = async (device: SyncDevice, today = TODAY, known = facts()) => {
  const { unitOfWork, actor } = device;
  const rules = await unitOfWork.read((db) => triggerRules(db));
  const clock = { today: () => today, now: () => `${today}T12:00:00.000Z`, nowMs: () => 0 };
  await new FiringService({ unitOfWork, actor, clock }).afterComputed([
    { facts: known, met: metRules(known, rules, today) },
  ]);
};

const idsOf = (device: SyncDevice, table: (typeof firingTables)[number]) =>
  device.sql.values<string>(`SELECT id FROM ${table} WHERE account_id = ? ORDER BY id`, accountId);
const everything = (device: SyncDevice) => firingTables.map((table) => idsOf(device, table));

describe('two laptops of one owner', () => {
  it('I2: that meet the same rule offline end with one firing, one playbook and its tasks once', async () => {
    await look(desk);
    await look(travel);
    expect(everything(desk).map((ids) => ids.length)).toEqual([1, 1, 4]);
    expect(everything(travel)).toEqual(everything(desk));
    await meet();
    for (const device of [desk, travel, lead]) {
      expect(everything(device).map((ids) => ids.length)).toEqual([1, 1, 4]);
      expect(device.sql.values('SELECT id FROM conflict')).toEqual([]);
    }
  });

  it('I2: that meet it on different days still end with one of each', async () => {
    await look(desk);
    await look(travel, addDays(TODAY, 9));
    await meet();
    for (const device of [desk, travel, lead]) expect(everything(device).map((ids) => ids.length)).toEqual([1, 1, 4]);
    expect(idsOf(travel, 'firing')).toEqual(idsOf(desk, 'firing'));
  });

  it('I2: fire nothing again when they look again, before and after they met', async () => {
    await look(desk);
    const first = everything(desk);
    await look(desk, addDays(TODAY, 1));
    expect(everything(desk)).toEqual(first);
    await meet();
    await look(travel, addDays(TODAY, 30));
    expect(everything(travel)).toEqual(first);
  });
});

describe('a laptop of somebody else', () => {
  it('I2: fires nothing, nor does anybody for an account without owner', async () => {
    await look(lead);
    await look(desk, TODAY, { ...facts(), ownerId: null });
    expect([...everything(lead), ...everything(desk)].flat()).toEqual([]);
  });
});

describe('an account that was imported on another laptop', () => {
  const importedFor = async (ownerId: string | null) => {
    const id = importedId('account', world.workspaceId, 'crm', '77');
    const fields = { name: 'Mercearia', autonomy: 'low', status: 'ongoing', language: 'pt-BR' } as const;
    await lead.unitOfWork.write(null, ({ rows }) => rows.insert('account', { ...fields, owner_id: ownerId }, id));
    await meet();
    return id;
  };
  const dayOfImport = (id: string) =>
    String(desk.sql.values<string>('SELECT created_at FROM account WHERE id = ?', id)[0]).slice(0, 10);
  const left = (id: string, people: Record<string, string>): TriggerFacts =>
    quietAccount({
      accountId: id,
      ownerId: owner,
      people: {
        ...quietAccount().people,
        left: Object.entries(people).map(([person, on]) => ({ id: person, on, role: 'champion' })),
      },
    });
  const states = (device: SyncDevice, id: string) =>
    device.sql.values<string>('SELECT state FROM firing WHERE account_id = ? ORDER BY state', id);
  const runs = (device: SyncDevice, id: string) =>
    device.sql.values<string>('SELECT id FROM playbook_run WHERE account_id = ?', id);

  it('I2: is found with what holds where its owner first sees it days later, and told of what comes then', async () => {
    const id = await importedFor(owner);
    const first = addDays(dayOfImport(id), 5);
    const was = { maria: addDays(first, -2) };
    await look(desk, first, left(id, was));
    await look(desk, first, left(id, was));
    expect(states(desk, id)).toEqual(['known']);
    expect(runs(desk, id)).toEqual([]);
    await meet();
    const next = addDays(first, 1);
    await look(travel, next, left(id, { ...was, jonas: next }));
    expect(states(travel, id)).toEqual(['dealt_with', 'open']);
    expect(runs(travel, id)).toHaveLength(1);
    await meet();
    expect(states(desk, id)).toEqual(states(travel, id));
  });

  it('I2: is told of at once where its owner looked at it before and nothing was met then', async () => {
    const id = await importedFor(owner);
    const first = addDays(dayOfImport(id), 5);
    await look(desk, first, left(id, {}));
    await look(desk, addDays(first, 1), left(id, { maria: first }));
    expect(states(desk, id)).toEqual(['open']);
  });
});
