import type { FastifyInstance } from 'fastify';
import { isOpen } from '../auth/device-sessions.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import { sessionOf } from './authentication.ts';
import { perMinute } from './rate-limits.ts';
import type { Listener, WakeHub } from './wake-hub.ts';
import type { Storage } from '../storage/storage.ts';

const HEARTBEAT_MS = 25_000;
/** A stream ends after an hour, and the device comes back: so balancers and dead peers are shed. */
const LONGEST_MS = 60 * 60_000;

/** Head and access version of each listening member, read after a commit. */
export const wakeUpsOf =
  (storage: Storage): ConstructorParameters<typeof WakeHub>[0] =>
  (workspaceId, listeners) =>
    storage.transaction('snapshot', async (tx) => {
      const workspace = await tx.workspaces.find(workspaceId);
      const news = new Map<string, { head: number; accessVer: number }>();
      if (!workspace) return news;
      for (const memberId of new Set(listeners.map((listener) => listener.memberId))) {
        const access = await tx.access.member(workspaceId, memberId);
        if (access?.active) news.set(memberId, { head: workspace.head, accessVer: access.ver });
      }
      return news;
    });

/**
 * `GET /v1/events` (sync.md 2.16): says that there is something new, never what. Each heartbeat asks for the session, so
 * that one that another server ended loses its stream too.
 */
export const eventRoutes = async (app: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  app.get('/v1/events', { config: perMinute(env.limits.others), schema: { tags: ['sync'] } }, (request, reply) => {
    const { workspaceId, memberId, deviceId, sessionId } = sessionOf(request);
    if (env.wake.size >= env.limits.streams) throw new ServerRefusal('busy', 'too many streams', 60);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write(': here\n\n');
    const listener: Listener = {
      workspaceId,
      memberId,
      deviceId,
      send: (wakeUp) => raw.write(`data: ${JSON.stringify(wakeUp)}\n\n`),
      close: () => raw.end(),
    };
    const beat = setInterval(() => {
      raw.write(': beat\n\n');
      isOpen(env.storage.kysely<IdentityTables>(), sessionId).then(
        (goesOn) => goesOn || raw.end(),
        // A database that is away decides nothing; the next beat asks again.
        () => undefined,
      );
    }, HEARTBEAT_MS);
    const end = setTimeout(() => raw.end(), LONGEST_MS);
    raw.on('close', () => {
      clearInterval(beat);
      clearTimeout(end);
      env.wake.remove(listener);
    });
    env.wake.add(listener);
    // What was committed between the last pull and this stream.
    env.wake.woken(workspaceId);
  });
};
