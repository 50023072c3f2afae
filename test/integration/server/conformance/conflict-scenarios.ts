import { expect } from 'vitest';
import type { WireDevice } from '#test/support/server-world.ts';
import type { Scenario } from './scenario.ts';
import { pair, conflictsOf } from './scenario-steps.ts';

/** Losing values are kept, shown and settled (sync.md 2.7). */
export const conflictScenarios: Scenario[] = [
  {
    name: 'of two concurrent values the later stamp is shown and the other kept as a conflict',
    run: async (world) => {
      const { ana, lea, account, contact } = await pair(world);
      const older = ana.mutation(ana.edit('contact', contact, { name: 'Older' }));
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Newer' }));
      const { results } = await ana.push([older]);
      expect(results[0]?.conflicts).toHaveLength(1);
      await lea.sync();
      expect(lea.row('contact', contact)?.v['name']).toBe('Newer');
      const [conflict] = conflictsOf(lea);
      expect(conflict).toMatchObject({ b: `a:${account}`, id: results[0]?.conflicts?.[0] });
      expect(conflict?.v).toMatchObject({
        table_name: 'contact',
        row_id: contact,
        field: 'name',
        kind: 'concurrent',
        state: 'open',
        mutation_id: older.id,
        winner_value: '"Newer"',
        winner_member_id: lea.memberId,
        winner_device_name: 'Lea’s laptop',
        loser_value: '"Older"',
        loser_member_id: ana.memberId,
        loser_device_id: ana.session.deviceId,
        created_by: ana.memberId,
      });
    },
  },
  {
    name: 'a newer write by the losing author replaces the loser in the open conflict',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const edit = ana.edit('contact', contact, { name: 'Lost once' });
      const first = ana.mutation(edit);
      const second = ana.mutation({ ...edit, f: { name: 'Lost twice' }, base: { ...edit.base, name: first.id } });
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Shown' }));
      await ana.push([first, second]);
      await lea.sync();
      expect(conflictsOf(lea).map(({ v }) => v['loser_value'])).toEqual(['"Lost twice"']);
      expect(conflictsOf(lea)[0]?.v['mutation_id']).toBe(second.id);
    },
  },
  {
    name: 'a conflict that its author overtakes keeps what the other one wrote',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const edit = ana.edit('contact', contact, { name: 'Lost' });
      const first = ana.mutation(edit);
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Of the lead' }));
      world.now += 60_000;
      const second = ana.mutation({ ...edit, f: { name: 'Later' }, base: { ...edit.base, name: first.id } });
      await ana.push([first, second]);
      await lea.sync();
      expect(lea.row('contact', contact)?.v['name']).toBe('Later');
      expect(conflictsOf(lea).map(({ v }) => [v['winner_value'], v['loser_value']])).toEqual([
        ['"Later"', '"Of the lead"'],
      ]);
    },
  },
  {
    name: 'somebody else losing the same field opens a conflict of his own',
    run: async (world) => {
      const { ana, lea, adm } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      for (const device of [ana, lea, adm]) await device.sync();
      const [one, two] = [ana, adm].map((device) =>
        device.mutation(device.edit('contact', contact, { name: device.name })),
      );
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Shown' }));
      await ana.push([one!]);
      await adm.push([two!]);
      await lea.sync();
      expect(
        conflictsOf(lea)
          .map(({ v }) => v['loser_member_id'])
          .toSorted(),
      ).toEqual([ana.memberId, adm.memberId].toSorted());
    },
  },
  {
    name: 'a conflict is settled by whoever reads it, and a later loser opens another',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const late = ana.mutation(ana.edit('contact', contact, { name: 'Lost' }));
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Shown' }));
      const [conflict] = (await ana.push([late])).results[0]?.conflicts ?? [];
      await lea.sync();
      const settled = { state: 'kept', settled_by: lea.memberId, settled_at: new Date(world.now).toISOString() };
      expect((await lea.one(lea.edit('conflict', conflict!, settled))).o).toBe('applied');
      await ana.one({
        ...ana.edit('contact', contact, { name: 'Lost again' }),
        base: { name: late.id, deleted_at: ana.row('contact', contact)!.c.m },
      });
      await lea.sync();
      expect(
        conflictsOf(lea)
          .map(({ v }) => v['state'])
          .toSorted(),
      ).toEqual(['kept', 'open']);
    },
  },
  {
    name: 'two who settle a conflict at once leave one settlement and no conflict about it',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const late = ana.mutation(ana.edit('contact', contact, { name: 'Lost' }));
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Shown' }));
      const [conflict] = (await ana.push([late])).results[0]?.conflicts ?? [];
      await lea.sync();
      await ana.sync();
      const settle = (device: WireDevice, state: string) =>
        device.edit('conflict', conflict!, {
          state,
          settled_by: device.memberId,
          settled_at: new Date(world.now).toISOString(),
        });
      await lea.one(settle(lea, 'kept'));
      world.now += 60_000;
      await ana.one(settle(ana, 'taken'));
      await lea.sync();
      expect(conflictsOf(lea).map(({ v }) => [v['state'], v['settled_by']])).toEqual([['taken', ana.memberId]]);
    },
  },
  {
    name: 'nobody makes or rewrites conflicts but the server',
    run: async (world) => {
      const { ana, lea, account, contact } = await pair(world);
      const forged = {
        table_name: 'contact',
        row_id: contact,
        kind: 'late',
        mutation_id: world.newId(),
        state: 'open',
      };
      const made = await ana.one(ana.make('conflict', world.newId(), `a:${account}`, forged));
      expect(made).toMatchObject({ o: 'rejected', code: 'role_may_not_write' });
      const late = ana.mutation(ana.edit('contact', contact, { name: 'Lost' }));
      world.now += 60_000;
      await lea.one(lea.edit('contact', contact, { name: 'Shown' }));
      const [conflict] = (await ana.push([late])).results[0]?.conflicts ?? [];
      await ana.sync();
      const rewritten = await ana.one(ana.edit('conflict', conflict!, { loser_value: '"Never written"' }));
      expect(rewritten).toMatchObject({ o: 'rejected', code: 'role_may_not_write' });
    },
  },
  {
    name: 'what lost while its clock was far off says by how much',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const slow = await world.device(ana.memberId, 'slow');
      slow.clockOff = -3 * 24 * 60 * 60_000;
      await slow.hello();
      await slow.sync();
      await lea.one(lea.edit('contact', contact, { name: 'Shown' }));
      const result = await slow.one(slow.edit('contact', contact, { name: 'Slow' }));
      const conflict = result.rows?.find(({ t }) => t === 'conflict');
      expect(conflict?.v).toMatchObject({ loser_value: '"Slow"', claimed_clock_off_ms: slow.clockOff });
    },
  },
];
