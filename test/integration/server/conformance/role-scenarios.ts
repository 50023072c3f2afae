import { expect } from 'vitest';
import { refused, type Scenario } from './scenario.ts';
import { accountOf, contactOf, holds, handOver, collaboration } from './scenario-steps.ts';

/** Collaborators, roles and teams (sync.md 2.2). */
export const roleScenarios: Scenario[] = [
  {
    name: 'a collaborator reads and writes the account but does not give it away',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      await ana.one(collaboration(world, ana, account, bia).write);
      await bia.sync();
      expect((await bia.one(bia.edit('contact', contact, { name: 'B' }))).o).toBe('applied');
      await bia.sync();
      const stolen = await bia.one(bia.edit('account', account, { owner_id: bia.memberId }));
      expect(stolen).toMatchObject({ o: 'rejected', code: 'role_may_not_write' });
    },
  },
  {
    name: 'a collaborator who is taken off loses the account, and may leave by himself',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const account = ana.account();
      await ana.sync();
      const { id, write } = collaboration(world, ana, account, bia);
      await ana.one(write);
      await ana.sync();
      await bia.sync();
      const gone = { deleted_at: new Date(world.now).toISOString() };
      await ana.one(ana.edit('account_collaborator', id, gone));
      await bia.sync();
      expect(holds(bia, account)).toBe(false);
      await ana.sync();
      await ana.one(ana.edit('account_collaborator', id, { deleted_at: null }));
      await bia.sync();
      expect(holds(bia, account)).toBe(true);
      expect((await bia.one(bia.edit('account_collaborator', id, gone))).o).toBe('applied');
      await bia.sync();
      expect(holds(bia, account)).toBe(false);
    },
  },
  {
    name: 'an account is made together with its collaborators',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const id = world.newId();
      const result = await ana.one(
        ana.make('account', id, `a:${id}`, accountOf(ana.memberId)),
        collaboration(world, ana, id, bia).write,
      );
      expect(result.o).toBe('applied');
      await bia.sync();
      expect(holds(bia, id)).toBe(true);
    },
  },
  {
    name: 'who imports an account again that is there does not take it over',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const account = ana.account();
      await ana.sync();
      await ana.one(collaboration(world, ana, account, bia).write);
      await bia.sync();
      const again = bia.make('account', account, `a:${account}`, accountOf(bia.memberId));
      const result = await bia.one(again, bia.make('contact', world.newId(), `a:${account}`, contactOf(account)));
      expect(result.o).toBe('applied');
      await ana.sync();
      expect(ana.row('account', account)?.v['owner_id']).toBe(ana.memberId);
      expect([...ana.rows.values()].filter(({ t }) => t === 'conflict')).toEqual([]);
    },
  },
  {
    name: 'owner and collaborator are members of this workspace',
    run: async (world) => {
      const { adm } = await world.crew();
      const id = world.newId();
      const result = await adm.one(adm.make('account', id, `a:${id}`, accountOf(world.newId())));
      expect(result).toMatchObject({ o: 'rejected', code: 'invalid_value' });
    },
  },
  {
    name: 'a lead hands over only what is the team’s',
    run: async (world) => {
      const { ana, bia, lea, adm } = await world.crew();
      const account = ana.account();
      await ana.push();
      await handOver(adm, account, adm);
      await adm.one(collaboration(world, adm, account, lea).write);
      const result = await handOver(lea, account, bia);
      expect(result).toMatchObject({ o: 'rejected', code: 'role_may_not_write' });
    },
  },
  {
    name: 'who becomes a lead receives the team’s accounts, and loses them with the role',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const account = ana.account();
      await ana.push();
      await world.serverWrites([{ t: 'member', id: bia.memberId, f: { role: 'lead' } }]);
      await bia.sync();
      expect(holds(bia, account)).toBe(true);
      await world.serverWrites([{ t: 'member', id: bia.memberId, f: { role: 'consultant' } }]);
      await bia.sync();
      expect(holds(bia, account)).toBe(false);
      expect(bia.row('account', account)).toBeUndefined();
    },
  },
  {
    name: 'a member who changes teams takes the accounts from the one lead to the other',
    run: async (world) => {
      const { ana, lea, out, otherTeamId } = await world.crew();
      const account = ana.account();
      await ana.sync();
      await lea.sync();
      const late = lea.mutation(lea.edit('account', account, { name: 'Late' }));
      await world.serverWrites([{ t: 'member', id: ana.memberId, f: { team_id: otherTeamId } }]);
      for (const device of [ana, lea, out]) await device.sync();
      expect([ana, lea, out].map((device) => holds(device, account))).toEqual([true, false, true]);
      expect((await lea.push([late])).results[0]?.o).toBe('parked');
      expect(ana.held).toContain(`t:${otherTeamId}`);
    },
  },
  {
    name: 'a member who left is refused everything',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.account();
      await world.serverWrites([{ t: 'member', id: ana.memberId, f: { active: 0 } }]);
      await refused('device_revoked', ana.push());
      await refused('device_revoked', ana.lines());
    },
  },
];
