import { accountOfBucket, bucketFits, bucketMember, bucketTeam, workspaceBucket } from '#shared/sync/buckets.ts';
import { parseStamp } from '#shared/sync/clock.ts';
import type { BucketKind } from '#shared/sync/fields.ts';
import { isFresh, type RowWrite } from '#shared/sync/mutation.ts';
import { checkWrite } from '#shared/sync/row-check.ts';
import { type TableName, syncedTables, tableDefinition } from '#shared/sync/tables.ts';
import type { PushedMutation, PushRequest, PushResult, Rejection } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';

/** Why a mutation is not taken; the client keeps it, and shows what it says. */
export type Refused = Pick<PushResult, 'o' | 'code' | 'fields'>;

export const rejected = (code: Rejection, fields: string[] = []): Refused => ({
  o: 'rejected',
  code,
  ...(fields.length > 0 && { fields }),
});

export const isTable = (t: string): t is TableName => Object.hasOwn(syncedTables, t);

/** @throws ServerRefusal for a request that no client of ours sends. */
export const checkRequest = ({ mutations }: PushRequest): void => {
  mutations.forEach(({ n, h, w }, index) => {
    if (index > 0 && n !== (mutations[index - 1]?.n ?? 0) + 1)
      throw new ServerRefusal('bad_request', 'mutations are not in order');
    try {
      parseStamp(h);
    } catch {
      throw new ServerRefusal('bad_request', 'not a stamp');
    }
    if (new Set(w.map(({ t, id }) => `${t} ${id}`)).size !== w.length)
      throw new ServerRefusal('bad_request', 'a mutation writes a row twice');
  });
};

/** What can be said of a mutation without looking at any row. `isNewer`: of an app that may know more tables. */
export const checkContent = (
  { w }: PushedMutation,
  memberId: string,
  isNewer: boolean,
  isServer: boolean,
): Refused | null => {
  for (const write of w) {
    if (!isTable(write.t)) return isNewer ? { o: 'defer' } : rejected('unknown_table', [write.t]);
    const fresh = isFresh(write);
    const faults = checkWrite(write.t, write, fresh);
    if (faults.length > 0) {
      const unknown = faults.filter(({ code }) => code === 'unknown_field');
      if (unknown.length > 0 && isNewer) return { o: 'defer' };
      const { code } = unknown[0] ?? faults[0]!;
      const named = faults.filter((fault) => fault.code === code && fault.field !== null);
      return rejected(
        code,
        named.map(({ field }) => `${write.t}.${field}`),
      );
    }
    if (!isServer && !isBucketRight(write.t, write, memberId, fresh)) return rejected('wrong_bucket', [write.t]);
  }
  return null;
};

const isBucketRight = (name: TableName, write: RowWrite, memberId: string, fresh: boolean): boolean =>
  hasForm(tableDefinition(name).bucket, write.b) &&
  (name !== 'account' || write.b === `a:${write.id}`) &&
  bucketFits(name, write.id, write.b, write.f, memberId, fresh);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isUuid = (text: string | null): boolean => text !== null && UUID.test(text);

const hasForm = (kind: BucketKind, bucket: string): boolean => {
  const forms = {
    workspace: () => bucket === workspaceBucket,
    account: () => bucket.startsWith('a:') && isUuid(accountOfBucket(bucket)),
    member: () => bucket.startsWith('m:') && isUuid(bucketMember(bucket)),
    team: () => isUuid(bucketTeam(bucket)),
    private: () => isUuid(accountOfBucket(bucket)) && isUuid(bucketMember(bucket)) && bucket.split(':').length === 3,
  };
  switch (kind) {
    case 'account-or-member':
      return forms.account() || forms.member();
    case 'same':
      return Object.values(forms).some((hasThisForm) => hasThisForm());
    default:
      return forms[kind]();
  }
};
