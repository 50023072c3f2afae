import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportedIds, SeenIds } from '#core/imports/row-identity.ts';
import { importedId, naturalId } from '#shared/sync/ids.ts';

const workspaceId = '0199f0c2-0000-7000-8000-000000000001';

describe('ids of imported rows', () => {
  const ids = new ImportedIds(workspaceId, 'clientes.csv');

  it('are those every laptop makes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (externalId) => {
        expect(ids.id('account', externalId)).toBe(importedId('account', workspaceId, 'clientes.csv', externalId));
        const key = ['clientes.csv', 'account', externalId];
        expect(ids.refId('account', externalId)).toBe(naturalId('external_ref', workspaceId, key));
      }),
    );
  });

  it('are counted by how often they came', () => {
    const seen = new SeenIds();
    const id = ids.id('account', 'A-1');
    expect([seen.add(id), seen.add(ids.id('account', 'A-2')), seen.add(id), seen.add(id)]).toEqual([0, 0, 1, 2]);
  });
});
