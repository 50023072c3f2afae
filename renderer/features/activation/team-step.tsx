import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationView } from '#shared/contract/activation.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';

/** Step 1: who looks after the client; saved at once. */
export function OwnerField({ view: { account } }: { view: ActivationView }): ReactNode {
  const { t } = useTranslation('activation');
  const { members } = useMe();
  async function save(ownerId: string | null): Promise<void> {
    try {
      await coreClient.accounts.update({ id: account.id, patch: { ownerId } });
      showUndo(t('ownerSaved'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <Select
      label={t('owner')}
      placeholder={t('noOwner')}
      w={320}
      mb="md"
      allowDeselect={false}
      data={members.map(({ id, name }) => ({ value: id, label: name }))}
      value={account.ownerId}
      onChange={(id) => void save(id)}
    />
  );
}
