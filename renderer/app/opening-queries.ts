import { core } from '#renderer/lib/core-client.ts';
import { queryClient, reads } from '#renderer/lib/query-client.ts';

/** How this laptop shows the app: language, scheme, density. */
export const deviceQuery = () => core.settings.device.queryOptions();

/** Which workspace is open, or why none is. */
export const statusQuery = () => core.workspaces.status.queryOptions({ meta: reads('workspace') });

/** Who uses the open workspace; without one the answer does not count. */
export const meQuery = () => core.system.me.queryOptions({ meta: reads('workspace', 'member', 'team') });

/** What the window's frame needs, asked together and before any data of a page: core answers these at once. */
export async function askForOpening(): Promise<void> {
  await Promise.all([
    queryClient.prefetchQuery(statusQuery()),
    queryClient.prefetchQuery(meQuery()),
    queryClient.prefetchQuery(deviceQuery()),
  ]);
}
