import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { naturalId } from '#shared/sync/ids.ts';
import { cellOf, type RowWrite } from '#shared/sync/mutation.ts';
import type { PullLine, RowImage } from '#shared/sync/wire.ts';
import { beginErasure, eraseUnit } from '#server/sync/erasure.ts';
import { type PostgresStorage, createPostgresStorage } from '#server/storage/postgres-storage.ts';
import { type TestCluster, startCluster } from '#test/support/postgres.ts';
import { ServerWorld, type WireDevice } from '#test/support/server-world.ts';

let cluster: TestCluster;
let url: string;
/** Two servers on one database, behind any balancer. */
let servers: [PostgresStorage, PostgresStorage];
let seed = 1;

beforeAll(async () => {
  cluster = await startCluster();
  url = await cluster.database();
  servers = [await createPostgresStorage({ url }), await createPostgresStorage({ url })];
});
afterAll(async () => {
  for (const server of servers) await server.close().catch(() => undefined);
  await cluster.stop();
});

const openWorld = () => ServerWorld.open(servers[0], ++seed);

/** Every other call of a device goes to the other server. */
const balanced = (world: ServerWorld): void => {
  let turn = 0;
  Object.defineProperty(world.env, 'storage', { get: () => servers[++turn % 2] });
};

const pseudoRandom = (start: number) => {
  let state = start;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
};

const commitsOf = (lines: readonly PullLine[]) => lines.filter((line) => line.k === 'c');

/** Follows the log until `isOver`, then to the head; what a page shows is never taken back. */
const follow = async (device: WireDevice, isOver: () => boolean): Promise<number[]> => {
  const seen: number[] = [];
  let cursor = 0;
  for (;;) {
    const last = isOver();
    const lines = await device.lines({ cursor });
    for (const { s } of commitsOf(lines)) seen.push(s);
    const end = lines.at(-1);
    if (end?.k !== 'end') throw new Error('a pull without its end');
    cursor = end.cursor;
    if (last && !end.more) return seen;
  }
};

