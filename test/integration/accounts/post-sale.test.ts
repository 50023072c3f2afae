import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

describe('the post-sale stage of an account', () => {
  let workspace: TestWorkspace;
  let accountId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ id: accountId } = await workspace.client.accounts.create({ name: 'Clínica Aurora' }));
    await workspace.client.accounts.update({ id: accountId, patch: { status: 'ongoing', ongoingStart: '2025-01-01' } });
  });
  afterEach(() => workspace.close());

  const stage = async () => {
    await workspace.services.derived.settle();
    return (await workspace.client.accounts.open({ id: accountId })).header.postSaleStage;
  };

  it('A8: is told by rule from what is known, and by hand as soon as somebody places it', async () => {
    expect(await stage()).toBe('retention');
    await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      rows.insert('opportunity', {
        account_id: accountId,
        kind: 'up_sell',
        title: 'Mais licenças',
        origin: 'hand',
        status: 'open',
      });
    });
    expect(await stage()).toBe('expansion');
    await workspace.client.accounts.update({ id: accountId, patch: { postSaleStage: 'adoption' } });
    expect(await stage()).toBe('adoption');
    await workspace.client.accounts.update({ id: accountId, patch: { postSaleStage: null } });
    expect(await stage()).toBe('expansion');
  });
});
