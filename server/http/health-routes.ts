import type { FastifyInstance } from 'fastify';
import type { ServerEnvironment } from '../environment.ts';
import { isLoopback } from '../options.ts';
import { ServerRefusal } from '../refusal.ts';
import type { Metrics } from './metrics.ts';

/**
 * `GET /v1/health` answers a balancer: 200 while the database answers. `GET /v1/metrics` is for a collector on the same
 * machine, or one that knows the token of `METRICS_TOKEN`; to anybody else it is not there.
 */
export const healthRoutes = async (
  app: FastifyInstance,
  env: ServerEnvironment,
  metrics: Metrics,
  metricsToken: string | undefined,
): Promise<void> => {
  app.get('/v1/health', { schema: { tags: ['health'] } }, async () => {
    try {
      await env.storage.transaction('snapshot', (tx) => tx.workspaces.ids());
    } catch {
      throw new ServerRefusal('busy', 'the database does not answer', 5);
    }
    return { status: 'ok', serverTime: env.now() };
  });
  app.get('/v1/metrics', { schema: { tags: ['health'] } }, async (request, reply) => {
    const known = metricsToken !== undefined && request.headers.authorization === `Bearer ${metricsToken}`;
    if (!known && !isLoopback(request.ip.replace('::ffff:', ''))) throw new ServerRefusal('not_found');
    return reply.type('text/plain; version=0.0.4').send(metrics.text(env.wake.size));
  });
};
