import type { Sha256 } from './digest.ts';
import { type TableName, tableDefinition } from './tables.ts';

/** Who may see a row, for life (sync.md 2.2). */
export const workspaceBucket = 'w';
export const accountBucket = (accountId: string) => `a:${accountId}`;
export const memberBucket = (memberId: string) => `m:${memberId}`;
export const privateBucket = (accountId: string, memberId: string) => `p:${accountId}:${memberId}`;
export const teamBucket = (teamId: string) => `t:${teamId}`;

/** Account of a bucket, or null. */
export const accountOfBucket = (bucket: string): string | null =>
  bucket.startsWith('a:') ? bucket.slice(2) : bucket.startsWith('p:') ? (bucket.split(':')[1] ?? null) : null;

/** Member whose own a bucket is, or null. */
export const bucketMember = (bucket: string): string | null =>
  bucket.startsWith('m:') ? bucket.slice(2) : bucket.startsWith('p:') ? (bucket.split(':')[2] ?? null) : null;

/** Team of a bucket, or null. */
export const bucketTeam = (bucket: string): string | null => (bucket.startsWith('t:') ? bucket.slice(2) : null);

/** What a device holds and what a member may read are compared by this, without naming hundreds of buckets. */
export const bucketsHash = (buckets: Iterable<string>, sha256: Sha256): string =>
  Array.from(sha256([...buckets].toSorted().join('\n')), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Bucket of a new row from its own fields. */
export const bucketOf = (
  name: TableName,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  memberId: string,
): string => {
  const accountId = name === 'account' ? id : (fields['account_id'] as string | null | undefined);
  switch (tableDefinition(name).bucket) {
    case 'workspace':
      return workspaceBucket;
    case 'account':
      if (!accountId) throw new Error(`a row of ${name} needs an account`);
      return accountBucket(accountId);
    case 'account-or-member':
      return accountId ? accountBucket(accountId) : memberBucket(memberId);
    case 'private':
      if (!accountId) throw new Error(`a row of ${name} needs an account`);
      return privateBucket(accountId, memberId);
    case 'member':
      return memberBucket(memberId);
    case 'team':
      return teamBucket(fields['team_id'] as string);
    case 'same':
      throw new Error(`a row of ${name} lies where the row lies that it is about`);
  }
};

/** Whether a write is for the bucket that the row's own fields say; a row has one bucket for life (sync.md 2.2). */
export const bucketFits = (
  name: TableName,
  id: string,
  bucket: string,
  fields: Readonly<Record<string, unknown>>,
  memberId: string,
  isNew: boolean,
): boolean => {
  const kind = tableDefinition(name).bucket;
  if (kind === 'same') return true;
  const fromAccount = kind === 'account' || kind === 'private' || kind === 'account-or-member';
  if (isNew && fromAccount && name !== 'account' && !fields['account_id'] && kind !== 'account-or-member') return false;
  if (isNew) return bucketOf(name, id, fields, memberId) === bucket;
  if (kind === 'team') return fields['team_id'] === undefined || fields['team_id'] === bucketTeam(bucket);
  if (!fromAccount || fields['account_id'] === undefined) return true;
  return (fields['account_id'] ?? null) === accountOfBucket(bucket);
};
