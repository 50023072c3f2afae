import { expect } from 'vitest';
import { bucketsHash } from '#shared/sync/buckets.ts';
import { addDigest, hex16, leafOf, rowDigest } from '#shared/sync/digest.ts';
import { LIMITS, type PullLine, type RowImage, VERIFY_LEAVES } from '#shared/sync/wire.ts';
import { sha256 } from '#server/sync/environment.ts';
import { purgeIn, tidy } from '#server/sync/upkeep.ts';
import { verify } from '#server/sync/verify.ts';
import type { ServerWorld, WireDevice } from '#test/support/server-world.ts';
import { refused, type Scenario } from './scenario.ts';

const commits = (lines: readonly PullLine[]) => lines.filter((line) => line.k === 'c');
const pages = (lines: readonly PullLine[]) => lines.filter((line) => line.k === 'r');
const endOf = (lines: readonly PullLine[]) => {
  const end = lines.at(-1);
  if (end?.k !== 'end') throw new Error('a pull without its end');
  return end;
};

const leavesOf = (rows: readonly RowImage[]): string[] => {
  const sums = Array.from({ length: VERIFY_LEAVES }, () => 0n);
  for (const row of rows) {
    const leaf = leafOf(sha256(row.id));
    sums[leaf] = addDigest(sums[leaf]!, rowDigest(row, sha256));
  }
  return sums.map(hex16);
};

