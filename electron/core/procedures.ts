import { implement } from '@orpc/server';
import { contract } from '#shared/contract/index.ts';
import type { Services } from './services.ts';
import type { WorkspaceHost } from './workspaces/workspace-host.ts';

/** What a procedure is given: the services of the open workspace (throws NO_WORKSPACE where none is open, LEASE_OVER). */
export interface CoreContext {
  readonly services: Services;
  readonly host: WorkspaceHost;
}

/** `os.<feature>.<verb>.handler(({ input, context, signal }) => context.services.<feature>…)` */
export const os = implement(contract).$context<CoreContext>();
