import { createRootRoute } from '@tanstack/react-router';
import { PlaceholderPage } from './placeholder-page.tsx';
import { Shell } from './shell.tsx';

/** What every page stands in. */
export const root = createRootRoute({ component: Shell, notFoundComponent: PlaceholderPage });

/** Spread into a route that stands right below it. */
export const parent = { getParentRoute: () => root };