/** An account of Ana's with so many contacts, and everybody up to date. */
const filled = async (world: ServerWorld, contacts: number, text = '') => {
  const { ana, lea, bia } = await world.crew();
  const account = ana.account();
  for (let index = 0; index < contacts; index++)
    ana.contact(account, { name: `Contact ${index}`, ...(text && { notes: text }) });
  while (ana.queue.length > 0) await ana.push(ana.queue.splice(0, 100));
  return { ana, lea, bia, account };
};

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
    name: 'a bucket is filled page by page, goes on where it stopped, and is told when it is done',
    run: async (world) => {
      const { lea, account } = await filled(world, 40, 'x'.repeat(1_000));
      const b = `a:${account}`;
      let after: string | null = null;
      const ids: string[] = [];
      let rounds = 0;
      for (; rounds < 50; rounds++) {
        const cursor = (await lea.hello()).head;
        const [page] = pages(await lea.lines({ cursor, boot: [{ b, asOf: cursor, after }], maxBytes: 12_000 }));
        ids.push(...page!.rows.map(({ id }) => id));
        after = page!.after;
        if (page!.done) break;
      }
      expect(rounds).toBeGreaterThan(3);
      expect(new Set(ids).size).toBe(41);
      expect(ids).toHaveLength(41);
    },
  },
  {
    name: 'an empty bucket is filled at once',
    run: async (world) => {
      const { ana } = await world.crew();
      const [page] = pages(await ana.lines({ boot: [{ b: `m:${ana.memberId}`, asOf: 0, after: null }] }));
      expect(page).toMatchObject({ rows: [], done: true, after: null });
    },
  },
  {
    name: 'changes go on flowing while a bucket is being filled, and the newest image wins',
    run: async (world) => {
      const { ana, lea, account } = await filled(world, 5);
      await ana.sync();
      const [contact] = [...ana.rows.values()].filter(({ t }) => t === 'contact');
      await ana.one(ana.edit('contact', contact!.id, { name: 'Changed meanwhile' }));
      await lea.sync();
      expect(lea.row('contact', contact!.id)?.v['name']).toBe('Changed meanwhile');
      await ana.sync();
      expect(lea.digest(`a:${account}`, 'contact')).toEqual(ana.digest(`a:${account}`, 'contact'));
    },
  },
  {
    name: 'a cursor behind the pruned log starts again, and so does a bucket being filled',
    run: async (world) => {
      const { ana, lea, account } = await filled(world, 20);
      await lea.sync();
      world.later(50);
      ana.contact(account, { name: 'After the pause' });
      await ana.push();
      await tidy(world.env, world.workspaceId, { days: 45, commits: 1 });
      const { head } = await lea.hello();
      await refused('cursor_too_old', lea.lines({ cursor: 0 }));
      const boot = [{ b: `a:${account}`, asOf: 3, after: 'contact 0' }];
      const [page] = pages(await lea.lines({ cursor: head, boot }));
      expect(page).toMatchObject({ rows: [], after: null, restart: head });
      const fresh = await world.device(lea.memberId, 'fresh');
      fresh.cursor = head;
      await fresh.sync();
      expect([...fresh.rows.values()].filter(({ t }) => t === 'contact')).toHaveLength(21);
    },
  },
  {
    name: 'the log is kept for its days and its commits, whichever is more',
    run: async (world) => {
      const { lea } = await filled(world, 20);
      world.later(50);
      await tidy(world.env, world.workspaceId, { days: 45, commits: 1_000 });
      await lea.lines({ cursor: 0 });
      await tidy(world.env, world.workspaceId, { days: 60, commits: 1 });
      expect(endOf(await lea.lines({ cursor: 0 })).more).toBe(false);
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
    name: 'digests of what a pull touched follow at the head and agree with the rows',
    run: async (world) => {
      const { ana, lea, account } = await filled(world, 9);
      await ana.sync();
      await lea.sync();
      const [contact] = [...ana.rows.values()].filter(({ t }) => t === 'contact');
      await ana.one(ana.edit('contact', contact!.id, { name: 'Other' }));
      const lines = await lea.sync();
      const digests = lines.filter((line) => line.k === 'dig' && line.b === `a:${account}`);
      expect(digests).toContainEqual({
        k: 'dig',
        b: `a:${account}`,
        t: 'contact',
        ...lea.digest(`a:${account}`, 'contact'),
      });
      expect(digests).toContainEqual({
        k: 'dig',
        b: `a:${account}`,
        t: 'account',
        ...lea.digest(`a:${account}`, 'account'),
      });
    },
  },
  {
    name: 'no digests come before the head',
    run: async (world) => {
      const { lea } = await filled(world, 20, 'x'.repeat(1_000));
      const lines = await lea.lines({ cursor: 0, maxBytes: 3_000 });
      expect(endOf(lines).more).toBe(true);
      expect(lines.some(({ k }) => k === 'dig')).toBe(false);
    },
  },
  {
    name: 'a damaged row is found by its leaf and brought again',
    run: async (world) => {
      const { lea, account } = await filled(world, 30);
      await lea.sync();
      const rows = [...lea.rows.values()].filter(({ t }) => t === 'contact');
      const ask = (held: readonly RowImage[]) =>
        verify(world.env, lea.session, { epoch: lea.epoch, b: `a:${account}`, t: 'contact', leaves: leavesOf(held) });
      expect(await ask(rows)).toMatchObject({ differ: [], rows: [] });
      const [victim, ...rest] = rows;
      const reply = await ask([{ ...victim!, v: { ...victim!.v, name: 'Damaged' } }, ...rest]);
      expect(reply.differ).toEqual([leafOf(sha256(victim!.id))]);
      expect(reply.rows.find(({ id }) => id === victim!.id)).toEqual(victim);
      expect((await ask(rest)).differ).toEqual(reply.differ);
    },
  },
  {
    name: 'rows of a forbidden and of an unknown bucket are compared for nobody, in the same words',
    run: async (world) => {
      const { bia, account } = await filled(world, 3);
      const ask = (b: string) =>
        verify(world.env, bia.session, { epoch: bia.epoch, b, t: 'contact', leaves: leavesOf([]) });
      const forbidden = await refused('not_found', ask(`a:${account}`));
      const unknown = await refused('not_found', ask(`a:${world.newId()}`));
      expect(forbidden.message).toBe(unknown.message);
    },
  },
  {
    name: 'a purged row leaves the log, the store and every device, and its late edits are kept',
    run: async (world, storage) => {
      const { ana, lea, account } = await filled(world, 3);
      await ana.sync();
      await lea.sync();
      const [victim] = [...ana.rows.values()].filter(({ v }) => v['name'] === 'Contact 1');
      await lea.one(lea.edit('contact', victim!.id, { name: 'Contact 1, secret' }));
      const edit = ana.mutation(ana.edit('contact', victim!.id, { name: 'Contact 1, lost' }));
      await ana.push([edit]);
      const late = ana.mutation(ana.edit('contact', victim!.id, { phone: '1' }));
      const rows = [{ t: 'contact', id: victim!.id }];
      await storage.transaction('write', (tx) =>
        purgeIn(world.env, tx, { workspaceId: world.workspaceId, by: ana.memberId, rows }),
      );
      await lea.sync();
      expect(lea.row('contact', victim!.id)).toBeUndefined();
      expect([...lea.rows.values()].filter(({ t }) => t === 'conflict')).toEqual([]);
      const fresh = await world.device(lea.memberId, 'fresh');
      await fresh.sync();
      expect(JSON.stringify(await fresh.lines({ cursor: 0 }))).not.toContain('Contact 1');
      expect(fresh.digest(`a:${account}`, 'contact')).toEqual(lea.digest(`a:${account}`, 'contact'));
      const digests = (await fresh.lines()).filter((line) => line.k === 'dig' && line.t === 'contact');
      expect(digests).toMatchObject([fresh.digest(`a:${account}`, 'contact')]);
      expect((await ana.push([late])).results[0]?.o).toBe('parked');
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
