import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/query-view.tsx';
import { accountQueries } from './account-queries.ts';
import { KnowClient } from './know-client.tsx';

/** The profile's texts by themselves, for pages that guide through them (C1). */
export function KnowSection({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('account');
  const profile = useQuery(accountQueries.profile(accountId));
  return (
    <QueryView query={profile} where={t('failed')}>
      {(data) => <KnowClient profile={data} title={t('tabs.profile')} />}
    </QueryView>
  );
}
