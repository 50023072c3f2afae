import { expect } from 'vitest';
import { SCHEMA } from '#shared/sync/protocol.ts';
import { refused, type Scenario } from './scenario.ts';
import { accountOf } from './scenario-steps.ts';

/** What is refused for what it says (security.md 5.5, sync.md 2.14). */
export const checkScenarios: Scenario[] = [
  {
    name: 'a table that nobody knows is rejected, and put off for a newer app',
    run: async (world) => {
      const { ana } = await world.crew();
      const write = { t: 'spaceship', id: world.newId(), b: 'w', f: { name: 'X' }, base: {} };
      expect(await ana.one(write)).toMatchObject({ o: 'rejected', code: 'unknown_table', fields: ['spaceship'] });
      const newer = { ...ana.mutation(write), n: 2 };
      expect((await ana.pushNumbered([newer], SCHEMA + 1)).results[0]).toEqual({ n: 2, id: newer.id, o: 'defer' });
    },
  },
  {
    name: 'of a newer app what this server knows flows, and what builds on the rest waits',
    run: async (world) => {
      const { ana } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const edit = ana.edit('contact', contact, { mood: 'sunny' });
      const unknown = ana.mutation(edit);
      const known = ana.mutation(ana.edit('contact', contact, { name: 'Known' }));
      const after = ana.mutation({ ...edit, f: { phone: '1' }, base: { phone: unknown.id } });
      const numbered = [unknown, known, after].map((mutation, index) => ({ ...mutation, n: ana.n + 1 + index }));
      const { results } = await ana.pushNumbered(numbered, SCHEMA + 1);
      expect(results.map(({ o }) => o)).toEqual(['defer', 'applied', 'defer']);
    },
  },
  {
    name: 'an app below the window is asked to update and nothing happens',
    run: async (world) => {
      const { ana } = await world.crew();
      const env = { ...world.env, serving: [SCHEMA + 1, SCHEMA + 2] as const };
      Object.assign(world.env, env);
      ana.account();
      expect((await ana.hello()).status).toBe('upgrade_required');
      await refused('upgrade_required', ana.push());
      await refused('upgrade_required', ana.lines());
    },
  },
  {
    name: 'an app above the window is told that the server is behind',
    run: async (world) => {
      const { ana } = await world.crew();
      expect((await ana.hello({ schema: SCHEMA + 1 })).status).toBe('server_behind');
    },
  },
  {
    name: 'an app that speaks another protocol is refused',
    run: async (world) => {
      const { ana } = await world.crew();
      await refused('protocol_unknown', ana.hello({ protos: [99] }));
    },
  },
  {
    name: 'an unknown field and a value out of range are named, and their mutation is rejected whole',
    run: async (world) => {
      const { ana } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.sync();
      const good = ana.edit('account', account, { name: 'Not applied' });
      expect(await ana.one(good, ana.edit('contact', contact, { mood: 'sunny' }))).toMatchObject({
        o: 'rejected',
        code: 'unknown_field',
        fields: ['contact.mood'],
      });
      expect(await ana.one(good, ana.edit('contact', contact, { stance: 'angry' }))).toMatchObject({
        o: 'rejected',
        code: 'invalid_value',
        fields: ['contact.stance'],
      });
      await ana.sync();
      expect(ana.row('account', account)?.v['name']).toBe('Padaria Sol');
    },
  },
  {
    name: 'what builds on a rejected creation is rejected with it',
    run: async (world) => {
      const { ana } = await world.crew();
      const account = ana.account();
      await ana.sync();
      const id = world.newId();
      const broken = ana.mutation(
        ana.make('contact', id, `a:${account}`, { account_id: account, name: 'R', stance: 'angry' }),
      );
      const edit = { t: 'contact', id, b: `a:${account}`, f: { name: 'S' }, base: { name: broken.id } };
      const { results } = await ana.push([broken, ana.mutation(edit)]);
      expect(results.map(({ code }) => code)).toEqual(['invalid_value', 'invalid_value']);
      expect((await ana.one(edit)).code).toBe('invalid_value');
      await ana.sync();
      expect(ana.row('contact', id)).toBeUndefined();
    },
  },
  {
    name: 'a rejected mutation takes its number and no sequence number',
    run: async (world) => {
      const { ana } = await world.crew();
      const { head } = await ana.hello();
      const result = await ana.one({ t: 'spaceship', id: world.newId(), b: 'w', f: {}, base: {} });
      expect(result.seq).toBeUndefined();
      expect(await ana.hello()).toMatchObject({ head, lastN: 1 });
    },
  },
  {
    name: 'a row goes into the bucket that it says itself',
    run: async (world) => {
      const { ana } = await world.crew();
      const [one, two] = [ana.account(), ana.account()];
      await ana.sync();
      const fields = { account_id: one, name: 'R', stance: 'neutral' };
      const results = [
        await ana.one(ana.make('contact', world.newId(), `a:${two}`, fields)),
        await ana.one(ana.make('contact', world.newId(), 'w', fields)),
        await ana.one(ana.make('contact', world.newId(), `a:${one} `, fields)),
      ];
      expect(results.map(({ code }) => code)).toEqual(['wrong_bucket', 'wrong_bucket', 'wrong_bucket']);
    },
  },
  {
    name: 'a row keeps its bucket for life',
    run: async (world) => {
      const { ana } = await world.crew();
      const [one, two] = [ana.account(), ana.account()];
      const contact = ana.contact(one);
      await ana.sync();
      const edit = ana.edit('contact', contact, { name: 'Moved' });
      expect((await ana.one({ ...edit, b: `a:${two}` })).code).toBe('wrong_bucket');
      const moved = await ana.one({ ...edit, f: { account_id: two }, base: { account_id: null } });
      expect(moved.o).toBe('rejected');
    },
  },
  {
    name: 'an id that stands in somebody else’s bucket is not taken over',
    run: async (world) => {
      const { ana, bia, adm } = await world.crew();
      const account = ana.account();
      const contact = ana.contact(account);
      await ana.push();
      const own = bia.account();
      await bia.sync();
      const fields = { account_id: own, name: 'Mine', stance: 'neutral' };
      expect((await bia.one(bia.make('contact', contact, `a:${own}`, fields))).code).toBe('wrong_bucket');
      await adm.sync();
      expect(adm.row('contact', contact)?.b).toBe(`a:${account}`);
    },
  },
  {
    name: 'shared settings are written by leads, the directory by the server alone',
    run: async (world) => {
      const { ana, lea, adm } = await world.crew();
      const holiday = { day: '2026-04-21', name: 'Tiradentes' };
      const id = world.newId();
      expect((await ana.one(ana.make('holiday', id, 'w', holiday))).code).toBe('role_may_not_write');
      expect((await lea.one(lea.make('holiday', id, 'w', holiday))).o).toBe('applied');
      await adm.sync();
      const promoted = await adm.one(adm.edit('member', adm.memberId, { role: 'lead' }));
      expect(promoted.code).toBe('role_may_not_write');
    },
  },
  {
    name: 'nobody writes in another’s name',
    run: async (world) => {
      const { ana, lea } = await world.crew();
      const account = ana.account();
      await ana.sync();
      const note = {
        account_id: account,
        body: 'B',
        written_at: new Date(world.now).toISOString(),
        audience: 'internal',
      };
      const b = `a:${account}`;
      const made = ana.make('note', world.newId(), b, { ...note, author_id: ana.memberId });
      expect((await ana.one({ ...made, f: { ...made.f, created_by: lea.memberId } })).code).toBe('wrong_author');
      expect((await ana.one({ ...made, f: { ...made.f, author_id: lea.memberId } })).code).toBe('wrong_author');
      const feeling = {
        account_id: account,
        author_id: ana.memberId,
        felt_at: new Date(world.now).toISOString(),
        satisfaction: 3,
        trust: 3,
        moment: 'neutral',
      };
      const id = world.newId();
      expect(await ana.one(ana.make('feeling', id, b, feeling))).toMatchObject({ o: 'applied' });
      await lea.sync();
      expect((await lea.one(lea.edit('feeling', id, { trust: 1 }))).code).toBe('wrong_author');
    },
  },
  {
    name: 'a row that would grow too large is refused before it does',
    run: async (world) => {
      const { ana } = await world.crew();
      const account = ana.account({ needs: 'n'.repeat(190_000) });
      await ana.sync();
      const result = await ana.one(ana.edit('account', account, { preferences: 'p'.repeat(190_000) }));
      expect(result).toMatchObject({ o: 'rejected', code: 'row_too_large' });
    },
  },
  {
    name: 'a mutation that names a row twice is no mutation of ours',
    run: async (world) => {
      const { ana } = await world.crew();
      const id = world.newId();
      const write = ana.make('account', id, `a:${id}`, accountOf(ana.memberId));
      ana.do(write, write);
      await refused('bad_request', ana.push());
    },
  },
  {
    name: 'a session says hello for its own device only',
    run: async (world) => {
      const { ana, bia } = await world.crew();
      const device = { id: world.newId(), name: 'other', os: 'linux' };
      await refused('forbidden', ana.hello({ device }));
      bia.session.deviceId = ana.session.deviceId;
      await refused('forbidden', bia.hello());
    },
  },
];
