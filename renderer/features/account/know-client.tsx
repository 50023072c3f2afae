import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountProfile } from '#shared/contract/accounts.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { ProfileChoices } from './profile-choices.tsx';

const texts = ['needs', 'preferences', 'communicationStyle', 'vocabulary'] as const;
const columns = {
  needs: 'needs',
  preferences: 'preferences',
  communicationStyle: 'communication_style',
  vocabulary: 'vocabulary',
} as const;
const labels = {
  needs: 'profile.needs',
  preferences: 'profile.preferences',
  communicationStyle: 'profile.style',
  vocabulary: 'profile.vocabulary',
} as const;

interface Props {
  profile: Pick<AccountProfile, 'account'>;
  /** Where the page has named it already. */
  title?: string;
}

/** A2: who the client is and why they stay; long texts save themselves. */
export function KnowClient({ profile: { account }, title }: Props): ReactNode {
  const { t } = useTranslation('account');
  const { id } = account;
  const save = (patch: Partial<typeof account>) => coreClient.accounts.update({ id, patch });
  return (
    <Section title={title ?? t('profile.know')}>
      {texts.map((field) => (
        <AutosaveTextarea
          key={field}
          label={t(labels[field])}
          value={account[field] ?? ''}
          minRows={2}
          draftKey={`account:${id}:${field}`}
          field={{ table: 'account', id, field: columns[field] }}
          onSave={(text) => save({ [field]: text.trim() === '' ? null : text })}
          {...(field === 'vocabulary' ? { description: t('profile.vocabularyHint') } : {})}
        />
      ))}
      <ProfileChoices account={account} />
      <AutosaveTextarea
        label={t('profile.stayNote')}
        value={account.stayNote ?? ''}
        minRows={2}
        draftKey={`account:${id}:stayNote`}
        field={{ table: 'account', id, field: 'stay_note' }}
        onSave={(text) => save({ stayNote: text.trim() === '' ? null : text })}
      />
    </Section>
  );
}
