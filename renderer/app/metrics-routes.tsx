import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { metricParams, metricsSearch } from '#renderer/features/metrics/metrics-search.ts';
import { parent } from './root-route.tsx';

/** J: the numbers of the portfolio, one metric, its cohorts, and what clients say beside how they were looked after. */
export const metricsRoutes = [
  createRoute({
    ...parent,
    path: '/metrics',
    validateSearch: metricsSearch,
    component: lazyRouteComponent(() => import('#renderer/features/metrics/numbers-page.tsx'), 'NumbersPage'),
  }),
  createRoute({
    ...parent,
    path: '/metrics/cohorts',
    validateSearch: metricsSearch,
    component: lazyRouteComponent(() => import('#renderer/features/metrics/cohorts-page.tsx'), 'CohortsPage'),
  }),
  createRoute({
    ...parent,
    path: '/metrics/nps-and-contacts',
    validateSearch: metricsSearch,
    component: lazyRouteComponent(() => import('#renderer/features/metrics/voices-page.tsx'), 'VoicesPage'),
  }),
  createRoute({
    ...parent,
    path: '/metrics/$metric',
    validateSearch: metricsSearch,
    params: {
      // A metric that this version does not know: the list of those it does.
      parse: (given: Record<'metric', string>) => {
        const known = metricParams.safeParse(given);
        if (!known.success) throw redirect({ to: '/metrics' });
        return known.data;
      },
      stringify: ({ metric }: { metric: string }) => ({ metric }),
    },
    component: lazyRouteComponent(() => import('#renderer/features/metrics/metric-page.tsx'), 'MetricPage'),
  }),
] as const;
