import type { ErasureRequest } from '#shared/contract/server/erasure.ts';
import { accountBucket, privateBucket } from '#shared/sync/buckets.ts';
import { isTableName, tableDefinition } from '#shared/sync/tables.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import type { RowKey } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { purgeIn } from '../sync/upkeep.ts';
import { type Asker, requireAdmin } from './authority.ts';

const PAGE = { rows: 2_000, bytes: 4 * 1024 * 1024 };

/**
 * `POST /v1/admin/erase`: takes rows of the trash out of the world, with all that cannot stand without them; of an
 * account that is its whole bucket, private notes included, and again what came late to one that is erased already.
 * Laptops drop them at their next pull.
 * @throws ServerRefusal `forbidden`; `not_found` for a row that is not in the trash as the server knows it.
 */
export const erase = async (env: ServerEnvironment, asker: Asker, { rows }: ErasureRequest): Promise<number> => {
  const { workspaceId } = asker;
  const erased = await env.storage.transaction('write', async (tx) => {
    const members = await requireAdmin(tx, asker, true);
    const found = await tx.rows.find(workspaceId, rows);
    const trashed = found.filter(({ t, image }) => {
      const { purged, v } = JSON.parse(image) as RowImage;
      return purged ? t === 'account' : typeof v['deleted_at'] === 'string';
    });
    if (trashed.length < new Set(rows.map(({ t, id }) => `${t} ${id}`)).size)
      throw new ServerRefusal('not_found', 'not in the trash');
    const all = new Map<string, RowKey>();
    const take = ({ t, id }: RowKey) => all.set(`${t} ${id}`, { t, id });
    for (const { t, id, bucket, digest } of trashed) {
      const isAccount = t === 'account';
      const places = isAccount
        ? [accountBucket(id), ...members.map(({ memberId }) => privateBucket(id, memberId))]
        : [bucket];
      for (const place of places) {
        const images = await imagesIn(tx, workspaceId, place);
        for (const row of isAccount ? images : partsOf(id, images)) take(row);
      }
      if (digest !== '') take({ t, id });
    }
    const committed = await purgeIn(env, tx, {
      workspaceId,
      by: asker.memberId,
      rows: [...all.values()],
      told: trashed,
    });
    return committed ? all.size : 0;
  });
  env.wake.committed(workspaceId);
  return erased;
};

const imagesIn = async (tx: StorageTransaction, workspaceId: string, bucket: string): Promise<RowImage[]> => {
  const images: RowImage[] = [];
  let after: RowKey | null = null;
  for (;;) {
    const page = await tx.rows.page(workspaceId, bucket, after, PAGE);
    const last = page.at(-1);
    if (!last) return images;
    for (const { image } of page) images.push(JSON.parse(image) as RowImage);
    after = { t: last.t, id: last.id };
  }
};

/** Rows that must name this one, or one of those: what a row may also do without is no part of it. */
const partsOf = (id: string, images: readonly RowImage[]): RowImage[] => {
  const parts: RowImage[] = [];
  const wanted = [id];
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    for (const row of images) {
      if (parts.includes(row) || !mustName(row, next)) continue;
      parts.push(row);
      wanted.push(row.id);
    }
  }
  return parts;
};

const mustName = ({ t, v, purged }: RowImage, id: string): boolean => {
  if (purged || !isTableName(t)) return false;
  const { fields } = tableDefinition(t);
  return Object.entries(v).some(
    ([name, value]) => value === id && fields[name]?.schema.safeParse(null).success === false,
  );
};
