import compress from '@fastify/compress';
import swagger from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ServerEnvironment } from './environment.ts';
import { accountRoutes } from './http/account-routes.ts';
import { adminRoutes } from './http/admin-routes.ts';
import { authRoutes } from './http/auth-routes.ts';
import { requireSession } from './http/authentication.ts';
import { registerErrors } from './http/errors.ts';
import { eventRoutes } from './http/event-routes.ts';
import { fileRoutes } from './http/file-routes.ts';
import { healthRoutes } from './http/health-routes.ts';
import { registerJsonBody } from './http/json-body.ts';
import { Metrics, registerMetrics } from './http/metrics.ts';
import { registerRateLimits } from './http/rate-limits.ts';
import { resetPage } from './http/reset-page.ts';
import { syncRoutes } from './http/sync-routes.ts';

export interface AppOptions {
  /** Null: plain HTTP, on loopback or behind a proxy. */
  tls: { key: string; cert: string } | null;
  /** Addresses of proxies whose `X-Forwarded-For` counts; nobody else's does. */
  trustProxy: string[];
  logger: FastifyBaseLogger;
  metricsToken?: string | undefined;
}

/** The server's HTTP side: routes, limits, errors, compression. It listens where `main.ts` says. */
export const createApp = async (env: ServerEnvironment, options: AppOptions): Promise<FastifyInstance> => {
  const { tls, trustProxy, logger, metricsToken } = options;
  const { requestMs, behindMs } = env.limits;
  // Node cuts off no slow body while the time for the headers is longer than that for the whole request.
  const patience = { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: requestMs / 5 };
  const app = fastify({
    ...(tls ? { https: { ...tls, ...patience, minVersion: 'TLSv1.2' as const } } : { http: patience }),
    loggerInstance: logger,
    // Its own lines would name whole addresses; ours name routes.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy.length > 0 ? trustProxy : false,
    requestTimeout: requestMs,
    keepAliveTimeout: 65_000,
    // Streams are ended by the wake hub; what else is open gets its answer first.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('device', null);
  registerErrors(app);
  registerJsonBody(app);
  const metrics = new Metrics();
  registerMetrics(app, metrics);
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    if (tls || trustProxy.length > 0) void reply.header('strict-transport-security', 'max-age=31536000');
  });
  await app.register(underPressure, { maxEventLoopDelay: behindMs, retryAfter: 5, exposeStatusRoute: false });
  await app.register(compress, {
    encodings: ['zstd', 'gzip'],
    globalDecompression: false,
    threshold: 1024,
    customTypes: /^application\/(json|x-ndjson)/,
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Ongoing server', version: '1' } },
    transform: jsonSchemaTransform,
  });
  await registerRateLimits(app);
  await app.register((scope) => healthRoutes(scope, env, metrics, metricsToken));
  await app.register((scope) => authRoutes(scope, env));
  await app.register((scope) => resetPage(scope, env));
  await app.register(async (scope) => {
    requireSession(scope, env.storage, env.now);
    await accountRoutes(scope, env);
    await adminRoutes(scope, env);
    await syncRoutes(scope, env);
    await eventRoutes(scope, env);
    await scope.register((files) => fileRoutes(files, env));
  });
  app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.addHook('preClose', async () => env.wake.close());
  await app.ready();
  return app;
};
