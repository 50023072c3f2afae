import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { LIMITS } from '#shared/sync/wire.ts';
import { fileState, getChunk, putChunk } from '#server/files/attachment-bytes.ts';
import type { ServerWorld } from '#test/support/server-world.ts';
import { refused, type Scenario } from './scenario.ts';

const attach = async (world: ServerWorld, content: Buffer, stated: { sha256?: string; bytes?: number } = {}) => {
  const { ana, bia, lea } = await world.crew();
  const account = ana.account();
  const attachmentId = world.newId();
  ana.do(
    ana.make('attachment', attachmentId, `a:${account}`, {
      account_id: account,
      owner_table: 'account',
      owner_id: account,
      name: 'screen.png',
      media_type: 'image/png',
      bytes: stated.bytes ?? content.length,
      sha256: stated.sha256 ?? createHash('sha256').update(content).digest('hex'),
      audience: 'internal',
    }),
  );
  const { results } = await ana.push();
  expect(results.map(({ o }) => o)).toEqual(['applied', 'applied']);
  return { ana, bia, lea, attachmentId };
};

const large = () => Buffer.alloc(2 * LIMITS.fileChunkBytes + 1_234, 'ongoing');
const chunkOf = (content: Buffer, index: number) =>
  content.subarray(index * LIMITS.fileChunkBytes, (index + 1) * LIMITS.fileChunkBytes);

/** Bytes of attachments (sync.md 2.20). */
export const fileScenarios: Scenario[] = [
  {
    name: 'a file arrives in chunks, in any order, and is read by whoever reads its row',
    run: async (world) => {
      const content = large();
      const { ana, lea, attachmentId } = await attach(world, content);
      for (const index of [2, 0]) {
        const state = await putChunk(world.env, ana.session, { attachmentId, index, content: chunkOf(content, index) });
        expect(state.complete).toBe(false);
      }
      expect((await fileState(world.env, ana.session, attachmentId)).chunks).toEqual([0, 2]);
      await refused('not_found', getChunk(world.env, lea.session, { attachmentId, index: 0 }));
      const last = await putChunk(world.env, ana.session, { attachmentId, index: 1, content: chunkOf(content, 1) });
      expect(last.complete).toBe(true);
      const parts = [];
      for (const index of [0, 1, 2]) parts.push(await getChunk(world.env, lea.session, { attachmentId, index }));
      expect(Buffer.concat(parts).equals(content)).toBe(true);
    },
  },
  {
    name: 'a chunk that comes again changes nothing',
    run: async (world) => {
      const content = Buffer.from('small');
      const { ana, attachmentId } = await attach(world, content);
      await putChunk(world.env, ana.session, { attachmentId, index: 0, content });
      const again = await putChunk(world.env, ana.session, { attachmentId, index: 0, content: Buffer.from('other') });
      expect(again.complete).toBe(true);
      expect(Buffer.from(await getChunk(world.env, ana.session, { attachmentId, index: 0 })).toString()).toBe('small');
    },
  },
  {
    name: 'a file whose hash is not the one of its row is forgotten and started again',
    run: async (world) => {
      const content = Buffer.from('right');
      const { ana, attachmentId } = await attach(world, content);
      await refused(
        'conflict',
        putChunk(world.env, ana.session, { attachmentId, index: 0, content: Buffer.from('wrong') }),
      );
      expect(await fileState(world.env, ana.session, attachmentId)).toMatchObject({ chunks: [], complete: false });
      expect((await putChunk(world.env, ana.session, { attachmentId, index: 0, content })).complete).toBe(true);
    },
  },
  {
    name: 'chunks of another size or index are refused',
    run: async (world) => {
      const content = large();
      const { ana, attachmentId } = await attach(world, content);
      for (const [index, bytes] of [[0, 10] as const, [3, 1_234] as const, [-1, 10] as const, [0.5, 10] as const])
        await refused(
          'bad_request',
          putChunk(world.env, ana.session, { attachmentId, index, content: Buffer.alloc(bytes) }),
        );
    },
  },
  {
    name: 'a file whose row one may not read is not there',
    run: async (world) => {
      const content = Buffer.from('secret');
      const { ana, bia, attachmentId } = await attach(world, content);
      await putChunk(world.env, ana.session, { attachmentId, index: 0, content });
      const forbidden = await refused('not_found', getChunk(world.env, bia.session, { attachmentId, index: 0 }));
      const unknown = await refused(
        'not_found',
        getChunk(world.env, bia.session, { attachmentId: world.newId(), index: 0 }),
      );
      expect(forbidden.message).toBe(unknown.message);
      await refused('not_found', putChunk(world.env, bia.session, { attachmentId, index: 0, content }));
      await refused('not_found', fileState(world.env, bia.session, attachmentId));
    },
  },
  {
    name: 'an empty file arrives, too',
    run: async (world) => {
      const { ana, attachmentId } = await attach(world, Buffer.alloc(0));
      expect(
        (await putChunk(world.env, ana.session, { attachmentId, index: 0, content: Buffer.alloc(0) })).complete,
      ).toBe(true);
    },
  },
  {
    name: 'a file larger than is allowed is refused by its row',
    run: async (world) => {
      const { ana, attachmentId } = await attach(world, Buffer.alloc(0), { bytes: LIMITS.fileBytes + 1 });
      const content = Buffer.alloc(LIMITS.fileChunkBytes);
      await refused('too_large', putChunk(world.env, ana.session, { attachmentId, index: 0, content }));
    },
  },
];
