import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Derived } from '#core/derived/derived-repository.ts';
import type { TriggerFacts } from '#shared/domain/trigger-rule.ts';
import { aCall, aContract, aFeeling } from '#test/integration/accounts/account-rows.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const settle = () => workspace.services.derived.settle();

const rowOf = async (id: string) => {
  const row = await workspace.kernel.unitOfWork.read((db) =>
    db.selectFrom('derived_account').selectAll().where('account_id', '=', id).executeTakeFirst(),
  );
  return row && { ...row, facts: JSON.parse(row.facts) as TriggerFacts };
};

const factsOf = async (id: string) => {
  await settle();
  const facts = (await rowOf(id))?.facts;
  if (!facts) throw new Error('nothing was computed');
  return facts;
};

const due = async () => {
  const rows = await workspace.kernel.unitOfWork.read((db) =>
    db.selectFrom('derived_due').select('account_id').execute(),
  );
  return rows.map(({ account_id }) => account_id);
};

const anAccount = async (name = 'Padaria Sol') =>
  (await workspace.client.accounts.create({ name, status: 'ongoing', ongoingStart: '2025-06-01' })).id;

describe('what is computed of an account', () => {
  it('is there after the first look, for the day, and nothing stays due', async () => {
    const id = await anAccount();
    expect(await due()).toEqual([id]);
    await settle();
    expect(await rowOf(id)).toMatchObject({ day: TEST_TODAY, facts: { name: 'Padaria Sol' } });
    expect(await due()).toEqual([]);
  });

  it('follows a change of that account alone', async () => {
    const [first, second] = [await anAccount('Um'), await anAccount('Dois')];
    await settle();
    const told: string[][] = [];
    workspace.services.derived.onComputed(async (computed) => {
      told.push(computed.map(({ facts }) => facts.accountId));
    });
    await workspace.client.interactions.log(aCall(second, '2026-03-10'));
    expect(await due()).toEqual([second]);
    await settle();
    expect(told).toEqual([[second]]);
    expect((await rowOf(second))?.facts.contact?.lastOn).toBe('2026-03-10');
    expect((await rowOf(first))?.facts.contact?.lastOn).toBeNull();
  });

  it('does not follow what no rule reads', async () => {
    const id = await anAccount();
    await settle();
    await workspace.client.notes.create({ accountId: id, body: 'Só um recado', audience: 'internal' });
    expect(await due()).toEqual([]);
  });

  it('is computed anew for everybody when the day changes', async () => {
    const ids = [await anAccount('Um'), await anAccount('Dois')];
    await settle();
    workspace.setNow('2026-03-20T12:00:00.000Z');
    await settle();
    for (const id of ids) expect((await rowOf(id))?.day).toBe('2026-03-20');
  });

  it('is computed anew for everybody when a rule of the workspace changes', async () => {
    const id = await anAccount();
    const before = (await factsOf(id)).contact?.intervalDays;
    const model = (await workspace.client.accounts.choices()).touchModels.find(({ key }) => key === 'mid');
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.update('touch_model', model?.id ?? '', { cadence_days: 45 }),
    );
    expect(before).toBe(30);
    expect((await factsOf(id)).contact?.intervalDays).toBe(45);
  });

  it('survives a crash between the change and the look: it is still due at the next start', async () => {
    const id = await anAccount();
    await settle();
    await workspace.client.accounts.update({ id, patch: { name: 'Padaria Lua' } });
    workspace = await workspace.reopen();
    expect(await due()).toEqual([id]);
    expect((await factsOf(id)).name).toBe('Padaria Lua');
  });

  it('stays due when it changes while it is being told of, and is told of again', async () => {
    const id = await anAccount();
    const told: (string | undefined)[] = [];
    workspace.services.derived.onComputed(async ([first]: readonly Derived[]) => {
      told.push(first?.facts.name);
      if (told.length === 1) await workspace.client.accounts.update({ id, patch: { name: 'Padaria Lua' } });
    });
    await settle();
    expect(told).toEqual(['Padaria Sol', 'Padaria Lua']);
    expect(await due()).toEqual([]);
  });

  it('is never told half by half, whenever it changes while it is being read', async () => {
    const id = await anAccount('0');
    await settle();
    const told: string[] = [];
    workspace.services.derived.onComputed(async ([first]: readonly Derived[]) => {
      if (first) told.push([first.facts.name, ...first.facts.tags].join(' '));
    });
    const change = (name: string) =>
      workspace.kernel.unitOfWork.write(null, ({ rows }) => {
        rows.update('account', id, { name });
        rows.insert('account_tag', { account_id: id, name: `tag ${name}` });
      });
    for (let round = 1; round <= 40; round += 1) {
      await workspace.kernel.unitOfWork.derive((sqlite) => {
        sqlite.prepare('INSERT OR IGNORE INTO derived_due VALUES (?)').run(id);
      });
      const settled = settle();
      // Each round a little later in what is being read.
      for (let step = 0; step < round * 20; step += 1) await Promise.resolve();
      await change(String(round));
      await settled;
      await settle();
    }
    for (const one of told) {
      const [name, ...tags] = one.split(' tag ');
      expect(tags).toHaveLength(Number(name));
    }
    expect(told.at(-1)).toMatch(/^40 /);
  });

  it('goes on where one of those who follow fails, and says so', async () => {
    const id = await anAccount();
    workspace.services.derived.onComputed(() => Promise.reject(new Error('broken')));
    await settle();
    expect(await rowOf(id)).toBeDefined();
    expect(await due()).toEqual([]);
  });

  it('is forgotten with an account in the trash, and back with it', async () => {
    const id = await anAccount();
    await settle();
    await workspace.client.trash.put({ table: 'account', id });
    await settle();
    expect(await rowOf(id)).toBeUndefined();
    await workspace.client.trash.restore({ table: 'account', id });
    await settle();
    expect(await rowOf(id)).toBeDefined();
  });

  it('tells the pages when it is there', async () => {
    const stop = new AbortController();
    const stream = workspace.kernel.events.stream(stop.signal);
    const next = stream.next();
    const id = await anAccount();
    await next;
    const told = stream.next();
    await settle();
    expect((await told).value).toEqual({ tables: ['derived_account'], accounts: [id] });
    stop.abort();
    await stream.return(undefined);
  });

  it('makes no mutation of its own: other laptops compute theirs', async () => {
    await anAccount();
    const count = () =>
      workspace.kernel.unitOfWork.read((db) =>
        db
          .selectFrom('outbox')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('body', 'like', '%derived%')
          .executeTakeFirstOrThrow(),
      );
    await settle();
    expect(await count()).toEqual({ count: 0 });
  });
});

