import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { activationSearch } from '#renderer/features/activation/activation-search.ts';
import { planSearch } from '#renderer/features/plan/plan-search.ts';
import { parent } from './root-route.tsx';

const account = createRoute({
  ...parent,
  path: '/accounts/$accountId',
  component: lazyRouteComponent(() => import('./account-route.tsx'), 'AccountRoute'),
});
const inAccount = { getParentRoute: () => account };
const accountTabs = [
  createRoute({
    ...inAccount,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/accounts/$accountId/summary', params });
    },
  }),
  createRoute({
    ...inAccount,
    path: '/summary',
    component: lazyRouteComponent(() => import('./account-summary-page.tsx'), 'AccountSummaryPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/profile',
    component: lazyRouteComponent(() => import('#renderer/features/account/profile-page.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...inAccount,
    path: '/plan',
    validateSearch: planSearch,
    component: lazyRouteComponent(() => import('./account-plan-page.tsx'), 'AccountPlanPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/activation',
    validateSearch: activationSearch,
    component: lazyRouteComponent(() => import('./account-activation-page.tsx'), 'AccountActivationPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/reviews',
    component: lazyRouteComponent(() => import('#renderer/features/reviews/account-reviews.tsx'), 'AccountReviews'),
  }),
  createRoute({
    ...inAccount,
    path: '/interactions',
    component: lazyRouteComponent(() => import('./account-interactions-page.tsx'), 'AccountInteractionsPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/usage',
    component: lazyRouteComponent(() => import('./account-usage-page.tsx'), 'AccountUsagePage'),
  }),
  createRoute({
    ...inAccount,
    path: '/health',
    component: lazyRouteComponent(() => import('#renderer/features/health/health-page.tsx'), 'HealthPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/contacts',
    component: lazyRouteComponent(() => import('#renderer/features/contacts/contacts-page.tsx'), 'ContactsPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/contracts',
    component: lazyRouteComponent(() => import('./account-contracts-page.tsx'), 'AccountContractsPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/cases',
    component: lazyRouteComponent(() => import('#renderer/features/cases/cases-page.tsx'), 'CasesPage'),
  }),
  createRoute({
    ...inAccount,
    path: '/history',
    component: lazyRouteComponent(() => import('./account-history-page.tsx'), 'AccountHistoryPage'),
  }),
] as const;

/** One client, a tab an address. */
export const accountRoutes = account.addChildren(accountTabs);
