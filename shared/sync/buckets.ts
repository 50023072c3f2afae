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
  }
};
