import type { ReactNode } from 'react';
import { AccountPage } from '#renderer/features/account/account-page.tsx';
import { DossierMenuItem } from '#renderer/features/dossier/dossier-menu-item.tsx';
import { AccountAway } from '#renderer/features/sync/account-away.tsx';
import { AccountSyncLine } from '#renderer/features/sync/account-sync-line.tsx';

/** A page about one account, and what is said while it is still coming or after it left this device. */
export function AccountRoute(): ReactNode {
  return (
    <AccountPage
      away={(accountId) => <AccountAway accountId={accountId} />}
      above={(accountId) => <AccountSyncLine accountId={accountId} />}
      menu={(accountId) => <DossierMenuItem accountId={accountId} />}
    />
  );
}
