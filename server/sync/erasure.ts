import type { RowImage } from '#shared/sync/wire.ts';
import { isTableName, tableDefinition } from '#shared/sync/tables.ts';
import type { Erasure, RowKey, StoredImage } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { Committed, SyncEnvironment } from './environment.ts';
import { ATTACHMENTS, purgeIn } from './upkeep.ts';

/** What one transaction of an erasure takes at most: an attachment brings up to 25 MiB along. */
export interface ErasureUnit {
  rows: number;
  files: number;
}
const UNIT: ErasureUnit = { rows: 500, files: 4 };

const PAGE = { rows: 2_000, bytes: 4 * 1024 * 1024 };

export interface ErasureOrder {
  workspaceId: string;
  by: string;
  /** Rows of the trash, or accounts that were erased before; locked. */
  roots: readonly StoredImage[];
  /** Buckets of which an account is, private ones included. */
  placesOf: (accountId: string) => string[];
}

/**
 * Begins an erasure: from here on the rows themselves are gone, and what is written into an account of them is late.
 * All that cannot stand without them goes in units of their own (`eraseUnit`), so that no push waits for long; what is
 * still to be done is written down, and any server goes on with it.
 */
export const beginErasure = async (
  env: SyncEnvironment,
  tx: StorageTransaction,
  { workspaceId, by, roots, placesOf }: ErasureOrder,
): Promise<{ committed: Committed | null; rows: number }> => {
  const done = await purgeIn(env, tx, { workspaceId, by, rows: roots, told: roots });
  await tx.erasures.save(
    workspaceId,
    roots.map(({ t, id, bucket }) => ({ t, id, by, places: t === 'account' ? placesOf(id) : [bucket] })),
  );
  return done;
};

/** One more transaction of what was begun; null: nothing is left to be done. */
export const eraseUnit = async (
  env: SyncEnvironment,
  workspaceId: string,
  unit: ErasureUnit = UNIT,
): Promise<{ rows: number } | null> => {
  const { committed, rows } = await env.storage.transaction('write', async (tx) => {
    const erasure = await tx.erasures.next(workspaceId);
    if (!erasure) return { committed: null, rows: null };
    const wanted =
      erasure.t === 'account' ? await rowsOf(tx, workspaceId, erasure) : await partsOf(tx, workspaceId, erasure);
    const { taken, isAll } = cut(wanted, unit);
    if (isAll) await tx.erasures.remove(workspaceId, erasure);
    // What was parked about rows of an erased account since then is no part of it.
    const keepsLate = erasure.t === 'account';
    return purgeIn(env, tx, { workspaceId, by: erasure.by, rows: taken, told: [], keepsLate });
  });
  if (committed) env.committed?.(committed);
  return rows === null ? null : { rows };
};

/** All units of all that was begun. @returns rows that went */
export const finishErasures = async (env: SyncEnvironment, workspaceId: string): Promise<number> => {
  let rows = 0;
  for (;;) {
    const done = await eraseUnit(env, workspaceId);
    if (!done) return rows;
    rows += done.rows;
  }
};

const cut = (rows: readonly RowKey[], { rows: most, files }: ErasureUnit): { taken: RowKey[]; isAll: boolean } => {
  let room = files;
  const full = rows.findIndex(({ t }, index) => index >= most || (ATTACHMENTS.has(t) && (room -= 1) < 0));
  return full < 0 ? { taken: [...rows], isAll: true } : { taken: rows.slice(0, full), isAll: false };
};

/** Everything in the buckets of an account but what came after it was erased: late edits, until they are settled. */
const rowsOf = async (tx: StorageTransaction, workspaceId: string, { id, places }: Erasure): Promise<RowKey[]> => {
  const [account] = await tx.rows.find(workspaceId, [{ t: 'account', id }]);
  const rows: RowKey[] = [];
  const conflicts: RowKey[] = [];
  for (const { bucket, t } of await tx.rows.digests(workspaceId, places))
    for (const row of await tx.rows.rowDigests(workspaceId, bucket, t))
      (t === 'conflict' ? conflicts : rows).push({ t, id: row.id });
  const old = (await tx.rows.find(workspaceId, conflicts)).filter(({ seq }) => seq < (account?.seq ?? 0));
  return [...old, ...rows];
};

/** Rows that must name this one, or one of those; the innermost first, so that the rest is found again. */
const partsOf = async (tx: StorageTransaction, workspaceId: string, { id, places }: Erasure): Promise<RowKey[]> => {
  const images = await imagesIn(tx, workspaceId, places[0] ?? '');
  const parts = new Map<string, RowKey>();
  const wanted = [id];
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    for (const row of images) {
      if (parts.has(row.id) || !mustName(row, next)) continue;
      parts.set(row.id, { t: row.t, id: row.id });
      wanted.push(row.id);
    }
  }
  return [...parts.values()].toReversed();
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

/** What a row may also do without is no part of it. */
const mustName = ({ t, v, purged }: RowImage, id: string): boolean => {
  if (purged || !isTableName(t)) return false;
  const { fields } = tableDefinition(t);
  return Object.entries(v).some(
    ([name, value]) => value === id && fields[name]?.schema.safeParse(null).success === false,
  );
};
