import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, type DeviceSession } from '../auth/device-sessions.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { ServerRefusal } from '../refusal.ts';
import type { Storage } from '../storage/storage.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set in every route below `requireSession`. */
    device: DeviceSession | null;
  }
}

const BEARER = /^Bearer ([\w-]{20,100})$/;

/** Bearer tokens only, no cookies: nothing that a web page could ride on. */
export const bearerOf = (request: FastifyRequest): string => {
  const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw new ServerRefusal('signed_out');
  return token;
};

/** Every route of this scope needs a device session; checked before the body is read. */
export const requireSession = (app: FastifyInstance, storage: Storage, now: () => number): void => {
  app.addHook('onRequest', async (request) => {
    request.device = await authenticate(storage.kysely<IdentityTables>(), bearerOf(request), now());
  });
};

export const sessionOf = (request: FastifyRequest): DeviceSession => {
  if (!request.device) throw new ServerRefusal('signed_out');
  return request.device;
};
