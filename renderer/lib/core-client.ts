import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { WindowBridge } from '#shared/contract/host.ts';
import type { Contract } from '#shared/contract/index.ts';
import { CoreConnection } from './core-connection.ts';

declare global {
  interface Window {
    /** The window calls of the preload. */
    readonly ongoing: WindowBridge;
  }
}

const connection = new CoreConnection();

window.addEventListener('message', ({ source, data, ports }: MessageEvent<{ type?: unknown } | null>) => {
  const [port] = ports;
  // Only the preload of this very window hands over ports.
  if (source === window && data?.type === 'core-port' && port !== undefined) connection.accept(port);
});
window.ongoing.connect();

/** Calls core directly; a call that was under way when core ended fails with `CoreRestartedError`. */
export const coreClient: ContractRouterClient<Contract> = createORPCClient(connection);

/** The same calls as options for TanStack Query. */
export const core = createTanstackQueryUtils(coreClient);

/** Calls back when a restarted core is there: everything on screen has to be read again. Returns how to stop. */
export function onReconnect(listener: () => void): () => void {
  return connection.onReconnect(listener);
}
