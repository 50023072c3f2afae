import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendPlanner } from '#core/communication/send-planner.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import type { TouchModelKey } from '#shared/domain/vocabulary.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('Communication tracks', () => {
  let workspace: TestWorkspace;
  let planner: SendPlanner;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    planner = new SendPlanner(workspace.kernel);
    await workspace.kernel.unitOfWork.write(null, async ({ db, rows }) => {
      for (const { id } of await db.selectFrom('communication_track').select('id').execute())
        rows.trash('communication_track', id);
    });
  });
  afterEach(() => workspace.close());

  const client = () => workspace.client.communication;

  const account = (model: TouchModelKey, ownerId: string | null = workspace.kernel.actor.memberId) =>
    workspace.kernel.unitOfWork.write(null, async ({ db, rows }) => {
      const touchModel = await db
        .selectFrom('touch_model')
        .select('id')
        .where('content_key', '=', model)
        .executeTakeFirstOrThrow();
      return rows.insert('account', {
        name: `Cliente ${model}`,
        autonomy: 'low',
        status: 'ongoing',
        language: 'pt-BR',
        owner_id: ownerId,
        touch_model_id: touchModel.id,
      }).id;
    });

  const content = (title: string, feature: string | null = null) =>
    client().saveContent({ kind: 'article', title, body: title, url: null, feature, knownIssue: null });

  const track = async (conditions: string | null, features: (string | null)[] = [null, null]) => {
    const steps = [];
    for (const [index, feature] of features.entries()) {
      const { id } = await content(`Texto ${index}`, feature);
      steps.push({ contentId: id, offsetDays: index * 7 });
    }
    return client().saveTrack({ name: 'Boas-vindas', segmentId: null, conditions, active: true, steps });
  };

  const facts = (accountId: string, fields: Partial<AccountFacts> = {}) => ({
    facts: {
      accountId,
      status: 'ongoing',
      ownerId: workspace.kernel.actor.memberId,
      segmentId: null,
      flags: [],
      usage: { breadthPercent: 30 },
      ...fields,
    } as unknown as AccountFacts,
  });

  const partialUse = JSON.stringify([{ fact: 'usage_breadth_percent', op: 'at_most', value: 60 }]);

  it('H4: puts whoever needs it on the track and prepares the first text, once', async () => {
    const id = await account('tech');
    const { id: trackId } = await track(partialUse);
    await planner.afterComputed([facts(id)]);
    await planner.afterComputed([facts(id)]);
    expect((await client().waiting()).drafts).toMatchObject([{ accountId: id, trackId, dueOn: TEST_TODAY }]);
    expect(await client().enrolled({ id: trackId })).toMatchObject([{ accountId: id, startedOn: TEST_TODAY }]);
  });

  it('H4: for exclusive touch the same text is only proposed', async () => {
    const id = await account('exclusive');
    await track(partialUse);
    await planner.afterComputed([facts(id)]);
    const { drafts, proposed } = await client().waiting();
    expect(drafts).toEqual([]);
    expect(proposed).toHaveLength(1);
  });

  it('H4: contents of features in use are left out', async () => {
    const id = await account('tech');
    await track(partialUse, ['Relatórios', 'Automação']);
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.insert('usage_record', { account_id: id, feature: 'RELATÓRIOS', used_on: TEST_TODAY, count: 4 }),
    );
    await planner.afterComputed([facts(id)]);
    // The content of the second step is due a week after the start.
    expect((await client().waiting()).drafts).toEqual([]);
    workspace.setNow('2026-03-24T12:00:00.000Z');
    await planner.afterComputed([facts(id)]);
    expect((await client().waiting()).drafts).toMatchObject([{ title: 'Texto 1', feature: 'Automação' }]);
  });

  it('H4: only the owner’s laptop prepares anything', async () => {
    const colleague = await workspace.kernel.unitOfWork.write(
      null,
      ({ rows }) =>
        rows.insert('member', { team_id: workspace.kernel.actor.teamId, name: 'Rafael', role: 'consultant', active: 1 })
          .id,
    );
    const id = await account('tech', colleague);
    const { id: trackId } = await track(partialUse);
    await planner.afterComputed([facts(id, { ownerId: colleague })]);
    expect(await client().enrolled({ id: trackId })).toEqual([]);
  });

  it('H4: somebody puts an account on a track and takes it off; what was waiting goes with it', async () => {
    const id = await account('tech');
    const { id: trackId } = await track(null);
    await planner.afterComputed([facts(id)]);
    expect((await client().ofAccount({ accountId: id })).tracks).toEqual([]);
    await client().enroll({ trackId, accountId: id });
    await planner.afterComputed([facts(id)]);
    expect((await client().ofAccount({ accountId: id })).sends).toHaveLength(1);
    await client().stopTrack({ trackId, accountId: id });
    await planner.afterComputed([facts(id)]);
    expect(await client().ofAccount({ accountId: id })).toEqual({ sends: [], tracks: [] });
  });

  it('H4: a step moved to another place is not sent again', async () => {
    const id = await account('tech');
    const { id: trackId } = await track(partialUse);
    await planner.afterComputed([facts(id)]);
    const [draft] = (await client().waiting()).drafts;
    await client().confirm({ sends: [{ id: draft?.id ?? '', subject: 'Texto', body: 'Texto', contactId: null }] });
    const found = (await client().tracks()).tracks.find((each) => each.id === trackId);
    await client().saveTrack({
      id: trackId,
      name: 'Boas-vindas',
      segmentId: null,
      conditions: partialUse,
      active: true,
      steps: (found?.steps ?? [])
        .map((step) => ({ id: step.id, contentId: step.contentId, offsetDays: 0 }))
        .toReversed(),
    });
    await planner.afterComputed([facts(id)]);
    expect((await client().waiting()).drafts).toMatchObject([{ title: 'Texto 1' }]);
  });
});
