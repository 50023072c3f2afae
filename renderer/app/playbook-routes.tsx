import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { alertsSearch } from '#renderer/features/playbooks/alerts/alerts-search.ts';
import { parent } from './root-route.tsx';

/** One playbook, with its steps. */
export const playbookRoute = createRoute({
  ...parent,
  path: '/playbooks/$playbookId',
  component: lazyRouteComponent(() => import('#renderer/features/playbooks/library/playbook-page.tsx'), 'PlaybookPage'),
});
const communication = createRoute({
  ...parent,
  id: 'communication',
  component: lazyRouteComponent(() => import('./playbook-pages.tsx'), 'PlaybookPages'),
});
const inCommunication = { getParentRoute: () => communication };
const communicationPages = [
  createRoute({
    ...inCommunication,
    path: '/playbooks',
    beforeLoad: () => {
      throw redirect({ to: '/playbooks/alerts' });
    },
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/alerts',
    validateSearch: alertsSearch,
    component: lazyRouteComponent(() => import('#renderer/features/playbooks/alerts/alerts-page.tsx'), 'AlertsPage'),
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/library',
    component: lazyRouteComponent(() => import('#renderer/features/playbooks/library/library-page.tsx'), 'LibraryPage'),
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/triggers',
    component: lazyRouteComponent(
      () => import('#renderer/features/playbooks/triggers/triggers-page.tsx'),
      'TriggersPage',
    ),
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/campaigns',
    component: lazyRouteComponent(
      () => import('#renderer/features/playbooks/campaigns/campaigns-page.tsx'),
      'CampaignsPage',
    ),
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/sends',
    component: lazyRouteComponent(() => import('#renderer/features/communication/sends-page.tsx'), 'SendsPage'),
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/contents',
    component: lazyRouteComponent(() => import('#renderer/features/communication/contents-page.tsx'), 'ContentsPage'),
  }),
  createRoute({
    ...inCommunication,
    path: '/playbooks/tracks',
    component: lazyRouteComponent(() => import('#renderer/features/communication/tracks-page.tsx'), 'TracksPage'),
  }),
] as const;

/** Alerts, playbooks, triggers, campaigns and what is sent. */
export const playbookRoutes = communication.addChildren(communicationPages);
