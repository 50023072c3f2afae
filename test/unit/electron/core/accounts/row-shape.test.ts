import { expect, it } from 'vitest';
import { toEntity, toRow } from '#core/accounts/row-shape.ts';

it('spells an entity as a row: snake case, yes and no as 1 and 0', () => {
  expect(toRow({ startsOn: '2026-01-01', autoRenew: true, notes: null })).toEqual({
    starts_on: '2026-01-01',
    auto_renew: 1,
    notes: null,
  });
});

it('leaves out what was not given, but keeps what was emptied', () => {
  const patch: { name?: string | undefined; endsOn: string | null } = { name: undefined, endsOn: null };
  expect(toRow(patch)).toEqual({ ends_on: null });
});

it('reads back only the named flags as yes or no', () => {
  const row: { seats: number; auto_renew: 0 | 1 } = { seats: 1, auto_renew: 1 };
  expect(toEntity(row, ['auto_renew'])).toEqual({ seats: 1, autoRenew: true });
});
