import { useNavigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { JoinForm } from './join-form.tsx';
import classes from './joining.module.css';

/** From a local portfolio, or from another workspace: join one more (sync.md 2.3). */
export function JoinPage(): ReactNode {
  const { t } = useTranslation('joining');
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <Page>
      <PageHeader title={t('page')} />
      <p className={classes['lead']}>{t('lead')}</p>
      <JoinForm
        onBack={() => router.history.back()}
        onJoined={({ all }) => void navigate({ to: all.some(({ kind }) => kind === 'local') ? '/copy' : '/today' })}
      />
    </Page>
  );
}
