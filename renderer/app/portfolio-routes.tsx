import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { feelingsSearch } from '#renderer/features/health/feelings-search.ts';
import { chipSearch } from '#renderer/lib/chip-search.ts';
import { parent } from './root-route.tsx';

/** The views of the portfolio beside its list. */
export const portfolioViews = [
  createRoute({
    ...parent,
    path: '/portfolio/feelings',
    validateSearch: feelingsSearch,
    component: lazyRouteComponent(() => import('#renderer/features/health/feelings-page.tsx'), 'FeelingsPage'),
  }),
  createRoute({
    ...parent,
    path: '/portfolio/value',
    component: lazyRouteComponent(() => import('#renderer/features/plan/value/value-page.tsx'), 'ValuePage'),
  }),
  createRoute({
    ...parent,
    path: '/portfolio/renewals',
    validateSearch: chipSearch('lane', 'verdict', 'plan'),
    component: lazyRouteComponent(() => import('#renderer/features/renewals/renewals-page.tsx'), 'RenewalsPage'),
  }),
  createRoute({
    ...parent,
    path: '/portfolio/opportunities',
    validateSearch: chipSearch('status', 'kind', 'origin'),
    component: lazyRouteComponent(
      () => import('#renderer/features/opportunities/opportunities-page.tsx'),
      'OpportunitiesPage',
    ),
  }),
  createRoute({
    ...parent,
    path: '/portfolio/advocacy',
    validateSearch: chipSearch('kind', 'state'),
    component: lazyRouteComponent(() => import('#renderer/features/advocacy/advocacy-page.tsx'), 'AdvocacyPage'),
  }),
] as const;
