import type { ReactNode } from 'react';
import { ContractsPage } from '#renderer/features/contracts/contracts-page.tsx';
import { AccountOpportunities } from '#renderer/features/opportunities/account-opportunities.tsx';

/** What the client has (A4) and could have (L1), on one page. */
export function AccountContractsPage(): ReactNode {
  return (
    <>
      <ContractsPage />
      <AccountOpportunities />
    </>
  );
}
