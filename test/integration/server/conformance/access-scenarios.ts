import { expect } from 'vitest';
import { naturalId } from '#shared/sync/ids.ts';
import type { ServerWorld, WireDevice } from '#test/support/server-world.ts';
import { accountOf } from './order-scenarios.ts';
import { refused, type Scenario } from './scenario.ts';

const holds = (device: WireDevice, account: string) => device.held.includes(`a:${account}`);

const handOver = async (by: WireDevice, account: string, to: WireDevice | null) => {
  await by.sync();
  return by.one(by.edit('account', account, { owner_id: to ? to.memberId : null }));
};

const collaboration = (world: ServerWorld, by: WireDevice, account: string, who: WireDevice) => {
  const id = naturalId('account_collaborator', world.workspaceId, [account, who.memberId]);
  return {
    id,
    write: by.make('account_collaborator', id, `a:${account}`, { account_id: account, member_id: who.memberId }),
  };
};

const contactOf = (account: string) => ({ account_id: account, name: 'Rui', stance: 'neutral' });

const lateOnes = (device: WireDevice) =>
  [...device.rows.values()].filter(({ t, v }) => t === 'conflict' && v['kind'] === 'late');

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
    name: 'an account handed over leaves the first and is complete with the second',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      await handOver(lea, account, bia);
      await ana.sync();
      await bia.sync();
      expect(holds(ana, account)).toBe(false);
      expect([...ana.rows.values()].filter(({ b }) => b.startsWith('a:'))).toEqual([]);
      expect(bia.row('contact', contact)).toBeDefined();
      const { n, h } = bia.digest(`a:${account}`, 'contact');
      const [line] = (await bia.lines()).filter(({ k }) => k === 'dig');
      expect(line).toBeDefined();
      expect((await bia.lines()).filter((each) => each.k === 'dig' && each.t === 'contact')).toMatchObject([{ n, h }]);
    },
  },
  {
    name: 'a hand-over raises the versions of those whom it concerns and no others',
    run: async (world) => {
      const { ana, bia, lea, adm, out } = await world.crew();
      const account = ana.account();
      await ana.push();
      const all = [ana, bia, lea, adm, out];
      const before = [];
      for (const device of all) before.push((await device.hello()).accessVer);
      await handOver(lea, account, bia);
      const rise = [];
      for (const [index, device] of all.entries()) rise.push((await device.hello()).accessVer - before[index]!);
      expect(rise).toEqual([1, 1, 0, 0, 0]);
    },
  },
  {
    name: 'edits that were written before a hand-over and come after it are parked with the account',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const late = ana.mutation(ana.edit('contact', contact, { name: 'Written on the train' }));
      await handOver(lea, account, bia);
      const { results } = await ana.push([late]);
      expect(results[0]).toMatchObject({ o: 'parked' });
      expect(results[0]?.rows).toBeUndefined();
      await bia.sync();
      expect(bia.row('contact', contact)?.v['name']).toBe('Rui');
      const [parked] = lateOnes(bia);
      expect(parked?.v).toMatchObject({
        table_name: 'contact',
        row_id: contact,
        loser_member_id: ana.memberId,
        state: 'open',
      });
      expect(JSON.parse(String(parked?.v['loser_value']))).toEqual({ name: 'Written on the train' });
    },
  },
  {
    name: 'a parked mutation is parked whole, one late row for each write',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const note = { account_id: account, body: 'B', written_at: new Date(world.now).toISOString() };
      const late = ana.mutation(
        ana.edit('contact', contact, { name: 'Late' }),
        ana.make('note', world.newId(), `a:${account}`, { ...note, author_id: ana.memberId, audience: 'internal' }),
      );
      await handOver(lea, account, bia);
      expect((await ana.push([late])).results[0]?.o).toBe('parked');
      await bia.sync();
      expect(lateOnes(bia).map(({ v }) => [v['table_name'], v['mutation_id']])).toEqual([
        ['contact', late.id],
        ['note', late.id],
      ]);
      expect([...bia.rows.values()].some(({ t }) => t === 'note')).toBe(false);
    },
  },
  {
    name: 'what follows a parked edit on the new version of access is refused, not parked',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const edit = ana.edit('contact', contact, { name: 'Late' });
      await handOver(lea, account, bia);
      await ana.sync();
      expect((await ana.one(edit)).code).toBe('never_had_access');
    },
  },
  {
    name: 'whoever never had access is refused, and the audit knows',
    run: async (world, storage) => {
      const { ana, bia } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const result = await bia.one(ana.edit('contact', contact, { name: 'Guessed' }));
      expect(result).toMatchObject({ o: 'rejected', code: 'never_had_access' });
      const audit = await storage.transaction('snapshot', (tx) => tx.audit.page(world.workspaceId, null, 10));
      expect(audit[0]).toMatchObject({ kind: 'mutation.never_had_access', memberId: bia.memberId });
      const unknown = world.newId();
      const guess = { ...ana.edit('contact', contact, { name: 'Guessed' }), id: unknown, b: `a:${unknown}` };
      expect(await bia.one(guess)).toMatchObject({ o: result.o, code: result.code });
    },
  },
  {
    name: 'an account made and filled offline while access rose elsewhere, then handed over, loses nothing',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const other = ana.account();
      await ana.sync();
      const account = ana.account();
      const [made] = ana.queue.splice(0);
      await handOver(lea, other, bia);
      await ana.push([made!]);
      await lea.sync();
      await handOver(lea, account, bia);
      const late = ana.mutation(
        ana.make('contact', world.newId(), `a:${account}`, { account_id: account, name: 'L', stance: 'neutral' }),
      );
      expect((await ana.push([late])).results[0]?.o).toBe('parked');
    },
  },
  {
    name: 'handed over and back: the account is whole again, and edits of both spans are known',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const before = ana.mutation(ana.edit('contact', contact, { phone: '1' }));
      await handOver(lea, account, bia);
      await bia.sync();
      await bia.one(bia.edit('contact', contact, { name: 'By Bia' }));
      const ofBia = bia.mutation(bia.edit('contact', contact, { email: 'b@sol.example' }));
      await handOver(lea, account, ana);
      expect((await bia.push([ofBia])).results[0]?.o).toBe('parked');
      expect((await ana.push([before])).results[0]?.o).toBe('applied');
      await ana.sync();
      expect(ana.row('contact', contact)?.v).toMatchObject({ name: 'By Bia', phone: '1' });
      expect(lateOnes(ana)).toHaveLength(1);
    },
  },
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
  {
    name: 'private notes are their author’s alone, leave with the account and return with it',
    run: async (world) => {
      const { ana, bia, lea, adm } = await world.crew();
      const account = ana.account();
      await ana.sync();
      const bucket = `p:${account}:${ana.memberId}`;
      const note = world.newId();
      const fields = { account_id: account, member_id: ana.memberId, body: 'Between us' };
      await ana.one(ana.make('private_note', note, bucket, fields));
      for (const device of [ana, lea, adm]) await device.sync();
      expect([ana, lea, adm].map((device) => device.row('private_note', note) !== undefined)).toEqual([
        true,
        false,
        false,
      ]);
      const forged = await lea.one({ ...ana.edit('private_note', note, { body: 'Read' }) });
      expect(forged).toMatchObject({ o: 'rejected', code: 'never_had_access' });
      const late = ana.mutation(ana.edit('private_note', note, { body: 'Later' }));
      await handOver(lea, account, bia);
      expect((await ana.push([late])).results[0]?.o).toBe('parked');
      await ana.sync();
      await bia.sync();
      expect(ana.row('private_note', note)).toBeUndefined();
      expect(JSON.stringify([...bia.rows.values()])).not.toContain('Later');
      await handOver(lea, account, ana);
      await ana.sync();
      expect(ana.row('private_note', note)?.v['body']).toBe('Between us');
      expect(lateOnes(ana)).toHaveLength(1);
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
  {
    name: 'grants and revokes are in the audit, whose chain holds',
    run: async (world, storage) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      await ana.push();
      await handOver(lea, account, bia);
      await storage.transaction('snapshot', async (tx) => {
        const page = await tx.audit.page(world.workspaceId, null, 50);
        const about = page.filter(({ detail }) => detail['bucket'] === `a:${account}`);
        expect(about.map(({ kind, detail }) => [kind, detail['member']]).toSorted()).toEqual([
          ['access.granted', bia.memberId],
          ['access.revoked', ana.memberId],
        ]);
        expect(await tx.audit.firstBroken(world.workspaceId)).toBeNull();
      });
    },
  },
];
