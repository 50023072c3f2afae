import type { Protocol } from 'electron';
import type { Request as PageRequest, Route } from 'playwright-core';
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

/** Answers a page's request through the app's own handler; nothing else is reachable. */
export async function answerRequest(route: Route, request: PageRequest): Promise<void> {
  try {
    await answerByHandler(route, request);
  } catch (error) {
    // As in Electron: a handler that fails is a request that fails.
    console.error(error);
    await route.abort('failed').catch(() => undefined);
  }
}

async function answerByHandler(route: Route, request: PageRequest): Promise<void> {
  const handler = handlers.get(schemeOf(request.url()) ?? '');
  if (handler === undefined) return route.abort('blockedbyclient');
  const headers = Object.entries(request.headers()).filter(([name]) => !name.startsWith(':'));
  const response = await handler(
    new Request(toAppAddress(request.url()), { method: request.method(), headers: Object.fromEntries(headers) }),
  );
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
