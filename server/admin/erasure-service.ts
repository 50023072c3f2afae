import type { ErasureRequest } from '#shared/contract/server/erasure.ts';
import { accountBucket, privateBucket } from '#shared/sync/buckets.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import { beginErasure, finishErasures } from '../sync/erasure.ts';
import { type Asker, requireAdmin } from './authority.ts';

/**
 * `POST /v1/admin/erase`: takes rows of the trash out of the world, with all that cannot stand without them; of an
 * account that is its whole bucket, private notes included, and again what came late to one that is erased already.
 * Laptops drop them at their next pull. A server that ends meanwhile goes on when it starts.
 * @throws ServerRefusal `forbidden`; `not_found` for a row that is not in the trash as the server knows it.
 */
export const erase = async (env: ServerEnvironment, asker: Asker, { rows }: ErasureRequest): Promise<number> => {
  const { workspaceId, memberId: by } = asker;
  const keys = [...new Map(rows.map((key) => [`${key.t} ${key.id}`, key])).values()];
  const begun = await env.storage.transaction('write', async (tx) => {
    const members = await requireAdmin(tx, asker, true);
    const roots = (await tx.rows.lock(workspaceId, keys)).filter(({ t, image }) => {
      const { purged, v } = JSON.parse(image) as RowImage;
      return purged ? t === 'account' : typeof v['deleted_at'] === 'string';
    });
    if (roots.length < keys.length) throw new ServerRefusal('not_found', 'not in the trash');
    const placesOf = (id: string) => [accountBucket(id), ...members.map(({ memberId }) => privateBucket(id, memberId))];
    return beginErasure(env, tx, { workspaceId, by, roots, placesOf });
  });
  env.wake.committed(workspaceId);
  return begun.rows + (await finishErasures(env, workspaceId));
};
