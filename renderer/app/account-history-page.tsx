import type { ReactNode } from 'react';
import { HistoryPage } from '#renderer/features/account/history-page.tsx';
import { AccountCourse } from '#renderer/features/journey/account-course.tsx';
import { AccountFlags } from '#renderer/features/journey/account-flags.tsx';
import { FeelingHistory } from '#renderer/features/feelings/feeling-history.tsx';

/** Several features on one tab: features never import each other, the route composes. */
export function AccountHistoryPage(): ReactNode {
  return (
    <HistoryPage
      feelings={(accountId) => <FeelingHistory accountId={accountId} />}
      journey={(accountId) => <AccountCourse accountId={accountId} />}
      flags={(accountId) => <AccountFlags accountId={accountId} />}
    />
  );
}
