import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Section } from '#renderer/components/page.tsx';
import { useSession } from '#renderer/lib/session.ts';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CaptureSection } from './capture-section.tsx';
import { DataSection } from './data-section.tsx';
import { HolidaysSection } from './holidays-section.tsx';
import { LogoSection } from './logo-section.tsx';
import classes from './settings.module.css';
import { RecoverySection } from './recovery-section.tsx';
import { SharingSection } from './sharing-section.tsx';
import { WorkspaceForm } from './workspace-form.tsx';

export function SettingsPage(): ReactNode {
  const { t } = useTranslation(['settings', 'communication']);
  const { isDemo, protection } = useSession();
  return (
    <Page>
      <PageHeader title={t('page')} />
      <div className={classes['columns']}>
        <div>
          <Section title={t('appearance.title')}>
            <AppearanceSection />
          </Section>
          <Section title={t('communication:capture.section')}>
            <CaptureSection />
          </Section>
          <Section title={t('data.title')}>
            <DataSection />
          </Section>
          <Section title={t('sharing.title')}>
            <SharingSection />
          </Section>
          {!isDemo && protection !== 'none' && (
            <Section title={t('recovery.title')}>
              <RecoverySection />
            </Section>
          )}
          <Section title={t('about.title')}>
            <AboutSection />
          </Section>
        </div>
        <div>
          <Section title={t('workspace.title')}>
            <WorkspaceForm />
          </Section>
          <Section title={t('logo.title')}>
            <LogoSection />
          </Section>
          <Section title={t('holidays.title')}>
            <HolidaysSection />
          </Section>
        </div>
      </div>
    </Page>
  );
}
