import { accountOfBucket } from '#shared/sync/buckets.ts';
import { removeDrafts, unnamed } from './leftovers.ts';
import type { SyncFile } from './sync-file.ts';

/**
 * Takes a bucket off this device (sync.md 2.12): rows, what is known about them, search, drafts and files, in the
 * transaction that learns of it; `secure_delete` overwrites them. What waits to be sent stays, so that the server parks
 * it. Returns the content files that no row names any more.
 */
export const evictBucket = (file: SyncFile, bucket: string): string[] => {
  const { sql } = file;
  if (bucket.startsWith('a:'))
    file.journal.add({ kind: 'lost_access', bucket, count: editsHandedOver(file, bucket), detail: { forget: true } });
  const rows = sql.all<{ t: string; id: string }>(
    `SELECT t, id FROM row_meta WHERE bucket = ? AND seq <> 0
     UNION SELECT t, id FROM pending_row WHERE bucket = ?`,
    bucket,
    bucket,
  );
  removeDrafts(sql, new Set([...rows.map(({ id }) => id), accountOfBucket(bucket) ?? bucket]));
  const hashes = sql.values<string>(
    `SELECT sha256 FROM attachment WHERE bucket = ? UNION SELECT sha256 FROM workspace_attachment WHERE bucket = ?`,
    bucket,
    bucket,
  );
  for (const { t, id } of rows) file.rows.drop(t, id);
  // What was computed of the account tells as much of it as its rows.
  sql.run('DELETE FROM derived_account WHERE account_id = ?', accountOfBucket(bucket));
  sql.run('DELETE FROM derived_watched WHERE account_id = ?', accountOfBucket(bucket));
  sql.run('DELETE FROM file_transfer WHERE bucket = ?', bucket);
  if (!file.rules.pushBeforeEviction) forgetWaiting(file, bucket);
  // What was subtracted is written before the sums go, or it would bring them back.
  file.digests.keep();
  file.buckets.remove(bucket);
  file.outbox.forget(bucket, file.state().safe_seq, (name) => file.buckets.isHeld(name));
  return unnamed(sql, hashes);
};

/** What was parked since the account last came here, and what waits to be. */
const editsHandedOver = (file: SyncFile, bucket: string): number => {
  const parked = file.sql.value<number>(
    `SELECT count(*) FROM sync_journal WHERE kind = 'parked' AND bucket = ?
       AND n > (SELECT coalesce(max(n), 0) FROM sync_journal WHERE kind = 'lost_access' AND bucket = ?)`,
    bucket,
    bucket,
  );
  return (parked ?? 0) + file.outbox.openIn(bucket).length;
};

/** What a client without the rule does: the queue goes with the bucket. */
const forgetWaiting = (file: SyncFile, bucket: string): void => {
  for (const { n, sendN } of file.outbox.openIn(bucket))
    if (sendN === null) file.sql.run('DELETE FROM outbox WHERE n = ?', n);
};
