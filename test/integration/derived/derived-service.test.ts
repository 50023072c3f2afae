import { describe, expect, it } from 'vitest';
import { openTestWorkspace, TEST_TODAY } from '#test/support/workspace.ts';
import type { TriggerFacts } from '#shared/domain/trigger-rule.ts';

const derivedOf = async (workspace: Awaited<ReturnType<typeof openTestWorkspace>>, id: string) => {
  const row = await workspace.kernel.unitOfWork.read((db) =>
    db.selectFrom('derived_account').selectAll().where('account_id', '=', id).executeTakeFirst(),
  );
  return row && { ...row, facts: JSON.parse(row.facts) as TriggerFacts };
};

const due = (workspace: Awaited<ReturnType<typeof openTestWorkspace>>) =>
  workspace.kernel.unitOfWork.read((db) => db.selectFrom('derived_due').selectAll().execute());

describe('what is computed of an account', () => {
  it('is there after the first look, for the day', async () => {
    const workspace = await openTestWorkspace();
    const { id } = await workspace.client.accounts.create({ name: 'Padaria Sol' });
    await workspace.services.derived.settle();
    const found = await derivedOf(workspace, id);
    expect(found?.day).toBe(TEST_TODAY);
    expect(found?.facts.name).toBe('Padaria Sol');
    await workspace.close();
  });
});
