import { expect, it } from 'vitest';
import { reaches } from '#renderer/lib/may-change.ts';
import { tableDefinition } from '#shared/sync/tables.ts';

it('lets a role change what asks for it or for a lower one', () => {
  expect([reaches('admin', 'admin'), reaches('admin', 'lead'), reaches('lead', 'lead')]).toEqual([true, true, true]);
  expect([reaches('lead', 'admin'), reaches('consultant', 'lead')]).toEqual([false, false]);
});

it('holds a role it does not know for the lowest', () => {
  expect(reaches('owner', 'lead')).toBe(false);
});

it('asks on the settings page for the roles that the tables ask for', () => {
  expect(tableDefinition('workspace').write).toBe('admin');
  expect(tableDefinition('workspace_attachment').write).toBe('admin');
  expect(tableDefinition('holiday').write).toBe('lead');
});
