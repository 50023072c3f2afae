import { createHashHistory, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { importSearch } from '#renderer/features/import/import-search.ts';
import { journeySearch } from '#renderer/features/journey/journey-search.ts';
import { PortfolioPage } from '#renderer/features/portfolio/portfolio-page.tsx';
import { portfolioQuery } from '#renderer/lib/account-list-queries.ts';
import { portfolioSearch } from '#renderer/features/portfolio/portfolio-search.ts';
import { toReviewSearch } from '#renderer/features/sync/to-review-search.ts';
import { reviewsSearch } from '#renderer/features/reviews/reviews-search.ts';
import { presentationSearch } from '#renderer/features/studio/presentation/presentation-search.ts';
import { studioSearch } from '#renderer/features/studio/studio-search.ts';
import { TodayPage } from '#renderer/features/today/today-page.tsx';
import { todayQuery } from '#renderer/features/today/today-queries.ts';
import { queryClient } from '#renderer/lib/query-client.ts';
import { accountRoutes } from './account-routes.tsx';
import { methodRoutes } from './method-routes.tsx';
import { metricsRoutes } from './metrics-routes.tsx';
import { playbookRoute, playbookRoutes } from './playbook-routes.tsx';
import { portfolioViews } from './portfolio-routes.tsx';
import { parent, root } from './root-route.tsx';

/*
 * Every page of the app. A page is one route with a lazy import of its feature:
 *   component: TodayPage
 * (only the two pages that the app starts on come with the window itself)
 * and `validateSearch: todaySearch` (a zod schema with .catch defaults) where the URL holds filters.
 * A `loader` only asks for the page's data while its code is still being read; nobody waits for it.
 * Pages that stand together have a file of their own beside this one.
 */
const home = createRoute({
  ...parent,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});
const today = createRoute({
  ...parent,
  path: '/today',
  loader: () => void queryClient.prefetchQuery(todayQuery()),
  component: TodayPage,
});
const portfolio = createRoute({
  ...parent,
  path: '/portfolio',
  validateSearch: portfolioSearch,
  loader: () => void queryClient.prefetchQuery(portfolioQuery()),
  component: PortfolioPage,
});
const journey = createRoute({
  ...parent,
  path: '/journey',
  validateSearch: journeySearch,
  component: lazyRouteComponent(() => import('./portfolio-journey-page.tsx'), 'PortfolioJourneyPage'),
});
const reviews = createRoute({
  ...parent,
  path: '/reviews',
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import('#renderer/features/reviews/reviews-page.tsx'), 'ReviewsPage'),
});
const review = createRoute({
  ...parent,
  path: '/reviews/$reviewId',
  validateSearch: studioSearch,
  component: lazyRouteComponent(() => import('#renderer/features/studio/studio-page.tsx'), 'StudioPage'),
});
const presentation = createRoute({
  ...parent,
  path: '/reviews/$reviewId/present',
  validateSearch: presentationSearch,
  component: lazyRouteComponent(
    () => import('#renderer/features/studio/presentation/presentation-page.tsx'),
    'PresentationPage',
  ),
});
const live = createRoute({
  ...parent,
  path: '/reviews/$reviewId/live',
  component: lazyRouteComponent(() => import('#renderer/features/meeting/live/live-page.tsx'), 'LivePage'),
});
const after = createRoute({
  ...parent,
  path: '/reviews/$reviewId/after',
  component: lazyRouteComponent(() => import('#renderer/features/meeting/after/after-page.tsx'), 'AfterPage'),
});
const importing = createRoute({
  ...parent,
  path: '/import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('#renderer/features/import/import-page.tsx'), 'ImportPage'),
});
const trash = createRoute({
  ...parent,
  path: '/trash',
  component: lazyRouteComponent(() => import('#renderer/features/trash/trash-page.tsx'), 'TrashPage'),
});
const settings = createRoute({
  ...parent,
  path: '/settings',
  component: lazyRouteComponent(() => import('#renderer/features/settings/settings-page.tsx'), 'SettingsPage'),
});
const toReview = createRoute({
  ...parent,
  path: '/sync/review',
  validateSearch: toReviewSearch,
  component: lazyRouteComponent(() => import('#renderer/features/sync/to-review-page.tsx'), 'ToReviewPage'),
});
const join = createRoute({
  ...parent,
  path: '/join',
  component: lazyRouteComponent(() => import('#renderer/features/joining/join-page.tsx'), 'JoinPage'),
});
const copy = createRoute({
  ...parent,
  path: '/copy',
  component: lazyRouteComponent(() => import('#renderer/features/joining/copy-page.tsx'), 'CopyPage'),
});
const access = createRoute({
  ...parent,
  path: '/access',
  component: lazyRouteComponent(() => import('#renderer/features/joining/access-page.tsx'), 'AccessPage'),
});
const people = createRoute({
  ...parent,
  path: '/people',
  component: lazyRouteComponent(() => import('#renderer/features/people/people-page.tsx'), 'PeoplePage'),
});

const tree = root.addChildren([
  home,
  today,
  portfolio,
  ...portfolioViews,
  journey,
  reviews,
  review,
  presentation,
  live,
  after,
  importing,
  trash,
  settings,
  toReview,
  join,
  copy,
  access,
  people,
  playbookRoute,
  playbookRoutes,
  ...metricsRoutes,
  methodRoutes,
  accountRoutes,
]);

export const router = createRouter({ routeTree: tree, history: createHashHistory(), defaultPreload: false });

// Before anything is on the screen: the first page comes together while the workspace is still being opened.
void router.load();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
