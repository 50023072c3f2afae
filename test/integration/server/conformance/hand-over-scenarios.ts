import { expect } from 'vitest';
import type { Scenario } from './scenario.ts';
import { holds, handOver, lateOnes } from './scenario-steps.ts';

/** What happens to readers and to late edits when an account changes hands (sync.md 2.12). */
export const handOverScenarios: Scenario[] = [
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
      expect(results[0]).toMatchObject({ o: 'parked', withheld: true });
      expect(results[0]?.rows).toBeUndefined();
      const [again] = (await ana.pushNumbered([{ ...late, n: ana.n }])).results;
      expect(again).toEqual(results[0]);
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
    name: 'a parked edit that comes again after the account came back is answered with what became of it',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const account = ana.account();
      await ana.sync();
      const late = ana.mutation(ana.edit('account', account, { name: 'Late' }));
      await handOver(lea, account, bia);
      await ana.push([late]);
      await handOver(lea, account, ana);
      const { results } = await ana.pushNumbered([{ ...late, n: ana.n }]);
      expect(results[0]).toMatchObject({ o: 'parked', rows: [{ t: 'conflict', v: { kind: 'late' } }] });
      expect(results[0]?.withheld).toBeUndefined();
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