describe('the facts of an account', () => {
  it('agree with what the portfolio shows of contact, feeling, renewal and stage', async () => {
    const { client } = workspace;
    const id = await anAccount();
    await client.interactions.log(aCall(id, '2026-02-01'));
    await client.feelings.record(aFeeling(id, { feltAt: '2026-02-20T12:00:00.000Z' }));
    await client.feelings.record(aFeeling(id, { feltAt: '2026-03-10T12:00:00.000Z', moment: 'worried' }));
    await client.contracts.create(aContract(id));
    const facts = await factsOf(id);
    const row = (await client.accounts.portfolio()).find((account) => account.id === id);
    expect(facts.contact).toEqual({
      lastOn: row?.contact?.lastContactOn,
      daysSince: row?.contact?.daysSinceContact,
      dueOn: row?.contact?.dueOn,
      intervalDays: 30,
      daysLate: row?.contact?.daysLate,
    });
    expect(facts.feeling).toMatchObject({ moment: 'worried', trend: 'down', on: row?.feeling?.feltOn });
    expect(facts.contracts.renewal).toMatchObject({ endsOn: row?.renewal?.endsOn, daysLeft: row?.renewal?.daysLeft });
    expect(facts.stage).toMatchObject({ kind: row?.stage?.kind, plannedEnd: row?.stage?.plannedEnd });
    expect(facts.monthlyRevenue).toEqual([{ currency: 'BRL', amountMinor: row?.mrr[0]?.minor }]);
  });

  it('agree with what the account page shows of use and of people', async () => {
    const { client, kernel } = workspace;
    const id = await anAccount();
    const { id: champion } = await client.contacts.create({ accountId: id, name: 'Rui', role: 'champion' });
    await client.contacts.create({ accountId: id, name: 'Lia', role: 'sponsor' });
    await client.interactions.log(aCall(id, '2026-03-02', { contactIds: [champion] }));
    await kernel.unitOfWork.write(null, ({ rows }) => {
      const days = ['2025-12-15', '2026-01-05', '2026-01-26', '2026-02-16', '2026-03-09', '2026-03-10'];
      for (const [index, used_on] of days.entries())
        rows.insert('usage_record', { account_id: id, feature: 'Painel', used_on, count: 100 - 15 * index, errors: 0 });
    });
    const facts = await factsOf(id);
    const { summary } = await client.accounts.open({ id });
    expect(facts.usage).toMatchObject({
      weekly: summary.usage.recent,
      baseline: summary.usage.baseline,
      changePercent: summary.usage.changePercent,
      lastUsedOn: summary.usage.asOf,
      featuresUsed: 1,
    });
    expect(facts.people).toMatchObject({ known: 2, live: 1, hasSponsor: true, hasChampion: true });
    expect(facts.people.live).toBe(summary.people.filter(({ live }) => live).length);
  });

  it('D5: flag a champion who left, beside what somebody set and what no longer holds', async () => {
    const { client, kernel } = workspace;
    const id = await anAccount();
    await client.contacts.create({ accountId: id, name: 'Rui', role: 'champion', leftOn: '2026-02-01' });
    await kernel.unitOfWork.write(null, ({ rows }) => {
      rows.insert('account_flag', { account_id: id, flag: 'adoption_fine', since: '2026-01-01' });
      rows.insert('account_flag', { account_id: id, flag: 'on_hold', since: '2026-01-01', until: '2026-02-01' });
    });
    const facts = await factsOf(id);
    expect(facts.flags.toSorted()).toEqual(['adoption_fine', 'champion_gone', 'sponsor_missing']);
    expect(facts.people.left).toMatchObject([{ on: '2026-02-01', role: 'champion' }]);
  });

  it('know nothing planned of a quiet account, and a review to come as something planned', async () => {
    const id = await anAccount();
    expect((await factsOf(id)).somethingPlanned).toBe(false);
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.insert('review', {
        account_id: id,
        kind: 'qbr',
        stage: 'ready',
        starts_at: '2026-04-01T13:00:00.000Z',
        time_zone: 'America/Sao_Paulo',
        duration_minutes: 60,
        period_from: '2025-12-01',
        period_to: '2026-03-31',
        invitation_sequence: 0,
      }),
    );
    const facts = await factsOf(id);
    expect(facts.reviews.next).toMatchObject({ on: '2026-04-01', ready: true });
    expect(facts.somethingPlanned).toBe(true);
  });
});
