import { Tabs } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';

const places = [
  { path: '/playbooks/sends', key: 'sends' },
  { path: '/playbooks/contents', key: 'contents' },
  { path: '/playbooks/tracks', key: 'tracks' },
] as const;

/** The pages of communication (H4), with the way from one to the next. */
export function CommunicationPages(): ReactNode {
  const { t } = useTranslation('communication');
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const here = places.find(({ path }) => pathname === path) ?? places[0];
  return (
    <Page>
      <PageHeader title={t(`${here.key}.title`)} />
      <Tabs value={here.path} mb="md" onChange={(path) => path && void navigate({ to: path })}>
        <Tabs.List>
          {places.map(({ path, key }) => (
            <Tabs.Tab key={path} value={path}>
              {t(`${key}.title`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Outlet />
    </Page>
  );
}
