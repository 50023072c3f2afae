import type BetterSqlite3 from 'better-sqlite3';
import type { Change } from '../kernel/change-log.ts';
import { type TableName, tableDefinition, tableNames } from '#shared/sync/tables.ts';

/** What an account holds that no rule reads: writing it makes nothing due, least of all what the rules write themselves. */
const unread: ReadonlySet<TableName> = new Set<TableName>([
  'note',
  'private_note',
  'attachment',
  'external_factor',
  'external_ref',
  'account_collaborator',
  'health_week',
  'health_decision',
  'firing',
  'content_sent',
  'track_enrollment',
  'plan_version',
  'account_baseline',
  'activation_step',
  'renewal_verdict',
  'advocacy',
  'conflict',
  'feeling_mark',
  'review_participant',
  'review_step',
  'review_answer',
  'review_rating',
  'review_item',
  'review_rating',
  'review_brief',
  'agenda_item',
  'decision',
  'case_comment',
  'hand_over',
]);

/** Tables of an account that the facts are read from. */
export const factTables: ReadonlySet<TableName> = new Set(
  tableNames.filter((name) => tableDefinition(name).bucket.startsWith('account') && !unread.has(name)),
);

/** Tables of the workspace that change what every account is told by. */
export const ruleTables = [
  'workspace',
  'workspace_setting',
  'touch_model',
  'segment',
  'journey_template',
  'journey_stage',
  'holiday',
  'health_model',
  'health_weight',
  'trigger_rule',
  'campaign',
] as const satisfies readonly TableName[];

type Told = Pick<Change, 'tables' | 'accounts'>;

export const touchesFacts = ({ tables, accounts }: Told): boolean =>
  accounts.length > 0 && tables.some((name) => factTables.has(name));

export const touchesRules = ({ tables }: Told): boolean =>
  tables.some((name) => (ruleTables as readonly TableName[]).includes(name));

/** Called inside the transaction of the change, so that a crash right after it leaves the accounts due. */
export const markDue = (sqlite: BetterSqlite3.Database, change: Told): void => {
  if (!touchesFacts(change)) return;
  sqlite
    .prepare('INSERT OR IGNORE INTO derived_due SELECT value FROM json_each(?)')
    .run(JSON.stringify(change.accounts));
};
