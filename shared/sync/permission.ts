import type { MemberRole } from '#shared/domain/vocabulary.ts';
import type { Writer } from './fields.ts';
import type { FieldValues, RowWrite } from './mutation.ts';
import { type TableName, tableDefinition } from './tables.ts';
import type { Rejection } from './wire.ts';

/** Who writes: a member in a role, or the server's own device for its directory, surveys and conflicts. */
export interface RowAuthor {
  memberId: string;
  role: MemberRole | 'server';
}

const RANKS: Readonly<Record<RowAuthor['role'], number>> = { consultant: 0, lead: 1, admin: 2, server: 3 };
const NEEDED: Readonly<Record<Writer, number>> = { any: 0, author: 0, lead: 1, admin: 2, server: 3 };

/**
 * Whether a member who may read the row may also write this (security.md 5.5): null, or why not. `values` is the row as
 * it is, null for a new one. What a row says of its author is the member of the session.
 */
export const mayWrite = (
  name: TableName,
  { memberId, role }: RowAuthor,
  write: RowWrite,
  values: FieldValues | null,
): Rejection | null => {
  if (role === 'server') return null;
  const { write: writer, readersWrite, bucket } = tableDefinition(name);
  if (RANKS[role] < NEEDED[writer]) {
    const open = values !== null && readersWrite && Object.keys(write.f).every((field) => readersWrite.includes(field));
    if (!open) return 'role_may_not_write';
  }
  const { f } = write;
  const own = (field: string) => f[field] === undefined || f[field] === memberId;
  if (!own('created_by') || !own('author_id')) return 'wrong_author';
  if (writer !== 'author') return null;
  if (values ? values['created_by'] !== undefined && values['created_by'] !== memberId : f['created_by'] !== memberId)
    return 'wrong_author';
  return (bucket === 'member' || bucket === 'private') && !own('member_id') ? 'wrong_author' : null;
};
