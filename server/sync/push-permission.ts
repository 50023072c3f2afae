import { accountOfBucket } from '#shared/sync/buckets.ts';
import { type FieldValue, type FieldValues, isFresh, type RowWrite } from '#shared/sync/mutation.ts';
import { mayWrite } from '#shared/sync/permission.ts';
import type { TableName } from '#shared/sync/tables.ts';
import { LIMITS, type Rejection } from '#shared/sync/wire.ts';
import type { PushAccess } from './push-access.ts';

/** Where a write lands. */
export interface WritePlace {
  memberId: string;
  access: PushAccess;
  /** Accounts that this mutation makes. */
  makes: ReadonlySet<string>;
  /** Values of the row; null for a new one. */
  values: FieldValues | null;
}

/** Why somebody who reads the row may not write this, or null: what its table says, and who governs an account (2.2). */
export const deniedWrite = (write: RowWrite, { memberId, access, makes, values }: WritePlace): Rejection | null => {
  const denied = mayWrite(write.t as TableName, { memberId, role: access.role }, write, values);
  if (denied) return denied;
  const owner = write.f['owner_id'];
  if (write.t === 'account' && owner !== undefined) {
    if (typeof owner === 'string' && !access.isMember(owner)) return 'invalid_value';
    const isChange = values !== null && !isFresh(write) && owner !== (values['owner_id'] ?? null);
    if (isChange && !access.mayGovern(write.id)) return 'role_may_not_write';
  }
  if (write.t !== 'account_collaborator') return null;
  const accountId = accountOfBucket(write.b) ?? '';
  const leaves = values?.['member_id'] === memberId && typeof write.f['deleted_at'] === 'string';
  return leaves || makes.has(accountId) || access.mayGovern(accountId) ? null : 'role_may_not_write';
};

/**
 * Owner that a write of an account may name. Of a new one its author is, unless a lead or admin makes it for somebody;
 * who makes one that is there already, such as by importing it again, does not take it over.
 */
export const ownerOf = (write: RowWrite, { memberId, access, makes, values }: WritePlace): FieldValue | undefined => {
  const named = write.f['owner_id'];
  if (values) return isFresh(write) && named !== undefined ? (values['owner_id'] ?? null) : named;
  if (!makes.has(write.id)) return named;
  switch (access.role) {
    case 'consultant':
      return memberId;
    case 'lead':
      return named ?? memberId;
    default:
      return named;
  }
};

/** Only a write that brings text can make a row too large. */
export const isTooLarge = (write: RowWrite, values: FieldValues): boolean => {
  let brought = 0;
  for (const field in write.f) brought += String(write.f[field] ?? '').length;
  return brought > 10_000 && Buffer.byteLength(JSON.stringify(values)) > LIMITS.rowBytes;
};
