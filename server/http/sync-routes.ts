import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { fieldHistoryReply, fieldHistoryRequest } from '#shared/contract/server/field-history.ts';
import { type HelloRequest, helloRequest, LIMITS, pullRequest, pushRequest, verifyRequest } from '#shared/sync/wire.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import { hello } from '../sync/hello.ts';
import { history } from '../sync/history.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import { verify } from '../sync/verify.ts';
import { sessionOf } from './authentication.ts';
import { perMinute } from './rate-limits.ts';

/** What JSON adds around a full push: names of fields, tokens. */
const PUSH_BODY = LIMITS.pushBytes + 64 * 1024;

function* withLineEnds(lines: readonly string[]) {
  for (const line of lines) yield `${line}\n`;
}

/** The system names a laptop; what no database keeps must not keep it from syncing. */
const storableDevice = ({ id, name, os }: HelloRequest['device']): HelloRequest['device'] => {
  const clean = (text: string) => text.toWellFormed().replaceAll(/\p{Cc}/gu, ' ');
  return { id, name: clean(name), os: clean(os) };
};

/** The protocol of sync.md 2.18 over HTTP: the handlers know nothing of it. */
export const syncRoutes = async (instance: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { limits } = env;
  const tags = ['sync'];
  let bootstraps = 0;

  app.post('/v1/sync/hello', { config: perMinute(limits.others), schema: { tags, body: helloRequest } }, (request) =>
    hello(env, sessionOf(request), { ...request.body, device: storableDevice(request.body.device) }),
  );
  app.post(
    '/v1/sync/push',
    { config: { ...perMinute(limits.pushes), bodyBytes: PUSH_BODY }, schema: { tags, body: pushRequest } },
    (request) => push(env, sessionOf(request), request.body),
  );
  app.post(
    '/v1/sync/pull',
    { config: perMinute(limits.pulls), schema: { tags, body: pullRequest } },
    async (request, reply) => {
      const fills = request.body.boot.length > 0;
      if (fills && bootstraps >= limits.bootstraps) {
        throw new ServerRefusal('busy', 'first syncs of others are under way', 2);
      }
      if (fills) bootstraps += 1;
      try {
        const lines = await pull(env, sessionOf(request), request.body);
        return reply.type('application/x-ndjson').send(Readable.from(withLineEnds(lines)));
      } finally {
        if (fills) bootstraps -= 1;
      }
    },
  );
  app.post('/v1/sync/verify', { config: perMinute(limits.others), schema: { tags, body: verifyRequest } }, (request) =>
    verify(env, sessionOf(request), request.body),
  );
  app.post(
    '/v1/sync/history',
    {
      config: perMinute(limits.others),
      schema: { tags, body: fieldHistoryRequest, response: { 200: fieldHistoryReply } },
    },
    (request) => history(env, sessionOf(request), request.body),
  );
};
