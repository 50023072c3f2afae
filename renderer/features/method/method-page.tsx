import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { methodSections } from './method-sections.ts';
import linkTab from '#renderer/components/link-tab.module.css';
import classes from './method.module.css';

/** How this workspace works the method (B, C, D, K, L): one part a tab, each an address of its own. */
export function MethodPage(): ReactNode {
  const { t } = useTranslation(['method', 'settings']);
  return (
    <Page>
      <PageHeader
        title={t('method:page')}
        path={[
          <Link key="settings" to="/settings">
            {t('settings:page')}
          </Link>,
        ]}
      />
      <nav className={classes['tabs']} aria-label={t('method:sections.label')}>
        {methodSections.map(({ path, label }) => (
          <Link key={path} to={path} className={linkTab['tab'] ?? ''} activeProps={{ 'aria-current': 'page' }}>
            {t(`method:${label}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Page>
  );
}
