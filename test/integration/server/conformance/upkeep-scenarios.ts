import { expect } from 'vitest';
import { leafOf } from '#shared/sync/digest.ts';
import { type RowImage } from '#shared/sync/wire.ts';
import { sha256 } from '#server/sync/environment.ts';
import { AUDIT_DAYS, purgeIn, tidy } from '#server/sync/upkeep.ts';
import { verify } from '#server/sync/verify.ts';
import { refused, type Scenario } from './scenario.ts';
import { collaboration, contactOf, endOf, filled, lateOnes, leavesOf, pages } from './scenario-steps.ts';

/** First syncs, pruned logs, digests, and rows that leave the world (sync.md 2.9, 2.13, 2.15). */
export const upkeepScenarios: Scenario[] = [
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
    name: 'the audit is kept for its days; what is left of it still tells whether it was changed',
    run: async (world, storage) => {
      const { lea, account } = await filled(world, 1);
      const told = () => storage.transaction('snapshot', (tx) => tx.audit.page(world.workspaceId, null, 500));
      const broken = () => storage.transaction('snapshot', (tx) => tx.audit.firstBroken(world.workspaceId));
      const audit = (kind: string) =>
        storage.transaction('write', (tx) =>
          tx.audit.append(world.workspaceId, [
            { at: world.now, memberId: lea.memberId, deviceId: null, kind, detail: { account } },
          ]),
        );
      await audit('first');
      world.later(AUDIT_DAYS + 20);
      await audit('second');
      await tidy(world.env, world.workspaceId);
      expect((await told()).map(({ kind }) => kind)).toContain('first');
      for (let round = 0; round < 2; round++) {
        world.later(20);
        await tidy(world.env, world.workspaceId);
        expect((await told()).map(({ kind }) => kind)).toEqual(['audit.pruned', 'second']);
        expect(await broken()).toBeNull();
      }
      world.later(AUDIT_DAYS + 40);
      await tidy(world.env, world.workspaceId);
      expect((await told()).map(({ kind }) => kind)).toEqual(['audit.pruned']);
      expect(await broken()).toBeNull();
      await audit('third');
      expect(await broken()).toBeNull();
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
      const { results } = await ana.push([late]);
      expect(results[0]).toMatchObject({ o: 'parked', rows: [{ t: 'conflict', v: { kind: 'late' } }] });
    },
  },
  {
    name: 'what is written into an erased account offline is kept as late edits, settled or erased with it',
    run: async (world, storage) => {
      const { ana, bia, account } = await filled(world, 1);
      await ana.sync();
      const [known] = [...ana.rows.values()].filter(({ t }) => t === 'contact');
      const waiting = [
        ana.mutation(ana.make('contact', world.newId(), `a:${account}`, contactOf(account))),
        ana.mutation(ana.edit('contact', known!.id, { name: 'Other' })),
        ana.mutation(collaboration(world, ana, account, bia).write),
      ];
      const rows = [{ t: 'account', id: account }];
      await storage.transaction('write', (tx) =>
        purgeIn(world.env, tx, { workspaceId: world.workspaceId, by: ana.memberId, rows }),
      );
      const { results } = await ana.push(waiting);
      expect(results.map(({ o }) => o)).toEqual(['parked', 'parked', 'parked']);
      await ana.sync();
      expect(lateOnes(ana).map(({ v }) => v['table_name'])).toHaveLength(3);
      const [first, second] = lateOnes(ana);
      expect(await ana.one(ana.edit('conflict', first!.id, { state: 'dismissed' }))).toMatchObject({ o: 'applied' });
      await ana.sync();
      // Taking it writes into the account that is gone: all of it is late again, and what it was taken from stays open.
      const again = ana.make('contact', world.newId(), `a:${account}`, contactOf(account));
      expect(await ana.one(again, ana.edit('conflict', second!.id, { state: 'taken' }))).toMatchObject({ o: 'parked' });
      await ana.sync();
      const open = lateOnes(ana).filter(({ v }) => v['state'] === 'open');
      expect(open.filter(({ v }) => v['table_name'] !== 'conflict')).toHaveLength(3);
    },
  },
];
