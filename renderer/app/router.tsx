import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { activationSearch } from '#renderer/features/activation/activation-search.ts';
import { feelingsSearch } from '#renderer/features/health/feelings-search.ts';
import { planSearch } from '#renderer/features/plan/plan-search.ts';
import { importSearch } from '#renderer/features/import/import-search.ts';
import { journeySearch } from '#renderer/features/journey/journey-search.ts';
import { programmeSearch } from '#renderer/features/programme/programme-search.ts';
import { PortfolioPage } from '#renderer/features/portfolio/portfolio-page.tsx';
import { portfolioQuery } from '#renderer/features/portfolio/portfolio-queries.ts';
import { portfolioSearch } from '#renderer/features/portfolio/portfolio-search.ts';
import { toReviewSearch } from '#renderer/features/sync/to-review-search.ts';
import { reviewsSearch } from '#renderer/features/reviews/reviews-search.ts';
import { studioSearch } from '#renderer/features/studio/studio-search.ts';
import { TodayPage } from '#renderer/features/today/today-page.tsx';
import { todayQuery } from '#renderer/features/today/today-queries.ts';
import { chipSearch } from '#renderer/lib/chip-search.ts';
import { queryClient } from '#renderer/lib/query-client.ts';
import { PlaceholderPage } from './placeholder-page.tsx';
import { Shell } from './shell.tsx';

/*
 * Every page of the app. A page is one route with a lazy import of its feature:
 *   component: TodayPage
 * (only the two pages that the app starts on come with the window itself)
 * and `validateSearch: todaySearch` (a zod schema with .catch defaults) where the URL holds filters.
 * A `loader` only asks for the page's data while its code is still being read; nobody waits for it.
 * `PlaceholderPage` stands where a feature has not landed.
 */
const root = createRootRoute({ component: Shell, notFoundComponent: PlaceholderPage });
const parent = { getParentRoute: () => root };

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
const portfolioViews = [
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

const method = createRoute({
  ...parent,
  path: '/method',
  component: lazyRouteComponent(() => import('#renderer/features/method/method-page.tsx'), 'MethodPage'),
});
const inMethod = { getParentRoute: () => method };
const methodParts = [
  createRoute({
    ...inMethod,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/method/touch-models' });
    },
  }),
  createRoute({
    ...inMethod,
    path: '/programme',
    validateSearch: programmeSearch,
    component: lazyRouteComponent(() => import('#renderer/features/programme/programme-page.tsx'), 'ProgrammePage'),
  }),
  createRoute({
    ...inMethod,
    path: '/plan-templates',
    component: lazyRouteComponent(
      () => import('#renderer/features/plan/templates/plan-templates-page.tsx'),
      'PlanTemplatesPage',
    ),
  }),
  createRoute({
    ...inMethod,
    path: '/touch-models',
    component: lazyRouteComponent(() => import('#renderer/features/method/touch-models-page.tsx'), 'TouchModelsPage'),
  }),
  createRoute({
    ...inMethod,
    path: '/segments',
    component: lazyRouteComponent(() => import('#renderer/features/method/segments-page.tsx'), 'SegmentsPage'),
  }),
  createRoute({
    ...inMethod,
    path: '/journeys',
    component: lazyRouteComponent(() => import('#renderer/features/method/journeys-page.tsx'), 'JourneysPage'),
  }),
  createRoute({
    ...inMethod,
    path: '/limits',
    component: lazyRouteComponent(() => import('#renderer/features/method/limits-page.tsx'), 'LimitsPage'),
  }),
  createRoute({
    ...inMethod,
    path: '/health',
    component: lazyRouteComponent(() => import('#renderer/features/health/health-editor-page.tsx'), 'HealthEditorPage'),
  }),
  createRoute({
    ...inMethod,
    path: '/reasons',
    component: lazyRouteComponent(() => import('#renderer/features/advocacy/reasons-page.tsx'), 'ReasonsPage'),
  }),
] as const;

const playbook = createRoute({
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

const tree = root.addChildren([
  home,
  today,
  portfolio,
  ...portfolioViews,
  journey,
  reviews,
  review,
  importing,
  trash,
  settings,
  toReview,
  join,
  copy,
  access,
  people,
  playbook,
  communication.addChildren(communicationPages),
  method.addChildren(methodParts),
  account.addChildren(accountTabs),
]);

export const router = createRouter({ routeTree: tree, history: createHashHistory(), defaultPreload: false });

// Before anything is on the screen: the first page comes together while the workspace is still being opened.
void router.load();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
