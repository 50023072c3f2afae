import { expect, it } from 'vitest';
import type { ConflictEntry } from '#shared/contract/sync.ts';
import { canTake, decisions, erasedOf, nextAfter } from '#renderer/features/sync/conflict-groups.ts';

const version = { value: null, memberName: null, deviceName: null, at: null, clockOffMs: null };

const conflict = (id: string, change: Partial<ConflictEntry> = {}): ConflictEntry => ({
  id,
  kind: 'concurrent',
  state: 'open',
  table: 'account',
  rowId: 'row',
  field: 'needs',
  isText: true,
  title: '',
  accountId: null,
  accountName: null,
  base: null,
  winner: version,
  loser: version,
  fields: [],
  groupId: null,
  hindrance: null,
  settledAt: null,
  settledBy: null,
  ...change,
});

it('decides the rows of one late unit of work together, at the place of the first', () => {
  const list = decisions([
    conflict('a', { kind: 'late', groupId: 'unit' }),
    conflict('b'),
    conflict('c', { kind: 'late', groupId: 'unit' }),
  ]);
  expect(list.map(({ all }) => all.map(({ id }) => id))).toEqual([['a', 'c'], ['b']]);
});

it('decides all edits that one deletion met together, and two fields of one row apart', () => {
  const list = decisions([
    conflict('a', { kind: 'delete-edit', rowId: 'gone', field: 'name' }),
    conflict('b', { kind: 'delete-edit', rowId: 'gone', field: 'notes' }),
    conflict('c', { field: 'needs' }),
    conflict('d', { field: 'size' }),
  ]);
  expect(list.map(({ all }) => all.length)).toEqual([2, 1, 1]);
});

it('goes on with the next one as the list empties, with the one before at its end, and with nothing after the last', () => {
  const list = decisions([conflict('a'), conflict('b'), conflict('c')]);
  expect(nextAfter(list, 'a')).toBe('b');
  expect(nextAfter(list, 'c')).toBe('b');
  expect(nextAfter(list.slice(0, 1), 'a')).toBeNull();
});

it('can be used as long as one row of it can, and says how much of it was erased', () => {
  const late = (id: string, hindrance: ConflictEntry['hindrance']) =>
    conflict(id, { kind: 'late', groupId: 'unit', hindrance });
  const told = (...all: ConflictEntry[]) => decisions(all).map((decision) => [canTake(decision), erasedOf(decision)]);
  expect(told(late('a', 'row_erased'), late('b', null))).toEqual([[true, 'some']]);
  expect(told(late('a', 'row_erased'), late('b', 'account_erased'))).toEqual([[false, 'all']]);
  expect(told(late('a', 'needs_other'))).toEqual([[false, 'none']]);
});
