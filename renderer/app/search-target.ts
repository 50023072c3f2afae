import type { SearchHit } from '#shared/contract/system.ts';

/** Where each kind of record is read within its account; everything else is told by the history. */
const tabs = {
  account: 'summary',
  contact: 'contacts',
  contract: 'contracts',
  hand_over: 'profile',
  external_factor: 'profile',
  success_plan: 'plan',
  goal: 'plan',
  goal_check_in: 'plan',
  review: 'reviews',
  interaction: 'interactions',
  support_case: 'cases',
  case_comment: 'cases',
} as const;

const isKnown = (table: string): table is keyof typeof tabs => table in tabs;

/** The path of the page where what was found can be read and changed. */
export function searchPath({ table, rowId, accountId }: Pick<SearchHit, 'table' | 'rowId' | 'accountId'>): string {
  if (table === 'review') return `/reviews/${rowId}`;
  if (accountId === null) return '/today';
  return `/accounts/${accountId}/${isKnown(table) ? tabs[table] : 'history'}`;
}
