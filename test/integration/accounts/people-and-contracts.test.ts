import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';
import { aCall, aContract, refusal } from './account-rows.ts';

let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  ({ id: accountId } = await workspace.client.accounts.create({ name: 'Porto Sul' }));
});
afterEach(() => workspace.close());

describe('contacts', () => {
  it('carry their last interaction, internal notes and trashed ones left out', async () => {
    const { client } = workspace;
    const { id } = await client.contacts.create({ accountId, name: 'Rui' });
    await client.interactions.log(aCall(accountId, '2026-03-01', { contactIds: [id] }));
    await client.interactions.log(aCall(accountId, '2026-03-05', { contactIds: [id], channel: 'internal_note' }));
    const { id: trashed } = await client.interactions.log(aCall(accountId, '2026-03-08', { contactIds: [id] }));
    await client.trash.put({ table: 'interaction', id: trashed });
    const { contacts } = await client.contacts.list({ accountId });
    expect(contacts[0]).toMatchObject({ name: 'Rui', stance: 'unknown', lastInteractionOn: '2026-03-01', live: true });
  });

  it('never report to themselves or to somebody below them', async () => {
    const { client } = workspace;
    const { id: ana } = await client.contacts.create({ accountId, name: 'Ana' });
    const { id: rui } = await client.contacts.create({ accountId, name: 'Rui', reportsToId: ana });
    expect(await refusal(client.contacts.update({ id: ana, patch: { reportsToId: rui } }))).toBe('VALUE_REFUSED');
    expect(await refusal(client.contacts.update({ id: ana, patch: { reportsToId: ana } }))).toBe('VALUE_REFUSED');
    const { contacts } = await client.contacts.list({ accountId });
    expect(contacts.map(({ reportsToId }) => reportsToId)).toEqual([null, ana]);
  });
});

describe('contracts', () => {
  it('A4: tell their term, worth and status today', async () => {
    const { client } = workspace;
    await client.contracts.create(
      aContract(accountId, { startsOn: '2024-03-01', endsOn: '2025-02-28', noticeOn: '2025-01-29' }),
    );
    const { contracts, mrr, arr } = await client.contracts.list({ accountId });
    expect(contracts[0]).toMatchObject({
      status: 'active',
      endsOn: '2025-02-28',
      termEndsOn: '2027-02-28',
      termNoticeOn: '2027-01-29',
      autoRenew: true,
      mrr: { minor: 100_000, currency: 'BRL' },
    });
    expect([mrr, arr]).toEqual([[{ minor: 100_000, currency: 'BRL' }], [{ minor: 1_200_000, currency: 'BRL' }]]);
  });

  it('A4: are never added up over currencies', async () => {
    const { client } = workspace;
    await client.contracts.create(aContract(accountId));
    await client.contracts.create(aContract(accountId, { currency: 'USD', amountMinor: 2400 }));
    expect((await client.contracts.list({ accountId })).mrr).toEqual([
      { minor: 100_000, currency: 'BRL' },
      { minor: 200, currency: 'USD' },
    ]);
  });

  it('refuse an end before the start, also when only one of the two is edited', async () => {
    const { client } = workspace;
    expect(await refusal(client.contracts.create(aContract(accountId, { endsOn: '2025-01-01' })))).toBe(
      'VALUE_REFUSED',
    );
    const { id } = await client.contracts.create(aContract(accountId));
    expect(await refusal(client.contracts.update({ id, patch: { startsOn: '2026-07-01' } }))).toBe('VALUE_REFUSED');
    expect(await refusal(client.contracts.update({ id, patch: { noticeOn: '2026-06-30' } }))).toBe('VALUE_REFUSED');
    await client.contracts.update({ id, patch: { startsOn: '2026-07-01', endsOn: null } });
    expect((await client.contracts.list({ accountId })).contracts[0]?.status).toBe('upcoming');
  });
});
