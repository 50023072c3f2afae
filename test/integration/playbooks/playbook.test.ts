import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora' }));
});
afterEach(() => workspace.close());

const playbookOf = async (key: string) => {
  const { playbooks } = await workspace.client.playbooks.list();
  const found = playbooks.find(({ contentKey }) => contentKey === key);
  if (!found) throw new Error(`no playbook ${key}`);
  return found;
};
const runs = () => workspace.client.playbooks.runsOfAccount({ accountId });

describe('shipped playbooks', () => {
  it('I3: are the three strategies, the recovery with its script', async () => {
    const { playbooks } = await workspace.client.playbooks.list();
    const strategies = playbooks.map(({ strategy }) => strategy);
    for (const strategy of ['engagement', 'advocacy', 'recovery'] as const) expect(strategies).toContain(strategy);
    expect(playbooks.every(({ steps, days, name }) => steps > 2 && days > 0 && name === null)).toBe(true);
    const { steps } = await workspace.client.playbooks.get({ id: (await playbookOf('recovery')).id });
    expect(steps.map(({ contentKey }) => contentKey)).toEqual(
      ['concern', 'understanding', 'plan', 'expected', 'follow', 'close'].map((key) => `recovery.${key}`),
    );
  });

  it('G5, I4, I5: come with their rules and campaigns', async () => {
    const { rules } = await workspace.client.triggers.list();
    const keys = rules.map(({ contentKey }) => contentKey);
    for (const key of ['no_contact', 'onboarding_gap', 'goal_overdue', 'nps_detractor', 'negative_feeling'])
      expect(keys).toContain(key);
    for (const key of ['champion_left', 'case_untold', 'new_contract', 'review_window']) expect(keys).toContain(key);
    const { campaigns } = await workspace.client.campaigns.list();
    expect(campaigns.map(({ kind, state, rules: named }) => [kind, state, named])).toEqual([
      ['satisfaction_survey', 'draft', 0],
      ['annual_renewal', 'running', 1],
      ['upsell', 'running', 1],
    ]);
  });
});

