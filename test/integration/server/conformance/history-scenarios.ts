import { expect } from 'vitest';
import type { Storage } from '#server/storage/storage.ts';
import { history } from '#server/sync/history.ts';
import { purgeIn, tidy } from '#server/sync/upkeep.ts';
import type { ServerWorld, WireDevice } from '#test/support/server-world.ts';
import { refused, type Scenario } from './scenario.ts';
import { handOver } from './scenario-steps.ts';

const nameOf = (world: ServerWorld, by: WireDevice, id: string) =>
  history(world.env, by.session, { t: 'account', id, field: 'name' });

const told = async (world: ServerWorld, by: WireDevice, id: string) =>
  (await nameOf(world, by, id)).versions.map(({ value, memberId }) => [value, memberId]);

/** An account of Ana's whose name was written three times, each by somebody who saw the one before. */
const renamed = async (world: ServerWorld) => {
  const { ana, bia, lea, adm } = await world.crew();
  const id = ana.account({ name: 'One' });
  await ana.sync();
  await lea.sync();
  world.later(10);
  await lea.one(lea.edit('account', id, { name: 'Two' }));
  // Another field of the row is no version of this one.
  await lea.sync();
  await lea.one(lea.edit('account', id, { status: 'ended' }));
  await ana.sync();
  world.later(10);
  await ana.one(ana.edit('account', id, { name: 'Three' }));
  await ana.sync();
  return { ana, bia, lea, adm, id };
};

const prune = (world: ServerWorld) => tidy(world.env, world.workspaceId, { days: 15, commits: 0 });

/** What one field held before (sync.md 2.7). */
export const historyScenarios: Scenario[] = [
  {
    name: 'a field tells everything it held, and whose it was, to whoever may read it',
    run: async (world) => {
      const { ana, lea, id } = await renamed(world);
      const versions = [
        ['Three', ana.memberId],
        ['Two', lea.memberId],
        ['One', ana.memberId],
      ];
      expect(await told(world, lea, id)).toEqual(versions);
      expect(await told(world, ana, id)).toEqual(versions);
      expect(await nameOf(world, ana, id)).toMatchObject({
        isWhole: true,
        versions: [{ deviceName: 'Ana’s laptop' }, {}, {}],
      });
    },
  },
  {
    name: 'two edits of one push are two versions',
    run: async (world) => {
      const { ana } = await world.crew();
      const id = ana.account({ name: 'One' });
      await ana.sync();
      const first = ana.do(ana.edit('account', id, { name: 'Two' }));
      const second = ana.edit('account', id, { name: 'Three' });
      ana.do({ ...second, base: { ...second.base, name: first.id } });
      await ana.push();
      expect((await told(world, ana, id)).map(([value]) => value)).toEqual(['Three', 'Two', 'One']);
    },
  },
  {
    name: 'a row that may not be read, one that was lost and one that never was are answered alike',
    run: async (world) => {
      const { ana, bia, lea, id } = await renamed(world);
      const messages = [
        await refused('not_found', nameOf(world, bia, id)),
        await refused('not_found', nameOf(world, bia, world.newId())),
      ];
      await handOver(lea, id, bia);
      messages.push(await refused('not_found', nameOf(world, ana, id)));
      expect(new Set(messages.map(({ message }) => message)).size).toBe(1);
      expect(await told(world, bia, id)).toHaveLength(3);
    },
  },
  {
    name: 'where the log begins later, what is left is told and said to be a part',
    run: async (world) => {
      const { ana, lea, id } = await renamed(world);
      await prune(world);
      const { versions, isWhole } = await nameOf(world, lea, id);
      expect(isWhole).toBe(false);
      expect(versions.map(({ value, memberId }) => [value, memberId])).toEqual([
        ['Three', ana.memberId],
        ['Two', lea.memberId],
      ]);
    },
  },
  {
    name: 'of an erased row nothing is told',
    run: async (world, storage: Storage) => {
      const { adm, id } = await renamed(world);
      const { workspaceId } = world;
      await storage.transaction('write', (tx) =>
        purgeIn(world.env, tx, { workspaceId, by: adm.memberId, rows: [{ t: 'account', id }] }),
      );
      expect(await told(world, adm, id)).toEqual([]);
    },
  },
];
