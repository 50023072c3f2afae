import type { ReactNode } from 'react';
import { HistoryPage } from '#renderer/features/account/history-page.tsx';
import { FeelingHistory } from '#renderer/features/feelings/feeling-history.tsx';

/** Two features on one tab: features never import each other, the route composes. */
export function AccountHistoryPage(): ReactNode {
  return <HistoryPage feelings={(accountId) => <FeelingHistory accountId={accountId} />} />;
}
