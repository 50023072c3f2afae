import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

describe('plan templates', () => {
  let workspace: TestWorkspace;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });
  afterEach(() => workspace.close());

  const segmentId = async (key: string) =>
    (await workspace.client.accounts.choices()).segments.find(({ contentKey }) => contentKey === key)?.id ?? null;
  const account = async (language: 'pt-BR' | 'en', segment: string | null) =>
    (await workspace.client.accounts.create({ name: 'Clínica Aurora', language, segmentId: segment })).id;

  it('E5: every shipped segment has a template with goals', async () => {
    const { templates, mayWrite } = await workspace.client.planTemplates.list();
    const { segments } = await workspace.client.accounts.choices();
    expect(templates.map((template) => template.segmentId).toSorted()).toEqual(segments.map(({ id }) => id).toSorted());
    expect(templates.every(({ goals }) => goals.length >= 3)).toBe(true);
    expect(mayWrite).toBe(true);
  });

  it('E5: the template of the segment is proposed, in the language of the account', async () => {
    const growth = await segmentId('growth');
    const proposals = async (language: 'pt-BR' | 'en') =>
      workspace.client.planTemplates.proposals({ accountId: await account(language, growth), startsOn: '2026-03-16' });
    const pt = await proposals('pt-BR');
    const en = await proposals('en');
    const own = ({ templates, proposed }: typeof pt) => templates.find(({ id }) => id === proposed);
    expect(own(pt)).toMatchObject({
      name: 'Plano de crescimento',
      goals: [
        { title: 'Pessoas que usam toda semana', startsOn: '2026-03-16', dueOn: '2026-06-14', target: 70 },
        {},
        {},
        {},
      ],
    });
    expect(own(en)?.goals[0]?.title).toBe('People who use it every week');
  });

  it('E5: a plan made from a template has its goals and dates, and one undo takes all of it back', async () => {
    const accountId = await account('en', await segmentId('growth'));
    const { proposed } = await workspace.client.planTemplates.proposals({ accountId, startsOn: '2026-03-20' });
    await workspace.client.plans.create({
      accountId,
      objective: 'A weekly routine',
      startsOn: '2026-03-20',
      closeCurrent: false,
      templateId: proposed,
    });
    const { goals } = await workspace.client.plans.view({ accountId });
    expect(goals).toHaveLength(4);
    expect(goals[0]).toMatchObject({
      title: 'People who use it every week',
      unit: '%',
      target: 70,
      baseline: null,
      startsOn: '2026-03-20',
      dueOn: '2026-06-18',
      status: 'planned',
    });
    await workspace.client.history.undo({});
    expect((await workspace.client.plans.view({ accountId })).plan).toBeNull();
  });

  it('E5: what the workspace writes takes the place of the shipped words', async () => {
    const { templates } = await workspace.client.planTemplates.list();
    const template = templates.find(({ contentKey }) => contentKey === 'vip');
    const [first, second] = template?.goals ?? [];
    if (!template || !first || !second) throw new Error('the VIP template was not shipped');
    await workspace.client.planTemplates.saveGoal({ id: first.id, title: 'Resultado da diretoria', target: 30 });
    await workspace.client.planTemplates.moveGoal({ id: second.id, afterId: null });
    const accountId = await account('pt-BR', template.segmentId);
    const { proposed, templates: told } = await workspace.client.planTemplates.proposals({
      accountId,
      startsOn: '2026-03-16',
    });
    expect(told.find(({ id }) => id === proposed)?.goals.slice(0, 2)).toMatchObject([
      { title: 'Executivos que acompanham o plano' },
      { title: 'Resultado da diretoria', target: 30 },
    ]);
    await workspace.client.planTemplates.save({ id: template.id, archived: true });
    expect((await workspace.client.planTemplates.proposals({ accountId, startsOn: '2026-03-16' })).proposed).toBeNull();
  });

  it('E5: a template without a segment is proposed where the segment has none', async () => {
    const { id } = await workspace.client.planTemplates.create({ name: 'Geral', segmentId: null });
    await workspace.client.planTemplates.addGoal({ templateId: id, title: 'Primeiro ganho' });
    const accountId = await account('pt-BR', null);
    expect(await workspace.client.planTemplates.proposals({ accountId, startsOn: '2026-03-16' })).toMatchObject({
      proposed: id,
    });
  });
});
