import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountProfile } from '#shared/contract/accounts.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { Documents } from './documents.tsx';
import { ExternalFactors } from './external-factors.tsx';
import { HandOverSection } from './hand-over.tsx';
import { Notes } from './notes.tsx';
import { ProfileChoices } from './profile-choices.tsx';
import { ProfileFacts } from './profile-facts.tsx';

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

/** A1, A2, A5: who the client is, why they stay, what sales promised; long texts save themselves. */
export function ProfilePage(): ReactNode {
  const { t } = useTranslation('account');
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const profile = useQuery(accountQueries.profile(id));
  return (
    <QueryView query={profile} where={t('failed')}>
      {(data) => (
        <div className={classes['aside']}>
          <div>
            <Know profile={data} />
            <HandOverSection accountId={id} />
            <Notes accountId={id} />
          </div>
          <div>
            <ProfileFacts profile={data} />
            <ExternalFactors accountId={id} factors={data.factors} />
            <Section title={t('profile.documents')}>
              <Documents owner={{ accountId: id, ownerTable: 'account', ownerId: id }} />
            </Section>
          </div>
        </div>
      )}
    </QueryView>
  );
}

function Know({ profile: { account } }: { profile: AccountProfile }): ReactNode {
  const { t } = useTranslation('account');
  const { id } = account;
  const save = (patch: Partial<typeof account>) => coreClient.accounts.update({ id, patch });
  return (
    <Section title={t('profile.know')}>
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
