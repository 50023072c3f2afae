import type BetterSqlite3 from 'better-sqlite3';

/**
 * Who may read what, worked out anew from the newest image of every row: what members, accounts and collaborators say
 * of themselves, without any of the tables by which the server answers the same question (sync.md 2.2).
 */
const VISIBLE = `
WITH row AS (
  SELECT t, id, bucket, json_extract(image, '$.v') AS v FROM sync_row
  WHERE workspace_id = :ws AND json_extract(image, '$.v.deleted_at') IS NULL
), me AS (
  SELECT id, v ->> 'role' AS role, v ->> 'team_id' AS team FROM row WHERE t = 'member' AND id = :me AND v ->> 'active' = 1
), mine AS (
  SELECT a.id FROM sync_row AS a, me WHERE a.workspace_id = :ws AND a.t = 'account' AND (
    me.role = 'admin'
    OR json_extract(a.image, '$.v.owner_id') = me.id
    OR EXISTS (SELECT 1 FROM row WHERE t = 'account_collaborator' AND v ->> 'account_id' = a.id AND v ->> 'member_id' = me.id)
    OR (me.role = 'lead' AND EXISTS (
      SELECT 1 FROM row AS owner WHERE owner.t = 'member' AND owner.v ->> 'team_id' = me.team
      AND owner.id = json_extract(a.image, '$.v.owner_id'))))
)
SELECT 'w' AS bucket FROM me
UNION SELECT 'm:' || id FROM me
UNION SELECT 't:' || team FROM me
UNION SELECT 'a:' || mine.id FROM mine
UNION SELECT 'p:' || mine.id || ':' || me.id FROM mine, me`;

export const visibleBuckets = (database: BetterSqlite3.Database, workspaceId: string, memberId: string): Set<string> =>
  new Set(
    database
      .prepare(VISIBLE)
      .all({ ws: workspaceId, me: memberId })
      .map((row) => (row as { bucket: string }).bucket),
  );

/** Every row that lies in one of these buckets. */
export const rowsIn = (
  database: BetterSqlite3.Database,
  workspaceId: string,
  buckets: ReadonlySet<string>,
): Set<string> =>
  new Set(
    (
      database.prepare('SELECT t, id, bucket FROM sync_row WHERE workspace_id = ?').all(workspaceId) as {
        t: string;
        id: string;
        bucket: string;
      }[]
    )
      .filter(({ bucket }) => buckets.has(bucket))
      .map(({ t, id }) => `${t} ${id}`),
  );
