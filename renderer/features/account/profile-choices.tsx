import { Group, MultiSelect, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { channels, stayReasons, turnoverLevels } from '#shared/domain/vocabulary.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';

const clientChannels = channels.filter((channel) => channel !== 'internal_note');

/** A2: what is chosen and not written; each choice is saved at once. */
export function ProfileChoices({ account }: { account: Account }): ReactNode {
  const { t } = useTranslation(['account', 'interactions']);
  const save = useMutation({
    mutationFn: (patch: Partial<Account>) => coreClient.accounts.update({ id: account.id, patch }),
    onSuccess: () => showUndo(t('form.saved')),
    onError: showFailure,
  });
  return (
    <>
      <MultiSelect
        label={t('profile.channels')}
        mb="sm"
        data={clientChannels.map((value) => ({ value, label: t(`interactions:channel.${value}`) }))}
        value={account.preferredChannels}
        onChange={(chosen) =>
          save.mutate({ preferredChannels: clientChannels.filter((channel) => chosen.includes(channel)) })
        }
      />
      <Group grow align="start" mb="sm">
        <Select
          label={t('profile.turnover')}
          description={t('profile.turnoverHint')}
          clearable
          placeholder={t('form.none')}
          data={turnoverLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={account.staffTurnover}
          onChange={(value) => save.mutate({ staffTurnover: value })}
        />
        <Select
          label={t('profile.stay')}
          description={'\u00a0'}
          clearable
          placeholder={t('form.none')}
          data={stayReasons.map((value) => ({ value, label: t(`stayReason.${value}`) }))}
          value={account.stayReason}
          onChange={(value) => save.mutate({ stayReason: value })}
        />
      </Group>
    </>
  );
}
