import { expect } from 'vitest';
import { accountBucket, privateBucket } from '#shared/sync/buckets.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { beginErasure, eraseUnit, finishErasures } from '#server/sync/erasure.ts';
import type { RowKey } from '#server/storage/rows.ts';
import type { ServerWorld } from '#test/support/server-world.ts';
import type { Scenario } from './scenario.ts';
import { conflictsOf, contactOf, filled, lateOnes, pair } from './scenario-steps.ts';

const SMALL = { rows: 5, files: 1 };

const begin = (world: ServerWorld, key: RowKey, memberIds: readonly string[] = []) =>
  world.env.storage.transaction('write', async (tx) => {
    const { workspaceId } = world;
    const roots = await tx.rows.lock(workspaceId, [key]);
    const placesOf = (id: string) => [accountBucket(id), ...memberIds.map((memberId) => privateBucket(id, memberId))];
    return beginErasure(world.env, tx, { workspaceId, by: workspaceId, roots, placesOf });
  });

/** Rows of a bucket that stand, as the store has them. */
const standing = async (world: ServerWorld, bucket: string): Promise<RowImage[]> => {
  const limit = { rows: 1_000, bytes: 10_000_000 };
  const rows = await world.env.storage.transaction('snapshot', (tx) =>
    tx.rows.page(world.workspaceId, bucket, null, limit),
  );
  return rows.map(({ image }) => JSON.parse(image) as RowImage);
};

/** All that the log tells whoever may read the bucket. */
const logOf = async (world: ServerWorld, bucket: string): Promise<string> => {
  const { changes } = await world.env.storage.transaction('snapshot', (tx) =>
    tx.log.after(
      world.workspaceId,
      { after: 0, head: 1_000_000, buckets: [bucket] },
      { rows: 10_000, bytes: 10_000_000 },
    ),
  );
  return changes.map(({ image }) => image).join('\n');
};

/** Rows that leave the world in many short transactions, while others go on writing (sync.md 2.9). */
export const erasureScenarios: Scenario[] = [
  {
    name: 'an account is erased unit by unit, goes on after a stop, and keeps what came late meanwhile',
    run: async (world) => {
      const { ana, account } = await filled(world, 12);
      const bucket = accountBucket(account);
      await ana.sync();
      const contacts = [...ana.rows.values()].filter(({ t }) => t === 'contact');
      await ana.one(ana.edit('contact', contacts[11]!.id, { name: 'Contact 11, renamed' }));
      await ana.one(
        ana.make('private_note', world.newId(), privateBucket(account, ana.memberId), {
          account_id: account,
          member_id: ana.memberId,
          body: 'secret',
        }),
      );
      expect(await begin(world, { t: 'account', id: account }, [ana.memberId])).toMatchObject({ rows: 1 });
      const sizes: number[] = [];
      const erased = async () => {
        const unit = await eraseUnit(world.env, world.workspaceId, SMALL);
        if (unit) sizes.push(unit.rows);
        return unit !== null;
      };
      await erased();
      // Of a row that goes with the last unit only, and a new one.
      const late = ana.mutation(
        ana.edit('contact', contacts[11]!.id, { phone: '1' }),
        ana.make('contact', world.newId(), bucket, contactOf(account)),
      );
      expect((await ana.push([late])).results).toMatchObject([{ o: 'parked' }]);
      while (await erased());
      expect(sizes).toEqual([5, 5, 3]);
      expect(await standing(world, privateBucket(account, ana.memberId))).toEqual([]);
      const left = await standing(world, bucket);
      expect(left.map(({ t, v }) => [t, v['kind']])).toEqual([
        ['conflict', 'late'],
        ['conflict', 'late'],
      ]);
      expect(await logOf(world, bucket)).not.toContain('Contact ');
      await ana.sync();
      expect(lateOnes(ana)).toHaveLength(2);
      expect([...ana.rows.values()].filter(({ b }) => b === bucket)).toHaveLength(2);
    },
  },
  {
    name: 'an account is erased again with what came late to it',
    run: async (world) => {
      const { ana, account } = await filled(world, 1);
      await ana.sync();
      await begin(world, { t: 'account', id: account });
      await finishErasures(world.env, world.workspaceId);
      await ana.push([ana.mutation(ana.make('contact', world.newId(), `a:${account}`, contactOf(account)))]);
      expect(await standing(world, `a:${account}`)).toHaveLength(1);
      await begin(world, { t: 'account', id: account });
      expect(await finishErasures(world.env, world.workspaceId)).toBe(1);
      expect(await standing(world, `a:${account}`)).toEqual([]);
      await ana.sync();
      expect(conflictsOf(ana)).toEqual([]);
    },
  },
  {
    name: 'a conflict of an account that is being erased is settled no more, and goes with the rest',
    run: async (world) => {
      const { ana, lea, account, contact } = await pair(world);
      const bucket = accountBucket(account);
      const edit = lea.mutation(lea.edit('contact', contact, { name: 'By Lea' }));
      await ana.one(ana.edit('contact', contact, { name: 'By Ana' }));
      await lea.push([edit]);
      await ana.sync();
      const [conflict] = conflictsOf(ana);
      await begin(world, { t: 'account', id: account });
      expect(await ana.one(ana.edit('conflict', conflict!.id, { state: 'kept' }))).toMatchObject({ o: 'parked' });
      await finishErasures(world.env, world.workspaceId);
      const left = await standing(world, bucket);
      expect(left.map(({ v }) => [v['kind'], v['table_name']])).toEqual([['late', 'conflict']]);
      expect(await logOf(world, bucket)).not.toContain('By Ana');
    },
  },
  {
    name: 'what must name an erased row goes with it, the innermost first, whatever is left when a unit ends',
    run: async (world) => {
      const { ana, account } = await filled(world, 1);
      const bucket = accountBucket(account);
      const goal = world.newId();
      const of = { account_id: account };
      const checkIn = { ...of, goal_id: goal, checked_on: '2026-03-01', value: 1, audience: 'internal' };
      const made = ana.mutation(
        ana.make('goal', goal, bucket, {
          ...of,
          plan_id: world.newId(),
          kind: 'goal',
          position: 'a',
          title: 'Goal',
          direction: 'up',
          status: 'active',
          audience: 'internal',
          starts_on: '2026-01-01',
        }),
        ...Array.from({ length: 7 }, (_, index) =>
          ana.make('goal_check_in', world.newId(), bucket, { ...checkIn, note: `Check-in ${index}` }),
        ),
      );
      const { results } = await ana.push([made]);
      expect(results).toMatchObject([{ o: 'applied' }]);
      expect(await begin(world, { t: 'goal', id: goal })).toMatchObject({ rows: 1 });
      expect(await eraseUnit(world.env, world.workspaceId, SMALL)).toEqual({ rows: 5 });
      expect(await finishErasures(world.env, world.workspaceId)).toBe(2);
      const left = await standing(world, bucket);
      expect(left.map(({ t }) => t).toSorted()).toEqual(['account', 'contact']);
      expect(await logOf(world, bucket)).not.toContain('Check-in');
      expect(await eraseUnit(world.env, world.workspaceId)).toBeNull();
    },
  },
];
