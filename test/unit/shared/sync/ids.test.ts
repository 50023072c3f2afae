import { expect, it } from 'vitest';
import { conflictId } from '#shared/sync/ids.ts';

it('gives a conflict the same id when its mutation comes again', () => {
  const id = conflictId('m', 'account', 'r', 'name');
  expect(conflictId('m', 'account', 'r', 'name')).toBe(id);
  expect(new Set([id, conflictId('m', 'account', 'r', null), conflictId('n', 'account', 'r', 'name')]).size).toBe(3);
});
