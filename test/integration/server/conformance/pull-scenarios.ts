import { expect } from 'vitest';
import { bucketsHash } from '#shared/sync/buckets.ts';
import { LIMITS } from '#shared/sync/wire.ts';
import { sha256 } from '#server/sync/environment.ts';
import type { WireDevice } from '#test/support/server-world.ts';
import { refused, type Scenario } from './scenario.ts';
import { filled, commits, endOf } from './scenario-steps.ts';

/** What devices are given (sync.md 2.12, 2.13, 2.15). */
export const pullScenarios: Scenario[] = [
  {
    name: 'own commits whose answers are known come without rows, the others with them',
    run: async (world) => {
      const { ana, account } = await filled(world, 2);
      const lines = commits(await ana.lines({ ackedN: 2 })).filter(({ dev }) => dev === ana.session.deviceId);
      expect(lines.map(({ w }) => w.length)).toEqual([0, 0, 1]);
      const second = await world.device(ana.memberId, 'second');
      const others = commits(await second.lines()).filter(({ dev }) => dev === ana.session.deviceId);
      expect(others.map(({ w }) => w[0]?.b)).toEqual([`a:${account}`, `a:${account}`, `a:${account}`]);
    },
  },
  {
    name: 'a commit says who wrote it, where and when',
    run: async (world) => {
      const { ana, lea } = await world.crew();
      ana.account();
      const [mutation] = ana.queue;
      const { results } = await ana.push();
      const line = commits(await lea.lines()).at(-1);
      expect(line).toMatchObject({
        s: results[0]?.seq,
        at: world.now,
        by: ana.memberId,
        dev: ana.session.deviceId,
        m: mutation?.id,
      });
    },
  },
  {
    name: 'a commit that touches two accounts shows each reader his part',
    run: async (world) => {
      const { ana, bia, lea } = await world.crew();
      const [one, two] = [ana.account(), ana.account()];
      await ana.sync();
      await lea.sync();
      await lea.one(lea.edit('account', two, { owner_id: bia.memberId }));
      await bia.sync();
      await lea.sync();
      await lea.one(lea.edit('account', one, { name: 'One' }), lea.edit('account', two, { name: 'Two' }));
      const seen = async (device: WireDevice) =>
        commits(await device.lines())
          .at(-1)
          ?.w.map(({ v }) => v['name']);
      expect(await seen(ana)).toEqual(['One']);
      expect(await seen(bia)).toEqual(['Two']);
      const third = await world.device(lea.memberId, 'third');
      expect(await seen(third)).toEqual(['One', 'Two']);
    },
  },
  {
    name: 'pages end between commits and lose none',
    run: async (world) => {
      const { ana, lea, account } = await filled(world, 30, 'x'.repeat(1_000));
      await lea.sync();
      for (const letter of ['X', 'Y', 'Z'])
        await ana.one(
          ...[1, 2, 3, 4, 5].map((number) => {
            const fields = { account_id: account, name: `${letter}${number}`, stance: 'neutral' };
            return ana.make('contact', world.newId(), `a:${account}`, fields);
          }),
        );
      let cursor = 0;
      const seen: number[] = [];
      for (let page = 0; page < 100; page++) {
        const lines = await lea.lines({ cursor, maxBytes: 3_000 });
        for (const { s, w } of commits(lines)) {
          seen.push(s);
          if (/^[XYZ]\d/.test(String(w[0]?.v['name']))) expect(w.map(({ t }) => t)).toEqual(Array(5).fill('contact'));
        }
        const end = endOf(lines);
        expect(end.cursor).toBeGreaterThan(cursor);
        cursor = end.cursor;
        if (!end.more) break;
      }
      expect(seen).toEqual([...new Set(seen)].toSorted((one, other) => one - other));
      expect(cursor).toBe((await lea.hello()).head);
      expect(seen.at(-1)).toBe(cursor);
    },
  },
  {
    name: 'a commit larger than a page comes alone and whole',
    run: async (world) => {
      const { ana, lea, account } = await filled(world, 1);
      const fields = { account_id: account, stance: 'neutral', notes: 'x'.repeat(2_000) };
      const writes = Array.from({ length: 20 }, (_, index) =>
        ana.make('contact', world.newId(), `a:${account}`, { ...fields, name: `N${index}` }),
      );
      const { seq } = await ana.one(...writes);
      const lines = commits(await lea.lines({ cursor: seq! - 1, maxBytes: 5_000 }));
      expect(lines.map(({ w }) => w.length)).toEqual([20]);
    },
  },
  {
    name: 'what one holds is compared by hash, and told only when it differs',
    run: async (world) => {
      const { ana } = await filled(world, 1);
      await ana.sync();
      expect((await ana.lines()).some(({ k }) => k === 'acc')).toBe(false);
      const without = bucketsHash(ana.held.slice(1), sha256);
      expect((await ana.lines({ heldHash: without })).some(({ k }) => k === 'acc')).toBe(true);
      expect((await ana.lines({ accessVer: ana.accessVer + 1 })).some(({ k }) => k === 'acc')).toBe(true);
    },
  },
  {
    name: 'the list of buckets says how many rows each holds',
    run: async (world) => {
      const { ana, account } = await filled(world, 7);
      const [line] = await ana.lines();
      expect(line).toMatchObject({ k: 'acc' });
      const rows = line?.k === 'acc' ? line.buckets.find(({ b }) => b === `a:${account}`)?.rows : null;
      expect(rows).toBe(8);
    },
  },
  {
    name: 'a cursor from the future is refused',
    run: async (world) => {
      const { ana } = await world.crew();
      await refused('bad_request', ana.lines({ cursor: 1_000_000 }));
    },
  },
  {
    name: 'hello says where the device stands and how much fits',
    run: async (world) => {
      const { ana } = await filled(world, 3);
      expect(await ana.hello()).toMatchObject({
        proto: 1,
        status: 'ok',
        lastN: 4,
        head: ana.cursor + 5,
        safeSeq: 0,
        serverTime: world.now,
        limits: { pushMutations: LIMITS.pushMutations, pullBytes: LIMITS.pullBytes },
      });
    },
  },
];
