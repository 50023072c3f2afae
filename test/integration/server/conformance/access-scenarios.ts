import { expect } from 'vitest';
import { type Scenario } from './scenario.ts';
import { accountOf, holds } from './scenario-steps.ts';

/** Who reads and writes what, and what happens when that changes (sync.md 2.2, 2.12). */
export const accessScenarios: Scenario[] = [
  {
    name: 'consultants receive their own accounts, leads those of the team, admins all',
    run: async (world) => {
      const { ana, bia, lea, adm, out } = await world.crew();
      const account = ana.account();
      await ana.push();
      for (const device of [ana, bia, lea, adm, out]) await device.sync();
      expect([ana, bia, lea, adm, out].map((device) => holds(device, account))).toEqual([
        true,
        false,
        true,
        true,
        false,
      ]);
      expect([ana, bia, lea, adm, out].map((device) => device.row('account', account) !== undefined)).toEqual([
        true,
        false,
        true,
        true,
        false,
      ]);
    },
  },
  {
    name: 'no line of a pull names an account that one may not read',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const account = ana.account({ name: 'Secret name' });
      ana.contact(account, { name: 'Secret person' });
      await ana.push();
      const lines = JSON.stringify(await bia.lines());
      expect(lines).not.toContain(account);
      expect(lines).not.toContain('Secret');
      const page = await bia.lines({ boot: [{ b: `a:${account}`, asOf: 0, after: null }] });
      expect(page.filter(({ k }) => k === 'r')).toEqual([]);
    },
  },
  {
    name: 'a new account belongs to its author, whatever a consultant says',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const id = world.newId();
      const result = await ana.one(ana.make('account', id, `a:${id}`, accountOf(bia.memberId)));
      expect(result.rows?.[0]?.v['owner_id']).toBe(ana.memberId);
      await bia.sync();
      expect(holds(bia, id)).toBe(false);
    },
  },
  {
    name: 'a lead makes an account for somebody, with what belongs to it',
    run: async (world) => {
      const { out, lea, bia } = await world.crew();
      const id = world.newId();
      const contact = world.newId();
      const fields = { account_id: id, name: 'Rui', stance: 'neutral' };
      const result = await out.one(
        out.make('account', id, `a:${id}`, accountOf(bia.memberId)),
        out.make('contact', contact, `a:${id}`, fields),
      );
      expect(result.o).toBe('applied');
      for (const device of [out, lea, bia]) await device.sync();
      expect([out, lea, bia].map((device) => holds(device, id))).toEqual([false, true, true]);
      expect(bia.row('contact', contact)).toBeDefined();
    },
  },
  {
    name: 'an account that an admin makes for nobody is read by admins alone',
    run: async (world) => {
      const { adm, lea, out } = await world.crew();
      const id = world.newId();
      const { owner_id: _owner, ...fields } = accountOf('');
      await adm.one(adm.make('account', id, `a:${id}`, fields));
      for (const device of [adm, lea, out]) await device.sync();
      expect([adm, lea, out].map((device) => holds(device, id))).toEqual([true, false, false]);
    },
  },
  {
    name: 'creating an account raises nobody’s access version',
    run: async (world) => {
      const { ana, lea } = await world.crew();
      const before = [(await ana.hello()).accessVer, (await lea.hello()).accessVer];
      ana.account();
      await ana.push();
      expect([(await ana.hello()).accessVer, (await lea.hello()).accessVer]).toEqual(before);
    },
  },
  {
    name: 'rows of one’s own bucket reach all of one’s devices and nobody else’s',
    run: async (world) => {
      const { ana, adm } = await world.crew();
      const second = await world.device(ana.memberId, 'second');
      const view = { member_id: ana.memberId, page: 'portfolio', name: 'Mine', query: '', position: 'a' };
      const id = world.newId();
      await ana.one(ana.make('saved_view', id, `m:${ana.memberId}`, view));
      await second.sync();
      await adm.sync();
      expect(second.row('saved_view', id)).toBeDefined();
      expect(adm.row('saved_view', id)).toBeUndefined();
    },
  },
];
