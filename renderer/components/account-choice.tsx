import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { core } from '../lib/core-client.ts';
import { reads } from '../lib/query-client.ts';
import { AccountPicker } from './account-picker.tsx';

interface Props {
  onPick(account: { accountId: string; accountName: string }): void;
  onClose(): void;
}

/** Which of all accounts a new record is about. */
export function AccountChoice({ onPick, onClose }: Props): ReactNode {
  const { data: accounts = [] } = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  return (
    <AccountPicker
      accounts={accounts}
      onClose={onClose}
      onPick={(accountId) => {
        onClose();
        onPick({ accountId, accountName: accounts.find(({ id }) => id === accountId)?.name ?? '' });
      }}
    />
  );
}
