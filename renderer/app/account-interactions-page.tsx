import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccountSends } from '#renderer/features/communication/account-sends.tsx';
import { InteractionsPage } from '#renderer/features/interactions/interactions-page.tsx';

/** The tab "Interações": the log, and the contents that were sent or wait. */
export function AccountInteractionsPage(): ReactNode {
  const { accountId } = useParams({ strict: false });
  return (
    <>
      {accountId && <AccountSends accountId={accountId} />}
      <InteractionsPage />
    </>
  );
}
