import type BetterSqlite3 from 'better-sqlite3';
import { accountBucket, accountOfBucket } from '#shared/sync/buckets.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { LoggedWrite } from '../kernel/change-log.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import type { WorkKind } from '../work-runs/large-work.ts';
import type { StagedRows, StagedUnit } from './unit-builder.ts';

type Row = Record<string, FieldValue>;

interface Counts {
  created: number;
  updated: number;
  same: number;
}

/** Tables in which people's own work on an account lies; each has an index that starts with the account. */
const workOnAccount: readonly TableName[] = [
  'contact',
  'contract',
  'note',
  'task',
  'interaction',
  'feeling',
  'support_case',
  'usage_record',
  'churn_event',
  'survey_answer',
  'success_plan',
  'goal',
  'review',
  'commitment',
  'attachment',
];

/** Writes the units of an import: new rows are added, rows that stand get what differs, trashed ones come back (O1). */
export const importWork: WorkKind = {
  apply(context, body) {
    const unit = body as StagedUnit;
    const counts = { created: 0, updated: 0, same: 0 };
    const unnoticed = { created: 0, updated: 0, same: 0 };
    for (const staged of unit.tables) writeRows(context, staged, staged.t === unit.main ? counts : unnoticed);
    return { ...counts };
  },
  besideOf: ({ t, fields, bucket }) => {
    if (t === 'external_ref') return String(fields['row_id'] ?? '');
    return t === 'account_tag' ? (accountOfBucket(bucket) ?? '') : null;
  },
  /** Undoing an import never hides what somebody put under an account since. */
  mayTakeBack(context, write) {
    return !(write.t === 'account' && write.before === null && hasWork(context, write));
  },
};

const workSql = `SELECT 1 FROM (${workOnAccount
  .map((table) => `SELECT 1 FROM ${table} WHERE account_id = :id AND deleted_at IS NULL`)
  .join(' UNION ALL ')}) LIMIT 1`;

/** Made once for a database: undoing an import asks it for each of its accounts. */
const workStatements = new WeakMap<BetterSqlite3.Database, BetterSqlite3.Statement>();

const hasWork = ({ sqlite }: WriteContext, { id }: LoggedWrite): boolean => {
  let statement = workStatements.get(sqlite);
  if (!statement) workStatements.set(sqlite, (statement = sqlite.prepare(workSql)));
  return statement.get({ id }) !== undefined;
};

const writeRows = ({ rows: writer, sqlite }: WriteContext, staged: StagedRows, counts: Counts) => {
  const { t, fields, onlyNew, keepFilled, rows } = staged;
  const ids = JSON.stringify(rows.map(([id]) => id));
  const standing = new Map(
    (sqlite.prepare(`SELECT * FROM ${t} WHERE id IN (SELECT value FROM json_each(?))`).all(ids) as Row[]).map((row) => [
      row['id'],
      row,
    ]),
  );
  const columns = [...fields, ...onlyNew];
  const insert = writer.inserter(t, columns);
  const accountAt = columns.indexOf('account_id') + 1;
  for (const row of rows) {
    const id = row[0] as string;
    const found = standing.get(id);
    if (!found) {
      insert(id, accountBucket(t === 'account' ? id : String(row[accountAt])), row.slice(1));
      counts.created += 1;
      continue;
    }
    const patch: Row = {};
    fields.forEach((name, index) => {
      const value = row[index + 1] ?? null;
      if (value !== (found[name] ?? null) && !(keepFilled && value === null)) patch[name] = value;
    });
    const trashed = (found['deleted_at'] ?? null) !== null;
    if (trashed) writer.restore(t, id);
    writer.update(t, id, patch as never);
    if (trashed || Object.keys(patch).length > 0) counts.updated += 1;
    else counts.same += 1;
  }
};
