import { describe, expect, it } from 'vitest';
import type { FieldValues } from '#shared/sync/mutation.ts';
import { mayWrite, type RowAuthor } from '#shared/sync/permission.ts';
import type { TableName } from '#shared/sync/tables.ts';

const ask = (name: TableName, role: RowAuthor['role'], f: FieldValues, values: FieldValues | null = null) =>
  mayWrite(name, { memberId: 'ana', role }, { t: name, id: '9', b: 'w', f, base: {} }, values);

const own = { created_by: 'ana' };

describe('who may write', () => {
  it('is everybody who may read, in most tables', () => {
    expect(ask('contact', 'consultant', own)).toBeNull();
    expect(ask('contact', 'consultant', { name: 'x' }, { created_by: 'bruno' })).toBeNull();
  });

  it('is a lead for templates, an admin for the workspace, the server for the directory', () => {
    expect(ask('touch_model', 'consultant', { name: 'x' }, {})).toBe('role_may_not_write');
    expect(ask('touch_model', 'lead', { name: 'x' }, {})).toBeNull();
    expect(ask('workspace', 'lead', { name: 'x' }, {})).toBe('role_may_not_write');
    expect(ask('workspace', 'admin', { name: 'x' }, {})).toBeNull();
    expect(ask('member', 'admin', { role: 'admin' }, {})).toBe('role_may_not_write');
    expect(ask('member', 'server', { role: 'admin' }, {})).toBeNull();
  });

  it('is nobody in the name of somebody else', () => {
    expect(ask('contact', 'admin', { created_by: 'bruno' })).toBe('wrong_author');
    expect(ask('note', 'consultant', { ...own, author_id: 'bruno' })).toBe('wrong_author');
    expect(ask('note', 'consultant', { author_id: 'ana' }, { author_id: 'bruno' })).toBeNull();
    expect(ask('saved_view', 'consultant', { ...own, member_id: 'bruno' })).toBe('wrong_author');
  });

  it('is the author alone for what is felt and noted in private', () => {
    expect(ask('feeling', 'consultant', { ...own, author_id: 'ana' })).toBeNull();
    expect(ask('feeling', 'admin', { trust: 5 }, { created_by: 'bruno' })).toBe('wrong_author');
    expect(ask('feeling', 'consultant', { trust: 5 }, own)).toBeNull();
    expect(ask('private_note', 'consultant', { body: 'x' })).toBe('wrong_author');
  });

  it('settles a conflict, and neither makes nor rewrites one', () => {
    expect(ask('conflict', 'consultant', { state: 'kept', settled_by: 'ana' }, {})).toBeNull();
    expect(ask('conflict', 'admin', { loser_value: '"x"' }, {})).toBe('role_may_not_write');
    expect(ask('conflict', 'admin', { state: 'open' }, null)).toBe('role_may_not_write');
  });
});
