import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LIMITS } from '#shared/sync/wire.ts';
import type { ServerEnvironment } from '../environment.ts';
import { fileState, getChunk, putChunk } from '../files/attachment-bytes.ts';
import { ServerRefusal } from '../refusal.ts';
import { idParameter } from './account-routes.ts';
import { sessionOf } from './authentication.ts';
import { received } from './json-body.ts';
import { perMinute } from './rate-limits.ts';

/** Chunks a minute and device: a file of 25 MiB both ways, several times over. */
const CHUNKS_A_MINUTE = 600;
const chunk = z.coerce.number().int().nonnegative();

/**
 * Bytes of attachments (sync.md 2.20): `GET /v1/files/{id}` says what is here, with `?chunk=` it gives one; `PUT` takes
 * one as `application/octet-stream`.
 */
export const fileRoutes = async (instance: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  instance.removeContentTypeParser('application/json');
  instance.addContentTypeParser('application/octet-stream', (_request: unknown, stream: AsyncIterable<Buffer>) =>
    received(stream, LIMITS.fileChunkBytes),
  );
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = perMinute(CHUNKS_A_MINUTE);
  const tags = ['files'];
  app.get(
    '/v1/files/:id',
    { config, schema: { tags, params: idParameter, querystring: z.object({ chunk: chunk.optional() }) } },
    async (request, reply) => {
      const { id } = request.params;
      const { chunk: index } = request.query;
      if (index === undefined) return fileState(env, sessionOf(request), id);
      const content = await getChunk(env, sessionOf(request), { attachmentId: id, index });
      return reply.type('application/octet-stream').send(Buffer.from(content));
    },
  );
  app.put(
    '/v1/files/:id',
    { config, schema: { tags, params: idParameter, querystring: z.object({ chunk }) } },
    async (request) => {
      if (!Buffer.isBuffer(request.body)) throw new ServerRefusal('bad_request', 'bytes are missing');
      const { id } = request.params;
      const content = new Uint8Array(request.body);
      return putChunk(env, sessionOf(request), { attachmentId: id, index: request.query.chunk, content });
    },
  );
};
