import { expect } from 'vitest';
import { formatStamp, parseStamp } from '#shared/sync/clock.ts';
import { cellOf } from '#shared/sync/mutation.ts';
import { rotateEpoch } from '#server/sync/workspaces.ts';
import { OUTCOME_DAYS, tidy } from '#server/sync/upkeep.ts';
import { refused, type Scenario } from './scenario.ts';
import { accountOf } from './scenario-steps.ts';

/** At most once, in order, never from a copy (sync.md 2.6, 2.11). */
export const orderScenarios: Scenario[] = [
  {
    name: 'a batch is answered in order with dense sequence numbers',
    run: async (world) => {
      const { ana } = await world.crew();
      const before = (await ana.hello()).head;
      const account = ana.account();
      ana.contact(account);
      ana.contact(account, { name: 'Lia' });
      const { results, lastN } = await ana.push();
      expect(results.map(({ o, seq }) => [o, seq])).toEqual([
        ['applied', before + 1],
        ['applied', before + 2],
        ['applied', before + 3],
      ]);
      expect(lastN).toBe(3);
      expect((await ana.hello()).head).toBe(before + 3);
    },
  },
  {
    name: 'a push that comes again is answered the same and writes nothing',
    run: async (world) => {
      const { ana } = await world.crew();
      const sent = [ana.mutation(), ana.mutation()].map((mutation, index) => ({ ...mutation, n: index + 1 }));
      const id = world.newId();
      sent[0]!.w = [ana.make('account', id, `a:${id}`, accountOf(ana.memberId))];
      sent[1]!.w = [ana.make('contact', world.newId(), `a:${id}`, { account_id: id, name: 'R', stance: 'neutral' })];
      const first = await ana.pushNumbered(sent);
      const { head } = await ana.hello();
      const again = await ana.pushNumbered(sent);
      expect(again.results).toEqual(first.results);
      expect((await ana.hello()).head).toBe(head);
    },
  },
  {
    name: 'a batch that repeats its first half takes only the second',
    run: async (world) => {
      const { ana } = await world.crew();
      const account = ana.account();
      const [first] = ana.queue.splice(0);
      await ana.pushNumbered([{ ...first!, n: 1 }]);
      ana.contact(account);
      const [second] = ana.queue.splice(0);
      const reply = await ana.pushNumbered([
        { ...first!, n: 1 },
        { ...second!, n: 2 },
      ]);
      expect(reply.results.map(({ n, o }) => [n, o])).toEqual([
        [1, 'applied'],
        [2, 'applied'],
      ]);
      expect(reply.lastN).toBe(2);
    },
  },
  {
    name: 'a repeated answer brings rows as they are now, and only those still readable',
    run: async (world) => {
      const { ana, lea, adm, bia } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      await lea.sync();
      await lea.one(lea.edit('contact', contact, { name: 'Of the lead' }));
      const late = { ...ana.mutation(ana.edit('contact', contact, { name: 'Of the owner' })), n: 3 };
      const first = await ana.pushNumbered([late]);
      expect(first.results[0]?.rows?.map(({ t }) => t)).toEqual(['contact', 'conflict']);
      await lea.sync();
      await lea.one(lea.edit('contact', contact, { name: 'Newest' }));
      const again = await ana.pushNumbered([late]);
      expect(again.results[0]?.rows?.find(({ t }) => t === 'contact')?.v['name']).toBe('Newest');
      await adm.sync();
      await adm.one(adm.edit('account', account, { owner_id: bia.memberId }));
      const afterwards = await ana.pushNumbered([late]);
      expect(afterwards.results[0]?.o).toBe('applied');
      expect(afterwards.results[0]?.rows).toBeUndefined();
    },
  },
  {
    name: 'a missing mutation is asked for',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.account();
      const [mutation] = ana.queue.splice(0);
      const refusal = await refused('gap', ana.pushNumbered([{ ...mutation!, n: 3 }]));
      expect(refusal.details.expected).toBe(1);
      expect((await ana.hello()).lastN).toBe(0);
    },
  },
  {
    name: 'another mutation under a number that was used is a forked device',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.account();
      await ana.push();
      ana.account();
      const [mutation] = ana.queue.splice(0);
      await refused('device_forked', ana.pushNumbered([{ ...mutation!, n: 1 }]));
    },
  },
  {
    name: 'a forked device that queues again under a new identity writes nothing twice',
    run: async (world) => {
      const { ana } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      const queue = [...ana.queue];
      await ana.push();
      const copy = await world.device(ana.memberId, 'copy');
      copy.queue.push(...queue);
      const { results } = await copy.push();
      expect(results.map(({ o }) => o)).toEqual(['applied', 'applied']);
      await copy.sync();
      expect(copy.row('contact', contact)?.v['name']).toBe('Rui');
      expect([...copy.rows.values()].filter(({ t }) => t === 'conflict')).toEqual([]);
    },
  },
  {
    name: 'mutations out of order are refused whole',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.account();
      ana.account();
      const [one, two] = ana.queue.splice(0);
      await refused(
        'bad_request',
        ana.pushNumbered([
          { ...one!, n: 1 },
          { ...two!, n: 3 },
        ]),
      );
      expect((await ana.hello()).lastN).toBe(0);
    },
  },
  {
    name: 'a stamp that is none is refused',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.account();
      const [mutation] = ana.queue.splice(0);
      await refused('bad_request', ana.pushNumbered([{ ...mutation!, n: 1, h: 'yesterday' }]));
    },
  },
  {
    name: 'a stamp from the future is clamped to now and said so',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.clockOff = 3 * 24 * 60 * 60_000;
      const id = ana.account();
      const { results } = await ana.push();
      expect(parseStamp(results[0]?.h ?? '').ms).toBe(world.now);
      await ana.sync();
      expect(parseStamp(ana.row('account', id)!.c.h).ms).toBe(world.now);
    },
  },
  {
    name: 'a stamp from the past is taken as it is',
    run: async (world) => {
      const { ana } = await world.crew();
      const id = ana.account();
      const claimed = ana.queue[0]!.h;
      world.later(21);
      const { results } = await ana.push();
      expect(results[0]?.h).toBeUndefined();
      await ana.sync();
      expect(cellOf(ana.row('account', id)!.c, 'name').h).toBe(claimed);
    },
  },
  {
    name: 'stamps of one device rise even when its clock is set back, and carry its own id',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      ana.account();
      ana.account();
      const [one, two] = ana.queue.splice(0);
      const { ms } = parseStamp(one!.h);
      two!.h = formatStamp({ ms: ms - 1_000, counter: 0, device: bia.session.deviceId });
      const { results } = await ana.push([one!, two!]);
      expect(results[1]?.h).toBe(formatStamp({ ms, counter: 1, device: ana.session.deviceId }));
    },
  },
  {
    name: 'after a restore the old epoch is refused and named',
    run: async (world) => {
      const { ana } = await world.crew();
      const old = ana.epoch;
      const epoch = await rotateEpoch(world.env, world.workspaceId);
      ana.account();
      const refusal = await refused('epoch_changed', ana.push());
      expect(refusal.details.epoch).toBe(epoch);
      await refused('epoch_changed', ana.lines());
      expect((await ana.hello({ epoch: old })).status).toBe('epoch_changed');
    },
  },
  {
    name: 'after a restore edits of accounts that the backup did not know are kept as late ones',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const account = world.newId();
      const edit = {
        t: 'account',
        id: account,
        b: `a:${account}`,
        f: { name: 'New name' },
        base: { name: world.newId(), deleted_at: world.newId() },
      };
      expect((await bia.one(edit)).code).toBe('never_had_access');
      await rotateEpoch(world.env, world.workspaceId);
      await bia.hello();
      await ana.hello();
      expect((await bia.one(edit)).o).toBe('parked');
      await ana.one(ana.make('account', account, `a:${account}`, accountOf(ana.memberId)));
      await ana.sync();
      const late = [...ana.rows.values()].find(({ t }) => t === 'conflict');
      expect(late?.v).toMatchObject({ kind: 'late', row_id: account, loser_member_id: bia.memberId });
      expect(JSON.parse(String(late?.v['loser_value']))).toEqual({ name: 'New name' });
    },
  },
  {
    name: 'an answer too old to be kept is still an answer',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.account();
      const sent = { ...ana.queue.splice(0)[0]!, n: 1 };
      await ana.pushNumbered([sent]);
      world.later(OUTCOME_DAYS + 1);
      await tidy(world.env, world.workspaceId);
      const { results } = await ana.pushNumbered([sent]);
      expect(results).toEqual([{ n: 1, id: sent.id, o: 'applied' }]);
    },
  },
  {
    name: 'a revoked device is told so, one to be wiped as well, and neither exchanges anything',
    run: async (world, storage) => {
      const { ana } = await world.crew();
      for (const [status, code] of [['revoked', 'device_revoked'] as const, ['wipe', 'wipe'] as const]) {
        await storage.transaction('write', async (tx) => {
          const device = await tx.devices.lock(world.workspaceId, ana.session.deviceId);
          await tx.devices.save(world.workspaceId, { ...device!, status });
        });
        expect((await ana.hello()).status).toBe(code);
        ana.account();
        await refused(code, ana.push());
        await refused(code, ana.lines());
      }
    },
  },
  {
    name: 'a device that no hello has entered is not known',
    run: async (world) => {
      const { ana } = await world.crew();
      ana.session.deviceId = world.newId();
      ana.account();
      await refused('signed_out', ana.push());
    },
  },
];
