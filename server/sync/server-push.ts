import { bucketOf } from '#shared/sync/buckets.ts';
import { HybridClock } from '#shared/sync/clock.ts';
import { cellOf, type FieldValues, type RowWrite } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type Committed, type SyncEnvironment, servingOf } from './environment.ts';
import { Push } from './push.ts';

/** One row that the server itself writes: a new one with all its fields, or some fields of one that is there. */
export interface ServerWrite {
  t: TableName;
  id: string;
  f: FieldValues;
}

export interface ServerPush {
  workspaceId: string;
  /** Member in whose name it is written. */
  by: string;
  /** At most 500. */
  writes: readonly ServerWrite[];
}

/**
 * The directory (workspace, teams, members), changes by admins, and rows of surveys go the way of every other write:
 * through a push of the server's own device, as one mutation (sync.md 2.1). Runs in the caller's transaction; tell
 * `env.committed` what it returns after the commit. Null: the rows were like that already.
 */
export const serverPushIn = async (
  env: SyncEnvironment,
  tx: StorageTransaction,
  { workspaceId, by, writes }: ServerPush,
): Promise<Committed | null> => {
  const workspace = await tx.workspaces.find(workspaceId);
  if (!workspace) throw new Error(`no workspace ${workspaceId}`);
  const device = await tx.devices.lock(workspaceId, workspace.serverDeviceId);
  if (!device) throw new Error(`the workspace ${workspaceId} has no device of the server`);
  const now = env.now();
  const found = await tx.rows.find(
    workspaceId,
    writes.map(({ t, id }) => ({ t, id })),
  );
  const known = new Map(found.map(({ t, id, image }) => [`${t} ${id}`, JSON.parse(image) as RowImage]));
  const w = writes.map((write) => rowWriteOf(write, known.get(`${write.t} ${write.id}`) ?? null, by, now));
  const h = new HybridClock(device.id, device.lastStamp ?? undefined).next(now);
  const mutation = { n: device.lastN + 1, id: env.newId(), h, av: 0, w };
  const session = { workspaceId, memberId: by, deviceId: device.id };
  const push = new Push(env, tx, session, workspace, device, true);
  const { reply, head, accessChanged } = await push.run({ schema: servingOf(env)[1], mutations: [mutation] });
  const result = reply.results[0];
  if (result?.o !== 'applied')
    throw new Error(
      `the server's own write was ${result?.o ?? 'lost'}: ${result?.code ?? ''} ${result?.fields?.join(' ') ?? ''}`,
    );
  return head === null ? null : { workspaceId, head, accessChanged };
};

/** The same in a transaction of its own. */
export const serverPush = async (env: SyncEnvironment, push: ServerPush): Promise<void> => {
  const committed = await env.storage.transaction('write', (tx) => serverPushIn(env, tx, push));
  if (committed) env.committed?.(committed);
};

const rowWriteOf = ({ t, id, f }: ServerWrite, image: RowImage | null, by: string, now: number): RowWrite => {
  if (!image) {
    const made: FieldValues = { created_at: new Date(now).toISOString(), created_by: by };
    for (const field in f) if (f[field] !== null) made[field] = f[field] ?? null;
    return { t, id, b: bucketOf(t, id, f, by), f: made, base: {}, s: 0 };
  }
  const fields = ['deleted_at', ...Object.keys(f)];
  const base = Object.fromEntries(fields.map((field) => [field, cellOf(image.c, field).m]));
  return { t, id, b: image.b, f, base, s: image.s };
};
