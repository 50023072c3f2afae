import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '#core/demo/fill-demo.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { tableDefinition, tableNames } from '#shared/sync/tables.ts';
import { LARGEST_MUTATION } from '#shared/sync/mutation.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

const FLAGSHIP = 'Rede Jatobá Saúde';

describe('a filled demo workspace', () => {
  let workspace: TestWorkspace;
  const progress: number[] = [];

  beforeAll(async () => {
    workspace = await openTestWorkspace({ kind: 'demo' });
    await fillDemo(workspace.kernel, {
      language: 'pt-BR',
      today: TEST_TODAY,
      onProgress: ({ done, total }) => progress.push(done / total),
    });
  }, 120_000);
  afterAll(() => workspace.close());

  const flagship = () =>
    workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('account').selectAll().where('name', '=', FLAGSHIP).executeTakeFirstOrThrow(),
    );

  it('has rows in every synced table', async () => {
    const empty: string[] = [];
    for (const table of tableNames.filter((name) => tableDefinition(name).bucket !== 'same')) {
      const found = await workspace.kernel.unitOfWork.read((db) =>
        db.selectFrom(table).select('id').limit(1).executeTakeFirst(),
      );
      if (!found) empty.push(table);
    }
    expect(empty).toEqual([]);
  });

  it('was written in units that could be synced', async () => {
    const bodies = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('outbox').select('body').execute());
    const largest = Math.max(...bodies.map(({ body }) => (JSON.parse(body) as { w: unknown[] }).w.length));
    expect(largest).toBeLessThanOrEqual(LARGEST_MUTATION);
  });

  it('says how far it is, up to the end', () => {
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('keeps the bytes of its files', async () => {
    const row = await workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('attachment').select('id').limit(1).executeTakeFirstOrThrow(),
    );
    const file = await workspace.client.attachments.read({ id: row.id });
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(String.fromCharCode(...bytes.subarray(1, 4))).toBe('PNG');
  });

  it('has a client whose next review has everything to tell of', async () => {
    const account = await flagship();
    const { unitOfWork } = workspace.kernel;
    const review = await unitOfWork.read((db) =>
      db
        .selectFrom('review')
        .selectAll()
        .where('account_id', '=', account.id)
        .where('held_at', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    expect(review.kind).toBe('qbr');
    expect(review.starts_at.slice(0, 10) >= addDays(TEST_TODAY, 9)).toBe(true);
    expect(review.starts_at.slice(0, 10) <= addDays(TEST_TODAY, 13)).toBe(true);
    const within = async (table: 'support_case' | 'survey_answer' | 'interaction', day: string) =>
      unitOfWork.read((db) =>
        db
          .selectFrom(table)
          .select('id')
          .where('account_id', '=', account.id)
          .where(db.dynamic.ref(day), '>=', review.period_from)
          .execute(),
      );
    expect((await within('support_case', 'opened_at')).length).toBeGreaterThan(0);
    expect((await within('survey_answer', 'answered_on')).length).toBeGreaterThan(0);
    expect((await within('interaction', 'happened_at')).length).toBeGreaterThan(0);
    const reached = await workspace.client.plans.reached({
      accountId: account.id,
      from: review.period_from,
      to: TEST_TODAY,
    });
    expect(reached.length).toBeGreaterThan(0);
    const owed = await unitOfWork.read((db) =>
      db.selectFrom('commitment').selectAll().where('review_id', '=', review.previous_review_id).execute(),
    );
    expect(new Set(owed.map(({ state }) => state)).size).toBeGreaterThan(1);
  });

  it('has a plan whose goals stand at different places', async () => {
    const account = await flagship();
    const view = await workspace.client.plans.view({ accountId: account.id });
    expect(view.plans.length).toBe(2);
    expect(view.goals.some(({ parentId }) => parentId !== null)).toBe(true);
    expect(view.rolledUp).not.toBeNull();
    expect(view.valueDelivered.value).not.toBeNull();
    expect(new Set(view.goals.map(({ signal }) => signal)).size).toBeGreaterThan(1);
  });

  it('G6: has a client felt to be leaving whose numbers are good, and A8 places clients by their facts', async () => {
    await workspace.services.derived.settle();
    const { rows } = await workspace.client.health.disagreements();
    expect(rows[0]).toMatchObject({ accountName: 'Papel e Celulose Araucária', kind: 'opposite', moment: 'at_risk' });
    const placed = await workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('account')
        .select(['name', 'post_sale_by_hand'])
        .where('post_sale_stage', 'is not', null)
        .orderBy('name')
        .execute(),
    );
    expect(placed).toEqual([
      { name: 'Banco Ribeira', post_sale_by_hand: 1 },
      { name: FLAGSHIP, post_sale_by_hand: 1 },
    ]);
    const stages = new Set((await workspace.client.accounts.portfolio()).map(({ postSaleStage }) => postSaleStage));
    expect([...stages].filter((stage) => stage !== null).toSorted()).toEqual([
      'adoption',
      'evangelisation',
      'expansion',
      'retention',
    ]);
  });

  it('tells the story of a client whose champion left', async () => {
    const use = await workspace.kernel.unitOfWork.read((db) =>
      db
        .selectFrom('usage_record')
        .innerJoin('account', 'account.id', 'usage_record.account_id')
        .select(['used_on', 'count'])
        .where('account.name', '=', 'Mercados Pomar')
        .execute(),
    );
    const sum = (from: number, to: number) =>
      use
        .filter(({ used_on }) => used_on > addDays(TEST_TODAY, -from) && used_on <= addDays(TEST_TODAY, -to))
        .reduce((total, { count }) => total + count, 0);
    expect(sum(28, 0)).toBeLessThan(sum(98, 70) * 0.7);
  });
});
