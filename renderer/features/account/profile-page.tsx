import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { accountQueries } from './account-queries.ts';
import classes from './account.module.css';
import { Documents } from './documents.tsx';
import { ExternalFactors } from './external-factors.tsx';
import { HandOverSection } from './hand-over.tsx';
import { KnowClient } from './know-client.tsx';
import { Notes } from './notes.tsx';
import { ProfileFacts } from './profile-facts.tsx';

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
            <KnowClient profile={data} />
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
