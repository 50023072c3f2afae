import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { accountQueries } from './account-queries.ts';
import { TouchModelField } from './touch-model-choice.tsx';

/** B1, B2: the touch model of an account, chosen with both definitions in sight and saved at once. */
export function TouchModelSection({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('account');
  const profile = useQuery(accountQueries.profile(accountId));
  const choices = useQuery(accountQueries.choices());
  async function save(id: string): Promise<void> {
    try {
      await coreClient.accounts.update({ id: accountId, patch: { touchModelId: id || null } });
      showUndo(t('form.saved'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <QueryView query={profile} where={t('failed')}>
      {({ account }) => {
        const segment = choices.data?.segments.find(({ id }) => id === account.segmentId);
        const models = choices.data?.touchModels ?? [];
        const inherited =
          models.find(({ id }) => id === segment?.touchModelId) ?? models.find(({ key }) => key === 'mid') ?? null;
        return (
          <TouchModelField
            models={models}
            value={account.touchModelId ?? ''}
            onChange={(id) => void save(id)}
            inherited={inherited}
            hasSegment={segment !== undefined}
          />
        );
      }}
    </QueryView>
  );
}
