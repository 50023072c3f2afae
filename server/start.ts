import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import { v7 } from 'uuid';
import { prepareFirstStart } from './admin/first-start.ts';
import { createApp } from './app.ts';
import { endIdleSessions } from './auth/device-sessions.ts';
import { type IdentityTables, migrateIdentity } from './auth/identity-tables.ts';
import { forgetAttempts } from './auth/login-guard.ts';
import { openSignInSecrets, SIGN_IN_SECRET } from './auth/sign-in-secrets.ts';
import { migratePeople, People, type PeopleOptions } from './auth/people.ts';
import type { Reach, ServerEnvironment } from './environment.ts';
import { openCertificate } from './http/certificate.ts';
import { wakeUpsOf } from './http/event-routes.ts';
import { createMailer } from './http/mailer.ts';
import { PostgresRelay } from './http/postgres-relay.ts';
import { type ServerLimits, serverLimits } from './http/rate-limits.ts';
import { WakeHub } from './http/wake-hub.ts';
import { openFolder, openStorage } from './open-storage.ts';
import type { ServerOptions } from './options.ts';
import { addressOf } from './public-address.ts';
import { finishErasures } from './sync/erasure.ts';
import { tidy } from './sync/upkeep.ts';

const UPKEEP_MS = 60 * 60_000;
/** A stop waits no longer than this for requests under way. */
const STOP_MS = 10_000;

export interface RunningServer {
  app: FastifyInstance;
  env: ServerEnvironment;
  reach: Reach;
  /** Code for the first admin; null once somebody has joined. */
  firstInvitation: string | null;
  /** Ends requests under way, streams and the database, in this order. */
  close(): Promise<void>;
}

export interface StartExtras {
  logger?: Logger;
  limits?: Partial<ServerLimits>;
  metricsToken?: string | undefined;
}

/** Lines say what was done and how long it took, never what somebody wrote. */
export const createLogger = (level: string): Logger =>
  pino({ level, redact: ['req.headers.authorization', 'headers.authorization'] });

/** Starts a server on its database; `main.ts` says on the console where it is. */
export const startServer = async (options: ServerOptions, extras: StartExtras = {}): Promise<RunningServer> => {
  const logger = extras.logger ?? createLogger(options.logLevel);
  const onFailure = (error: Error) => logger.warn({ fault: error.name, code: (error as { code?: string }).code });
  openFolder(options.dataFolder);
  const secrets = openSignInSecrets(join(options.dataFolder, SIGN_IN_SECRET));
  const names = options.host === '0.0.0.0' || options.host === '::' ? [] : [options.host];
  const certificate = options.plain ? null : await openCertificate(options.dataFolder, options.tls, names, Date.now());
  const storage = await openStorage(options.dataFolder, options.databaseUrl, onFailure);
  const people: Omit<PeopleOptions, 'kysely'> = {
    kind: storage.kind,
    secrets,
    address: options.publicAddress ?? 'https://localhost',
  };
  await migrateIdentity(storage, (identity) => migratePeople({ ...people, kysely: identity }));

  const wake = new WakeHub(wakeUpsOf(storage));
  const reach: Reach = {
    address: options.publicAddress ?? '',
    fingerprint: options.tls ? null : (certificate?.fingerprint ?? null),
  };
  const env: ServerEnvironment = {
    storage,
    now: () => Date.now(),
    newId: () => v7(),
    committed: ({ workspaceId }) => wake.committed(workspaceId),
    people: new People({ ...people, kysely: storage.kysely() }),
    reach: () => reach,
    mailer: options.smtpUrl ? createMailer(options.smtpUrl, options.mailFrom ?? 'ongoing@localhost', onFailure) : null,
    wake,
    limits: { ...serverLimits, ...extras.limits },
  };
  const app = await createApp(env, {
    tls: certificate,
    trustProxy: options.trustProxy,
    logger,
    metricsToken: extras.metricsToken,
  });
  const relay = options.databaseUrl ? new PostgresRelay(options.databaseUrl, storage, wake, onFailure) : null;
  await relay?.open();
  const upkeep = setInterval(() => void keepUp(env).catch(onFailure), UPKEEP_MS);
  const close = async () => {
    clearInterval(upkeep);
    await closeGently(app);
    await relay?.close();
    await storage.close();
  };
  try {
    // One that cannot end now is tried again each hour; the server is there for everybody else.
    await finishAllErasures(env).catch(onFailure);
    await app.listen({ host: options.host, port: options.port });
    const listening = app.server.address();
    if (listening !== null && typeof listening === 'object') reach.address = addressOf(options, listening);
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const firstInvitation = await prepareFirstStart(env, { name: options.workspaceName, timeZone });
    return { app, env, reach, firstInvitation, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Answers what is under way, for a while; connections that only wait for a next request do not hold it up. */
const closeGently = async (app: FastifyInstance): Promise<void> => {
  const idle = setInterval(() => app.server.closeIdleConnections(), 100);
  const late = setTimeout(() => app.server.closeAllConnections(), STOP_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(late);
  }
};

const keepUp = async (env: ServerEnvironment): Promise<void> => {
  const identity = env.storage.kysely<IdentityTables>();
  await endIdleSessions(identity, env.now());
  await forgetAttempts(identity, env.now());
  const workspaces = await env.storage.transaction('snapshot', (tx) => tx.workspaces.ids());
  for (const workspaceId of workspaces) await tidy(env, workspaceId);
  await finishAllErasures(env);
};

/** What a server that stopped had begun to erase. */
const finishAllErasures = async (env: ServerEnvironment): Promise<void> => {
  const workspaces = await env.storage.transaction('snapshot', (tx) => tx.workspaces.ids());
  for (const workspaceId of workspaces) await finishErasures(env, workspaceId);
};
