import type { SearchHit } from '#shared/contract/system.ts';
import { router } from './router.tsx';

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

/** Opens what was found on the page where it can be read and changed. */
export function openSearchHit({ table, rowId, accountId }: Pick<SearchHit, 'table' | 'rowId' | 'accountId'>): void {
  if (table === 'review') {
    void router.navigate({ to: '/reviews/$reviewId', params: { reviewId: rowId } });
  } else if (accountId === null) {
    void router.navigate({ to: '/today' });
  } else {
    const tab = isKnown(table) ? tabs[table] : 'history';
    void router.navigate({ to: `/accounts/$accountId/${tab}`, params: { accountId } });
  }
}
