import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  done,
  invitationAnswer,
  invitationQuestion,
  joinRequest,
  refreshRequest,
  resetMailRequest,
  resetRequest,
  sessionTokens,
  signedIn,
  signInRequest,
} from '#shared/contract/server/sign-in.ts';
import { requestResetMail, resetPassword } from '../auth/account-service.ts';
import { describeInvitation, join } from '../auth/join-service.ts';
import { beforeAttempt } from '../auth/login-guard.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { refresh } from '../auth/session-service.ts';
import { signIn } from '../auth/sign-in-service.ts';
import type { ServerEnvironment } from '../environment.ts';
import { perMinute } from './rate-limits.ts';

const DONE = { done: true } as const;

/** Routes for who has no session yet: invitation, join, sign-in, refresh, password reset. */
export const authRoutes = async (instance: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = perMinute(env.limits.anonymous);
  const tags = ['sign-in'];
  app.post(
    '/v1/auth/invitation',
    { config, schema: { tags, body: invitationQuestion, response: { 200: invitationAnswer } } },
    (request) => describeInvitation(env, request.body.secret),
  );
  app.post('/v1/auth/join', { config, schema: { tags, body: joinRequest, response: { 200: signedIn } } }, (request) =>
    join(env, request.body, request.ip),
  );
  app.post(
    '/v1/auth/sign-in',
    { config, schema: { tags, body: signInRequest, response: { 200: signedIn } } },
    (request) => signIn(env, request.body, request.ip),
  );
  app.post(
    '/v1/auth/refresh',
    { config, schema: { tags, body: refreshRequest, response: { 200: sessionTokens } } },
    (request) => refresh(env, request.body.refreshToken),
  );
  app.post(
    '/v1/auth/reset/request',
    { config, schema: { tags, body: resetMailRequest, response: { 200: done } } },
    async (request) => {
      await beforeAttempt(
        env.storage.kysely<IdentityTables>(),
        request.body.email,
        request.ip,
        env.now(),
        env.limits.login,
      );
      requestResetMail(env, request.body.email);
      return DONE;
    },
  );
  app.post(
    '/v1/auth/reset',
    { config, schema: { tags, body: resetRequest, response: { 200: done } } },
    async (request) => {
      await beforeAttempt(env.storage.kysely<IdentityTables>(), '', request.ip, env.now(), env.limits.login);
      await resetPassword(env, request.body);
      return DONE;
    },
  );
};
