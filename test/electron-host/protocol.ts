import type { Protocol } from 'electron';
import { schemeOf, toAppAddress } from './addresses.ts';
import { strict } from './strict.ts';

type Handler = Parameters<Protocol['handle']>[1];

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes): void {
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true || privileges.bypassCSP === true) {
        throw new Error('The stand-in for Electron only serves standard, secure schemes that keep their policy.');
      }
      privileged.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!privileged.has(scheme)) throw new Error(`${scheme}: must be registered as privileged first.`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>);

/** The app's own answer to a page's request; null for an address that no handler serves. */
export async function answerOf(webAddress: string, method: string, headers: HeadersInit): Promise<Response | null> {
  const handler = handlers.get(schemeOf(webAddress) ?? '');
  return handler === undefined ? null : handler(new Request(toAppAddress(webAddress), { method, headers }));
}
