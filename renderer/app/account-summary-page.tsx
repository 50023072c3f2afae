import type { ReactNode } from 'react';
import { SummaryPage } from '#renderer/features/account/summary-page.tsx';
import { AccountPlaybooks } from '#renderer/features/playbooks/account-playbooks.tsx';

/** The summary with what is at work on the client: features never import each other, the route composes. */
export function AccountSummaryPage(): ReactNode {
  return (
    <>
      <SummaryPage />
      <AccountPlaybooks />
    </>
  );
}
