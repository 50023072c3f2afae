import { expect } from 'vitest';
import { parseStamp } from '#shared/sync/clock.ts';
import { naturalId } from '#shared/sync/ids.ts';
import type { ServerWorld, WireDevice } from '#test/support/server-world.ts';
import type { Scenario } from './scenario.ts';

/** Two people who both see one contact. */
const pair = async (world: ServerWorld) => {
  const { ana, lea } = await world.crew();
  const account = ana.account();
  const contact = ana.contact(account, { notes: 'Line one.\nLine two.\nLine three.' });
  await ana.sync();
  await lea.sync();
  return { ana, lea, account, contact };
};

const conflictsOf = (device: WireDevice) => [...device.rows.values()].filter(({ t }) => t === 'conflict');

/** What becomes of two edits (sync.md 2.5, 2.7, 2.8, 2.9). */
export const mergeScenarios: Scenario[] = [
  {
    name: 'an edit by somebody who saw the current value simply stands',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const result = await lea.one(lea.edit('contact', contact, { name: 'Rui Alves' }));
      expect(result).toMatchObject({ o: 'applied' });
      expect(result.rows).toBeUndefined();
      await ana.sync();
      expect(ana.row('contact', contact)?.v['name']).toBe('Rui Alves');
    },
  },
  {
    name: 'edits of different fields both stand, and the second author is shown the row',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { name: 'Rui Alves' }));
      const result = await ana.one(ana.edit('contact', contact, { phone: '11 99999' }));
      expect(result.conflicts).toBeUndefined();
      expect(result.rows?.[0]?.v).toMatchObject({ name: 'Rui Alves', phone: '11 99999' });
    },
  },
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
    name: 'a concurrent value with a later stamp takes over and the earlier one is kept',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { name: 'First' }));
      world.now += 60_000;
      const result = await ana.one(ana.edit('contact', contact, { name: 'Second' }));
      expect(result.rows?.find(({ t }) => t === 'contact')?.v['name']).toBe('Second');
      expect(result.rows?.find(({ t }) => t === 'conflict')?.v).toMatchObject({
        loser_value: '"First"',
        loser_member_id: lea.memberId,
      });
    },
  },
  {
    name: 'equal concurrent values are no conflict, and both tokens count as seen afterwards',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { name: 'Same' }));
      const mine = ana.edit('contact', contact, { name: 'Same' });
      const sent = ana.mutation(mine);
      await ana.push([sent]);
      const next = await ana.one({ ...mine, f: { name: 'Next' }, base: { ...mine.base, name: sent.id } });
      expect(next.conflicts).toBeUndefined();
      await lea.sync();
      expect(lea.row('contact', contact)?.v['name']).toBe('Next');
      expect(conflictsOf(lea)).toEqual([]);
    },
  },
  {
    name: 'several mutations of one push on one row build on each other',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const first = ana.edit('contact', contact, { name: 'One' });
      const mutation = ana.mutation(first);
      const second = ana.mutation({ ...first, f: { name: 'Two' }, base: { ...first.base, name: mutation.id } });
      const { results } = await ana.push([mutation, second]);
      expect(results.map(({ o, rows, conflicts }) => [o, rows, conflicts])).toEqual([
        ['applied', undefined, undefined],
        ['applied', undefined, undefined],
      ]);
      await lea.sync();
      expect(lea.row('contact', contact)?.v['name']).toBe('Two');
      expect(lea.row('contact', contact)?.s).toBe(results[1]?.seq);
    },
  },
  {
    name: 'once a row surprised its author, every later mutation of that push brings it along',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { phone: '1' }));
      const first = ana.mutation(ana.edit('contact', contact, { name: 'One' }));
      const second = ana.mutation(ana.edit('contact', contact, { email: 'r@sol.example' }));
      const { results } = await ana.push([first, second]);
      expect(results.map(({ seq, rows }) => rows?.[0]?.s === seq)).toEqual([true, true]);
      expect(results[1]?.rows?.[0]?.v).toMatchObject({ phone: '1', name: 'One', email: 'r@sol.example' });
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
    name: 'texts changed in different lines are merged',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { notes: 'Line one.\nLine two.\nLine three, changed.' }));
      const result = await ana.one(
        ana.edit('contact', contact, { notes: 'Line one, changed.\nLine two.\nLine three.' }),
      );
      expect(result.conflicts).toBeUndefined();
      expect(result.rows?.[0]?.v['notes']).toBe('Line one, changed.\nLine two.\nLine three, changed.');
    },
  },
  {
    name: 'texts changed in the same line keep the other one whole',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { notes: 'Line one.\nOf the lead.\nLine three.' }));
      world.now += 60_000;
      const result = await ana.one(ana.edit('contact', contact, { notes: 'Line one.\nOf the owner.\nLine three.' }));
      const conflict = result.rows?.find(({ t }) => t === 'conflict');
      expect(conflict?.v).toMatchObject({ kind: 'text', field: 'notes' });
      expect(JSON.parse(String(conflict?.v['loser_value']))).toBe('Line one.\nOf the lead.\nLine three.');
      expect(JSON.parse(String(conflict?.v['base_value']))).toBe('Line one.\nLine two.\nLine three.');
    },
  },
  {
    name: 'an edit of a row that somebody trashed meanwhile is applied there and offered',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { deleted_at: new Date(world.now).toISOString() }));
      await ana.one(ana.edit('contact', contact, { name: 'Edited' }));
      await lea.sync();
      expect(lea.row('contact', contact)?.v).toMatchObject({ name: 'Edited' });
      expect(lea.row('contact', contact)?.v['deleted_at']).toBeDefined();
      expect(conflictsOf(lea).map(({ v }) => v['kind'])).toEqual(['delete-edit']);
    },
  },
  {
    name: 'trashing a row whose newest edit one has not seen trashes it and offers the edit',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      const deletion = lea.mutation(lea.edit('contact', contact, { deleted_at: new Date(world.now).toISOString() }));
      await ana.one(ana.edit('contact', contact, { name: 'Edited' }));
      await lea.push([deletion]);
      await ana.sync();
      expect(ana.row('contact', contact)?.v['deleted_at']).toBeDefined();
      expect(conflictsOf(ana).map(({ v }) => [v['kind'], v['loser_value']])).toEqual([['delete-edit', '"Edited"']]);
    },
  },
  {
    name: 'a row taken out of the trash is as it was',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      await lea.one(lea.edit('contact', contact, { deleted_at: new Date(world.now).toISOString() }));
      await lea.sync();
      const result = await lea.one(lea.edit('contact', contact, { deleted_at: null }));
      expect(result.conflicts).toBeUndefined();
      await ana.sync();
      expect(ana.row('contact', contact)?.v['deleted_at']).toBeUndefined();
      expect(ana.row('contact', contact)?.v['name']).toBe('Rui');
    },
  },
  {
    name: 'the same natural key made on two devices is one row, and again after the trash',
    run: async (world) => {
      const { ana, lea, account } = await pair(world);
      const id = naturalId('account_tag', world.workspaceId, [account, 'vip']);
      const tag = (device: WireDevice) =>
        device.make('account_tag', id, `a:${account}`, { account_id: account, name: 'vip' });
      await ana.one(tag(ana));
      expect((await lea.one(tag(lea))).o).toBe('applied');
      await ana.sync();
      expect([...ana.rows.values()].filter(({ t }) => t === 'account_tag')).toHaveLength(1);
      await ana.one(ana.edit('account_tag', id, { deleted_at: new Date(world.now).toISOString() }));
      await lea.one(tag(lea));
      await ana.sync();
      expect(ana.row('account_tag', id)?.v['deleted_at']).toBeUndefined();
      expect(conflictsOf(ana)).toEqual([]);
    },
  },
  {
    name: 'a device with a fast clock does not win against whoever writes after it',
    run: async (world) => {
      const { ana, lea, contact } = await pair(world);
      ana.clockOff = 24 * 60 * 60_000;
      await ana.hello();
      await ana.one(ana.edit('contact', contact, { name: 'From tomorrow' }));
      world.now += 1_000;
      await lea.one(lea.edit('contact', contact, { name: 'Of now' }));
      await lea.sync();
      expect(lea.row('contact', contact)?.v['name']).toBe('Of now');
      expect(parseStamp(lea.row('contact', contact)!.c.x!['name']!.h).ms).toBe(world.now);
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