describe('many devices at once on PostgreSQL', () => {
  it('shows every reader a growing prefix of one dense log', async () => {
    const world = await openWorld();
    const { ana, lea, adm } = await world.crew();
    const accounts = [ana.account(), ana.account(), ana.account()];
    const contacts = accounts.map((account) => ana.contact(account));
    await ana.sync();
    balanced(world);
    const pushers = [];
    for (let index = 0; index < 8; index++) pushers.push(await world.device(lea.memberId, `p${index}`));
    for (const device of pushers) await device.sync();
    let running = pushers.length;
    const write = async (device: WireDevice, index: number) => {
      const random = pseudoRandom(index + 1);
      for (let round = 0; round < 15; round++) {
        for (let each = random(4); each >= 0; each--) {
          const [one, two] = [random(3), random(3)];
          const writes = [device.edit('contact', contacts[one]!, { name: `${index} ${round}` })];
          if (one !== two) writes.push(device.edit('account', accounts[two]!, { name: `${index} ${round}` }));
          device.do(...(random(2) ? writes : writes.toReversed()));
        }
        const { results } = await device.push();
        expect(results.every(({ o }) => o === 'applied')).toBe(true);
      }
      running -= 1;
    };
    const readers = Array.from({ length: 4 }, () => follow(adm, () => running === 0));
    await Promise.all(pushers.map(write));
    const { head } = await adm.hello();
    for (const seen of await Promise.all(readers)) {
      expect(seen).toEqual(seen.toSorted((one, other) => one - other));
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(Array.from({ length: head }, (_, index) => index + 1));
    }
    for (const device of [...pushers, ana]) await device.sync();
    const picture = (device: WireDevice) =>
      accounts.map(
        (account) => device.digest(`a:${account}`, 'contact').h + device.digest(`a:${account}`, 'conflict').h,
      );
    for (const device of pushers) expect(picture(device)).toEqual(picture(ana));
  });

  it('erases an account by two servers at once while others write into it, and keeps what came late', async () => {
    const world = await openWorld();
    const { workspaceId, env } = world;
    const { ana, lea } = await world.crew();
    const account = ana.account();
    const contacts = Array.from({ length: 30 }, (_, index) => ana.contact(account, { name: `Contact ${index}` }));
    await ana.sync();
    balanced(world);
    const devices: WireDevice[] = [];
    for (let index = 0; index < 6; index++) devices.push(await world.device(lea.memberId, `e${index}`));
    for (const device of devices) await device.sync();
    let parked = 0;
    const write = async (device: WireDevice, index: number) => {
      const random = pseudoRandom(index + 7);
      for (let round = 0; round < 12; round++) {
        const pair = [contacts[random(30)]!, contacts[random(30)]!];
        const writes = [...new Set(pair)].map((id) => device.edit('contact', id, { name: `${index} ${round}` }));
        device.do(...writes);
        const { results } = await device.push();
        if (results[0]?.o === 'parked') parked += writes.length;
        else expect(results).toMatchObject([{ o: 'applied' }]);
      }
    };
    const erase = async () => {
      await env.storage.transaction('write', async (tx) => {
        const roots = await tx.rows.lock(workspaceId, [{ t: 'account', id: account }]);
        await beginErasure(env, tx, { workspaceId, by: workspaceId, roots, placesOf: (id) => [`a:${id}`] });
      });
      const finish = async () => {
        while (await eraseUnit(env, workspaceId, { rows: 4, files: 1 }));
      };
      await Promise.all([finish(), finish()]);
    };
    await Promise.all([...devices.map(write), erase()]);
    const rows = await env.storage.transaction('snapshot', (tx) =>
      tx.rows.page(workspaceId, `a:${account}`, null, { rows: 1_000, bytes: 10_000_000 }),
    );
    const left = rows.map(({ image }) => JSON.parse(image) as RowImage);
    expect(left.filter(({ t, v }) => t !== 'conflict' || v['kind'] !== 'late')).toEqual([]);
    expect(left).toHaveLength(parked);
    await ana.sync();
    for (const t of ['contact', 'conflict', 'account'] as const) {
      const [sum] = (await ana.lines()).filter((line) => line.k === 'dig' && line.b === `a:${account}` && line.t === t);
      expect(sum).toMatchObject(ana.digest(`a:${account}`, t));
    }
  });

  it('keeps every value: current, overwritten by somebody who saw it, or in a conflict', async () => {
    const world = await openWorld();
    const { ana, lea } = await world.crew();
    const account = ana.account();
    const contact = ana.contact(account);
    await ana.sync();
    balanced(world);
    const devices: WireDevice[] = [];
    for (let index = 0; index < 8; index++) devices.push(await world.device(lea.memberId, `d${index}`));
    await Promise.all(devices.map((device) => device.sync()));
    await Promise.all(
      devices.map((device, index) => device.one(device.edit('contact', contact, { name: `V${index}` }))),
    );
    await ana.sync();
    const shown = String(ana.row('contact', contact)?.v['name']);
    const lost = [...ana.rows.values()]
      .filter(({ t }) => t === 'conflict')
      .map(({ v }) => JSON.parse(String(v['loser_value'])) as string);
    expect([shown, ...lost].toSorted()).toEqual(devices.map((_, index) => `V${index}`).toSorted());
  });

  it('makes one row of a natural key that all make at once', async () => {
    const world = await openWorld();
    const { ana, lea } = await world.crew();
    const accounts = Array.from({ length: 10 }, () => ana.account());
    await ana.sync();
    balanced(world);
    const devices: WireDevice[] = [];
    for (let index = 0; index < 8; index++) devices.push(await world.device(lea.memberId, `d${index}`));
    const tag = (device: WireDevice, account: string): RowWrite => {
      const id = naturalId('account_tag', world.workspaceId, [account, 'vip']);
      return device.make('account_tag', id, `a:${account}`, { account_id: account, name: 'vip' });
    };
    const made = await Promise.all(
      devices.map((device) => device.one(...accounts.map((account) => tag(device, account)))),
    );
    expect(made.map(({ o }) => o)).toEqual(devices.map(() => 'applied'));
    await ana.sync();
    const tags = [...ana.rows.values()].filter(({ t }) => t === 'account_tag');
    expect(tags).toHaveLength(accounts.length);
    const makers = ({ c }: RowImage) => [cellOf(c, 'created_at').m, ...(cellOf(c, 'created_at').e ?? [])];
    for (const row of tags) expect(new Set(makers(row)).size).toBe(devices.length);
  });

  it('applies nothing of an author after the commit that took his access', async () => {
    const world = await openWorld();
    const { ana, bia, lea } = await world.crew();
    balanced(world);
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      await lea.sync();
      const edits = Array.from({ length: 6 }, (_, index) =>
        ana.mutation(ana.edit('contact', contact, { phone: `${index}` })),
      );
      const writing = (async () => {
        const results = [];
        for (const edit of edits) results.push(...(await ana.push([edit])).results);
        return results;
      })();
      const taken = await lea.one(lea.edit('account', account, { owner_id: bia.memberId }));
      for (const { o, seq } of await writing) {
        outcomes.add(o);
        expect(['applied', 'parked']).toContain(o);
        expect(o === 'applied').toBe(seq! < taken.seq!);
      }
      const lines = JSON.stringify(commitsOf(await ana.lines({ cursor: taken.seq! })));
      expect(lines).not.toContain(account);
    }
    expect([...outcomes].toSorted()).toEqual(['applied', 'parked']);
  });

  it('answers a push that both servers get at once the same, and takes it once', async () => {
    const world = await openWorld();
    const { ana } = await world.crew();
    balanced(world);
    ana.account();
    const sent = [{ ...ana.queue.splice(0)[0]!, n: 1 }];
    const { head } = await ana.hello();
    const replies = await Promise.all(Array.from({ length: 6 }, () => ana.pushNumbered(sent)));
    for (const reply of replies) expect(reply.results).toEqual(replies[0]!.results);
    expect((await ana.hello()).head).toBe(head + 1);
  });

  it('hands accounts over from all sides at once without a deadlock', async () => {
    const world = await openWorld();
    const { ana, bia, lea, adm } = await world.crew();
    const accounts = Array.from({ length: 4 }, () => ana.account());
    await ana.sync();
    balanced(world);
    const give = async (by: WireDevice, start: number) => {
      for (let round = 0; round < 8; round++) {
        await by.sync();
        const account = accounts[(start + round) % accounts.length]!;
        const owner_id = round % 2 ? ana.memberId : bia.memberId;
        const other = accounts[(start + round + 1) % accounts.length]!;
        await by.one(
          by.edit('account', account, { owner_id }),
          by.edit('account', other, { name: `${start} ${round}` }),
        );
      }
    };
    await Promise.all([give(lea, 0), give(adm, 1), give(await world.device(lea.memberId), 2)]);
    for (const account of accounts) {
      await adm.sync();
      const owner = adm.row('account', account)?.v['owner_id'];
      const stored = await servers[0].transaction('snapshot', (tx) => tx.access.owners(world.workspaceId, [account]));
      expect(stored).toEqual([{ accountId: account, ownerId: owner }]);
    }
    await servers[0].transaction('snapshot', async (tx) => {
      expect(await tx.audit.firstBroken(world.workspaceId)).toBeNull();
    });
  });

  it('has met no deadlock in all of this', async () => {
    // A connection hands in its counters when it ends.
    for (const server of servers) await server.close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ deadlocks: string; xact_commit: string }>(
      'SELECT deadlocks, xact_commit FROM pg_stat_database WHERE datname = current_database()',
    );
    await client.end();
    expect(Number(rows[0]?.xact_commit)).toBeGreaterThan(500);
    expect(Number(rows[0]?.deadlocks)).toBe(0);
  });
});
