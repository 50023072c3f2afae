import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { ServerRefusal } from '../refusal.ts';
import { guardLimits, type GuardLimits } from '../auth/login-guard.ts';

/** Limits of sync.md 2.17; tests and simulations of many devices raise them. */
export interface ServerLimits {
  /** A minute and device. */
  pushes: number;
  pulls: number;
  others: number;
  /** A minute and address, of requests without a session. */
  anonymous: number;
  /** First syncs at once in this process. */
  bootstraps: number;
  /** Event streams at once in this process; one a device. */
  streams: number;
  login: GuardLimits;
  /** Milliseconds in which a whole request has to arrive. */
  requestMs: number;
  /** Milliseconds that this process may run behind before it says that it is busy. */
  behindMs: number;
}

export const serverLimits: ServerLimits = {
  pushes: 60,
  pulls: 120,
  others: 240,
  anonymous: 60,
  bootstraps: 8,
  streams: 20_000,
  login: guardLimits,
  requestMs: 30_000,
  behindMs: 2_000,
};

export const registerRateLimits = async (app: FastifyInstance): Promise<void> => {
  await app.register(rateLimit, {
    global: false,
    cache: 50_000,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      new ServerRefusal('too_many_requests', 'rate limit', Math.ceil(ttl / 1000)),
  });
};

const MINUTE = 60_000;

/** Per device where there is a session, else per address. */
export const perMinute = (max: number): { rateLimit: RateLimitOptions } => ({
  rateLimit: {
    max,
    timeWindow: MINUTE,
    hook: 'onRequest',
    keyGenerator: (request) => request.device?.deviceId ?? request.ip,
  },
});
