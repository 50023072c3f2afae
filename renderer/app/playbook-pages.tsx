import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import linkTab from '#renderer/components/link-tab.module.css';
import classes from './playbook-pages.module.css';

/** What acts on many clients (H4, I), each an address of its own; a new one is a line here and a route. */
const places = [
  { path: '/playbooks/alerts', label: 'playbooks:sections.alerts' },
  { path: '/playbooks/library', label: 'playbooks:sections.library' },
  { path: '/playbooks/triggers', label: 'playbooks:sections.triggers' },
  { path: '/playbooks/campaigns', label: 'playbooks:sections.campaigns' },
  { path: '/playbooks/sends', label: 'communication:sends.title' },
  { path: '/playbooks/contents', label: 'communication:contents.title' },
  { path: '/playbooks/tracks', label: 'communication:tracks.title' },
] as const;

/** The frame of Playbooks: alerts, playbooks, triggers, campaigns and communication. */
export function PlaybookPages(): ReactNode {
  const { t } = useTranslation(['playbooks', 'communication']);
  return (
    <Page>
      <PageHeader title={t('playbooks:page')} />
      <nav className={classes['tabs']} aria-label={t('playbooks:sections.label')}>
        {places.map(({ path, label }) => (
          <Link key={path} to={path} className={linkTab['tab'] ?? ''} activeProps={{ 'aria-current': 'page' }}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Page>
  );
}
