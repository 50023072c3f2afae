import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deviceList, deviceRevocation } from '#shared/contract/server/devices.ts';
import {
  done,
  newDeviceRequest,
  passwordChange,
  secondFactorCode,
  secondFactorSetup,
  secondFactorStart,
  sessionFacts,
} from '#shared/contract/server/sign-in.ts';
import { listOwnDevices, revokeOwnDevice } from '../admin/device-service.ts';
import { changePassword, confirmSecondFactor, endSecondFactor, startSecondFactor } from '../auth/account-service.ts';
import { readSessionFacts } from '../auth/session-facts.ts';
import { becomeDevice, signOut } from '../auth/session-service.ts';
import type { ServerEnvironment } from '../environment.ts';
import { sessionOf } from './authentication.ts';
import { perMinute } from './rate-limits.ts';

const DONE = { done: true } as const;
export const idParameter = z.object({ id: z.uuid() });

/** Routes of a signed-in person about herself and her devices. */
export const accountRoutes = async (instance: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = perMinute(env.limits.others);
  const tags = ['own account'];
  const asksDone = { 200: done };
  app.get('/v1/session', { config, schema: { tags, response: { 200: sessionFacts } } }, (request) =>
    readSessionFacts(env, sessionOf(request)),
  );
  app.post('/v1/auth/sign-out', { config, schema: { tags, response: asksDone } }, async (request) => {
    await signOut(env, sessionOf(request));
    return DONE;
  });
  app.post(
    '/v1/auth/device',
    { config, schema: { tags, body: newDeviceRequest, response: asksDone } },
    async (request) => {
      await becomeDevice(env, sessionOf(request), request.body.device);
      return DONE;
    },
  );
  app.get('/v1/devices', { config, schema: { tags, response: { 200: deviceList } } }, async (request) => ({
    devices: await listOwnDevices(env, sessionOf(request)),
  }));
  app.post(
    '/v1/devices/:id/revoke',
    { config, schema: { tags, params: idParameter, body: deviceRevocation, response: asksDone } },
    async (request) => {
      await revokeOwnDevice(env, sessionOf(request), request.params.id, request.body.wipe);
      return DONE;
    },
  );
  app.post(
    '/v1/account/password',
    { config, schema: { tags, body: passwordChange, response: asksDone } },
    async (request) => {
      await changePassword(env, sessionOf(request), request.body, request.ip);
      return DONE;
    },
  );
  app.post(
    '/v1/account/second-factor/start',
    { config, schema: { tags, body: secondFactorStart, response: { 200: secondFactorSetup } } },
    (request) => startSecondFactor(env, sessionOf(request), request.body.password, request.ip),
  );
  app.post(
    '/v1/account/second-factor/confirm',
    { config, schema: { tags, body: secondFactorCode, response: asksDone } },
    async (request) => {
      await confirmSecondFactor(env, sessionOf(request), request.body, request.ip);
      return DONE;
    },
  );
  app.post(
    '/v1/account/second-factor/end',
    { config, schema: { tags, body: secondFactorCode, response: asksDone } },
    async (request) => {
      await endSecondFactor(env, sessionOf(request), request.body, request.ip);
      return DONE;
    },
  );
};
