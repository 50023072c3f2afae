import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

const inDays = (days: number) => addDays(TEST_TODAY, days);

describe('Today', () => {
  let workspace: TestWorkspace;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });
  afterEach(() => workspace.close());

  const open = (linesPerLane = 100) => workspace.client.today.open({ linesPerLane });
  const write = <T>(work: (context: WriteContext) => T) => workspace.kernel.unitOfWork.write(null, work);
  const lane = async (key: string) => (await open()).lanes.find((each) => each.key === key)?.lines ?? [];

  /** An account that was talked to today, so that only what a test adds is waiting. */
  const account = (name: string, fields: { owner_id?: string; status?: 'ongoing' | 'lost' } = {}) =>
    write(({ rows }) => {
      const { id } = rows.insert('account', {
        name,
        autonomy: 'low',
        status: 'ongoing',
        language: 'pt-BR',
        owner_id: workspace.kernel.actor.memberId,
        ongoing_start: inDays(-200),
        ...fields,
      });
      rows.insert('interaction', {
        account_id: id,
        author_id: workspace.kernel.actor.memberId,
        channel: 'call',
        direction: 'outbound',
        happened_at: '2026-03-16T11:00:00.000Z',
        subject: 'Ligação',
        automated: 0,
        planned: 1,
        audience: 'internal',
      });
      return id;
    });
  const task = (accountId: string, title: string, fields: { due_on: string; snoozed_until?: string }) =>
    write(({ rows }) =>
      rows.insert('task', {
        account_id: accountId,
        title,
        owner_id: workspace.kernel.actor.memberId,
        priority: 'normal',
        source: 'hand',
        position: 'a',
        ...fields,
      }),
    );

  it('B3: says when all clients stand on one touch model', async () => {
    const [first] = [await account('Porto Sul'), await account('Águas'), await account('Serra')];
    expect((await open()).singleModel).toBe('mid');
    const { touchModels } = await workspace.client.accounts.choices();
    const high = touchModels.find(({ key }) => key === 'high');
    await workspace.client.accounts.update({ id: first, patch: { touchModelId: high?.id ?? null } });
    expect((await open()).singleModel).toBeNull();
  });

  it('has nothing to say of an empty portfolio', async () => {
    expect(await open()).toMatchObject({ day: TEST_TODAY, accounts: 0, first: null, lanes: [] });
  });

  it('puts an account in the lane of each reason it has', async () => {
    const id = await account('Aurora');
    await task(id, 'Enviar números', { due_on: inDays(-2) });
    await write(({ rows }) => {
      const plan = rows.insert('success_plan', { account_id: id, objective: 'Crescer', starts_on: inDays(-100) });
      rows.insert('goal', {
        account_id: id,
        plan_id: plan.id,
        kind: 'goal',
        position: 'a',
        title: 'Menos espera',
        direction: 'down',
        starts_on: inDays(-100),
        due_on: inDays(-3),
        status: 'active',
        audience: 'client',
      });
      rows.insert('commitment', {
        account_id: id,
        body: 'Trazer o comparativo',
        side: 'ours',
        due_on: inDays(-1),
        state: 'open',
        audience: 'client',
        position: 'a',
      });
      rows.insert('contract', {
        account_id: id,
        product: 'Gestão',
        starts_on: inDays(-300),
        ends_on: inDays(40),
        amount_minor: 100,
        currency: 'BRL',
        billing_period: 'monthly',
        auto_renew: 0,
      });
      rows.insert('feeling', {
        account_id: id,
        author_id: workspace.kernel.actor.memberId,
        felt_at: '2026-02-20T12:00:00.000Z',
        satisfaction: 3,
        trust: 3,
        moment: 'worried',
      });
    });
    const { lanes, first, accounts } = await open();
    expect(accounts).toBe(1);
    expect(lanes.map(({ key }) => key).toSorted()).toEqual(['commitments', 'feelings', 'goals', 'renewals', 'tasks']);
    expect(lanes.every(({ lines }) => lines.every(({ accountName }) => accountName === 'Aurora'))).toBe(true);
    expect(first?.key).toBe('commitment_late');
  });

  it('says how long an account has been silent against its cadence', async () => {
    const id = await account('Aurora');
    await write(({ sqlite }) => {
      sqlite.prepare('UPDATE interaction SET happened_at = ?').run('2026-01-16T12:00:00.000Z');
    });
    expect(await lane('contacts')).toMatchObject([
      { accountId: id, key: 'contact_late', params: { daysSince: 59, daysLate: 29 } },
    ]);
  });

  it('leaves out what is another colleague’s, and shows what is shared or of nobody', async () => {
    const colleague = await write(
      ({ rows }) =>
        rows.insert('member', { team_id: workspace.kernel.actor.teamId, name: 'Rafael', role: 'consultant', active: 1 })
          .id,
    );
    const theirs = await account('Deles', { owner_id: colleague });
    const shared = await account('Dividida', { owner_id: colleague });
    await write(({ rows }) =>
      rows.put('account_collaborator', { account_id: shared, member_id: workspace.kernel.actor.memberId }),
    );
    for (const id of [theirs, shared]) await task(id, 'Tarefa', { due_on: TEST_TODAY });
    expect((await lane('tasks')).map(({ accountId }) => accountId)).toEqual([shared]);
    expect((await open()).accounts).toBe(1);
  });

  it('forgets clients that were lost and rows in the trash', async () => {
    const lost = await account('Perdida', { status: 'lost' });
    await task(lost, 'Tarde demais', { due_on: inDays(-1) });
    const kept = await account('Aurora');
    const { id } = await task(kept, 'Na lixeira', { due_on: inDays(-1) });
    await write(({ rows }) => rows.trash('task', id));
    expect((await open()).lanes).toEqual([]);
  });

  it('shows a task that was put off on its day, not before', async () => {
    const id = await account('Aurora');
    await task(id, 'Adiada', { due_on: TEST_TODAY, snoozed_until: inDays(2) });
    expect(await lane('tasks')).toEqual([]);
    const { calendar } = await open();
    expect(calendar.find(({ tasks }) => tasks.total > 0)?.day).toBe(inDays(2));
  });

  it('counts every line and gives as many as were asked for', async () => {
    const id = await account('Aurora');
    for (const title of ['1', '2', '3']) await task(id, title, { due_on: TEST_TODAY });
    expect((await open(2)).lanes).toMatchObject([{ key: 'tasks', total: 3, lines: [{}, {}] }]);
  });

  it('lays the next two weeks out with reviews and their readiness', async () => {
    const id = await account('Aurora');
    await write(({ rows }) => {
      const review = rows.insert('review', {
        account_id: id,
        kind: 'qbr',
        stage: 'preparing',
        starts_at: '2026-03-18T13:00:00.000Z',
        time_zone: 'America/Sao_Paulo',
        duration_minutes: 60,
        period_from: inDays(-90),
        period_to: TEST_TODAY,
        invitation_sequence: 0,
      });
      for (const step of ['period_and_people', 'goals', 'agenda'] as const) {
        rows.put('review_step', { account_id: id, review_id: review.id, step, done: 1 });
      }
    });
    const { calendar } = await open();
    expect(calendar).toHaveLength(14);
    expect(calendar[0]).toMatchObject({ day: TEST_TODAY, free: false });
    expect(calendar.find(({ day }) => day === '2026-03-22')?.free).toBe(true);
    expect(calendar.find(({ day }) => day === '2026-03-18')?.reviews).toMatchObject([
      { accountName: 'Aurora', kind: 'qbr', readiness: 40 },
    ]);
  });

  it('H2: tells contacts on time ÷ contacts due over 90 days, of one client and of all', async () => {
    const kept = await account('Aurora');
    const silent = await account('Boreal');
    await write(({ sqlite }) => {
      sqlite
        .prepare('UPDATE interaction SET happened_at = ? WHERE account_id = ?')
        .run('2025-11-20T12:00:00.000Z', silent);
    });
    for (const happened_at of ['2025-11-28', '2025-12-22', '2026-01-18', '2026-02-15']) {
      await write(({ rows }) =>
        rows.insert('interaction', {
          account_id: kept,
          author_id: workspace.kernel.actor.memberId,
          channel: 'email',
          direction: 'inbound',
          happened_at: `${happened_at}T12:00:00.000Z`,
          subject: 'Resposta',
          automated: 0,
          planned: 1,
          audience: 'internal',
        }),
      );
    }
    const of = (accountId: string | null) => workspace.client.today.cadence({ accountId });
    const [one, other, all] = [await of(kept), await of(silent), await of(null)];
    expect(one).toMatchObject({ start: inDays(-89), end: TEST_TODAY });
    expect(one.due).toBeGreaterThanOrEqual(3);
    expect(one.onTime).toBe(one.due);
    expect(other.due).toBeGreaterThanOrEqual(2);
    expect(other.onTime).toBe(0);
    // Sums divided once, never a mean of shares.
    expect(all).toMatchObject({ onTime: one.onTime + other.onTime, due: one.due + other.due });
  });

  it('H3: a line put off leaves its lane, is counted, comes back by undo, and cannot be put off for ever', async () => {
    const id = await account('Aurora');
    await write(({ sqlite }) => {
      sqlite.prepare('UPDATE interaction SET happened_at = ?').run('2026-01-16T12:00:00.000Z');
    });
    const [line] = await lane('contacts');
    await workspace.client.today.snooze({ thing: line?.thing ?? '', until: inDays(7) });
    expect(await lane('contacts')).toEqual([]);
    expect((await open()).snoozed).toMatchObject([{ accountId: id, accountName: 'Aurora', until: inDays(7) }]);
    await workspace.client.history.undo();
    expect(await lane('contacts')).toHaveLength(1);
    for (const until of [TEST_TODAY, inDays(400)]) {
      await expect(workspace.client.today.snooze({ thing: line?.thing ?? '', until })).rejects.toMatchObject({
        code: 'VALUE_REFUSED',
      });
    }
  });

  it('H3: an open alert stands in its lane, and beside the thing that it is about', async () => {
    const id = await account('Aurora');
    await write(({ rows }) => {
      const rule = rows.insert('trigger_rule', {
        name: 'Caso resolvido e cliente não avisado',
        conditions: '[]',
        action: 'alert',
        repeat: 'once',
        repeat_days: 0,
        active: 0,
        position: 'a',
      });
      const solved = rows.insert('support_case', {
        account_id: id,
        title: 'Sem exportação',
        kind: 'bug',
        status: 'solved',
        priority: 'medium',
        opened_at: '2026-03-01T12:00:00.000Z',
        solved_at: '2026-03-10T12:00:00.000Z',
        escalated: 0,
        audience: 'client',
      });
      for (const occurrence of [`case:${solved.id}`, '2026-W11']) {
        rows.put('firing', {
          rule_id: rule.id,
          account_id: id,
          occurrence,
          fired_on: inDays(-3),
          facts: '[]',
          state: 'open',
        });
      }
    });
    const lines = await lane('alerts');
    expect(lines).toHaveLength(2);
    expect(lines).toContainEqual(
      expect.objectContaining({ key: 'case_not_told', also: [expect.objectContaining({ key: 'alert' })] }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        key: 'alert',
        params: expect.objectContaining({ rule: 'Caso resolvido e cliente não avisado' }),
      }),
    );
  });

  it('asks a handful of queries, however many accounts there are', async () => {
    const { memberId } = workspace.kernel.actor;
    for (let batch = 0; batch < 2; batch += 1) {
      await write(({ rows }) => {
        for (let index = 0; index < 400; index += 1) {
          rows.insert('account', {
            name: `Cliente ${batch}-${index}`,
            autonomy: 'low',
            status: 'ongoing',
            language: 'pt-BR',
            owner_id: memberId,
            ongoing_start: inDays(-200),
          });
        }
      });
    }
    const view = await open(20);
    expect(view.accounts).toBe(800);
    expect(view.lanes).toMatchObject([{ key: 'contacts', total: 800 }]);
    expect(view.lanes[0]?.lines).toHaveLength(20);
  });
});
