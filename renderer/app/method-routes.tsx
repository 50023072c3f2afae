import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { programmeSearch } from '#renderer/features/programme/programme-search.ts';
import { parent } from './root-route.tsx';

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
    path: '/checklist',
    component: lazyRouteComponent(() => import('#renderer/features/method/topics-page.tsx'), 'TopicsPage'),
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

/** How the workspace works: one part a tab. */
export const methodRoutes = method.addChildren(methodParts);
