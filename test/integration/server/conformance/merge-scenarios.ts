import { expect } from 'vitest';
import { parseStamp } from '#shared/sync/clock.ts';
import { naturalId } from '#shared/sync/ids.ts';
import type { WireDevice } from '#test/support/server-world.ts';
import type { Scenario } from './scenario.ts';
import { pair, conflictsOf } from './scenario-steps.ts';

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
];