describe('a playbook that is started by hand', () => {
  it('I1: makes one task a step with its day, in the words of the workspace', async () => {
    const { id } = await playbookOf('reconnect');
    expect(await workspace.client.playbooks.start({ playbookId: id, accountIds: [accountId] })).toEqual({
      started: 1,
      running: 0,
    });
    const [run] = await runs();
    expect(run).toMatchObject({
      name: 'Retomar o contato',
      state: 'running',
      done: 0,
      total: 3,
      startedOn: TEST_TODAY,
    });
    expect(run?.tasks.map(({ title, dueOn, kind }) => [title, dueOn, kind])).toEqual([
      ['Reler o histórico e achar um motivo para ligar', '2026-03-16', 'task'],
      ['Falar com o champion', '2026-03-18', 'contact'],
      ['Combinar o próximo passo', '2026-03-20', 'task'],
    ]);
  });

  it('I1: has done steps over steps as its progress, ends with the last one and goes on when it is opened again', async () => {
    const { id } = await playbookOf('reconnect');
    await workspace.client.playbooks.start({ playbookId: id, accountIds: [accountId] });
    const [first] = await runs();
    const [one, two, three] = first!.tasks;
    await workspace.client.tasks.setDone({ id: one!.id, done: true });
    expect((await runs())[0]).toMatchObject({ state: 'running', done: 1, total: 3 });
    await workspace.client.tasks.trash({ id: two!.id });
    await workspace.client.tasks.setDone({ id: three!.id, done: true });
    expect((await runs())[0]).toMatchObject({ state: 'done', done: 2, total: 2, endedOn: TEST_TODAY });
    await workspace.client.tasks.setDone({ id: three!.id, done: false });
    expect((await runs())[0]).toMatchObject({ state: 'running', endedOn: null });
  });

  it('starts on many at once where it does not run yet, and one undo takes all of it back', async () => {
    const { id } = await playbookOf('recovery');
    const more = await Promise.all(
      Array.from(
        { length: 120 },
        async (_, index) => (await workspace.client.accounts.create({ name: `C ${index}` })).id,
      ),
    );
    await workspace.client.playbooks.start({ playbookId: id, accountIds: [accountId] });
    expect(await workspace.client.playbooks.start({ playbookId: id, accountIds: [accountId, ...more] })).toEqual({
      started: 120,
      running: 1,
    });
    expect((await playbookOf('recovery')).running).toBe(121);
    await workspace.client.history.undo();
    expect((await playbookOf('recovery')).running).toBe(1);
  });

  it('stops with a reason, and what is open of it is called off', async () => {
    const { id } = await playbookOf('reconnect');
    await workspace.client.playbooks.start({ playbookId: id, accountIds: [accountId] });
    const [run] = await runs();
    await workspace.client.tasks.setDone({ id: run!.tasks[0]!.id, done: true });
    await workspace.client.playbooks.stop({ runId: run!.id, reason: 'O cliente ligou antes' });
    expect((await runs())[0]).toMatchObject({ state: 'stopped', outcome: 'O cliente ligou antes', done: 1, total: 1 });
    expect((await workspace.client.tasks.ofAccount({ accountId })).open).toEqual([]);
  });

  it('H4: prepares its content as a draft, and for exclusive touch only proposes it', async () => {
    const { touchModels } = await workspace.client.accounts.choices();
    const exclusive = touchModels.find(({ key }) => key === 'exclusive')!;
    const { id: vip } = await workspace.client.accounts.create({ name: 'VIP', touchModelId: exclusive.id });
    const contentId = await workspace.kernel.unitOfWork.write(
      null,
      ({ rows }) => rows.insert('content_item', { kind: 'article', title: 'Guia', archived: 0, position: 'a' }).id,
    );
    const { id } = await workspace.client.playbooks.create({ name: 'Guia', strategy: 'routine', description: null });
    await workspace.client.playbooks.addStep({
      playbookId: id,
      kind: 'content',
      title: 'Enviar o guia',
      description: null,
      role: 'owner',
      offsetDays: 0,
      durationDays: 1,
      contentId,
    });
    await workspace.client.playbooks.start({ playbookId: id, accountIds: [accountId, vip] });
    const sends = await workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('content_sent')
        .select(['account_id', 'state', 'due_on'])
        .where('content_id', '=', contentId)
        .execute(),
    );
    expect(new Map(sends.map(({ account_id, state }) => [account_id, state]))).toEqual(
      new Map([
        [accountId, 'draft'],
        [vip, 'proposed'],
      ]),
    );
  });

  it('H4, I1: leads from the step to its text, and is done with the step once that is sent', async () => {
    const { client } = workspace;
    const contentId = await workspace.kernel.unitOfWork.write(
      null,
      ({ rows }) => rows.insert('content_item', { kind: 'article', title: 'Guia', archived: 0, position: 'a' }).id,
    );
    const { id } = await client.playbooks.create({ name: 'Guia', strategy: 'routine', description: null });
    const step = { playbookId: id, description: null, role: 'owner', offsetDays: 0, durationDays: 1 } as const;
    await client.playbooks.addStep({ ...step, kind: 'content', title: 'Enviar o guia', contentId });
    await client.playbooks.start({ playbookId: id, accountIds: [accountId] });
    const [task] = (await runs())[0]?.tasks ?? [];
    expect(task).toMatchObject({ kind: 'content', contentId });
    const { lanes } = await client.today.open({ linesPerLane: 20 });
    const [line] = lanes.find(({ key }) => key === 'tasks')?.lines ?? [];
    expect(line?.params).toMatchObject({ contentId });
    const [send] = (await client.communication.ofAccount({ accountId })).sends;
    await client.communication.confirm({
      sends: [{ id: send!.id, subject: 'Guia', body: 'Segue o guia.', contactId: null }],
    });
    expect((await runs())[0]).toMatchObject({ state: 'done', done: 1 });
    await client.history.undo();
    expect((await runs())[0]).toMatchObject({ state: 'running', done: 0 });
  });
});

describe('the steps of a playbook', () => {
  it('I1: can be added, moved, changed and removed, and shipped words give way to own ones', async () => {
    const { id } = await playbookOf('reconnect');
    const stepsNow = async () => (await workspace.client.playbooks.get({ id })).steps;
    const [prepare, talk, next] = await stepsNow();
    await workspace.client.playbooks.moveStep({ id: next!.id, after: null });
    await workspace.client.playbooks.removeStep({ id: talk!.id });
    await workspace.client.playbooks.saveStep({ id: prepare!.id, title: 'Reler tudo', offsetDays: 4 });
    expect((await stepsNow()).map(({ id: step, title, offsetDays }) => [step, title, offsetDays])).toEqual([
      [next!.id, null, 3],
      [prepare!.id, 'Reler tudo', 4],
    ]);
  });
});
