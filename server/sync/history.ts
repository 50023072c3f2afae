import type { FieldHistoryReply, FieldHistoryRequest } from '#shared/contract/server/field-history.ts';
import { parseStamp } from '#shared/sync/clock.ts';
import { cellOf, UNWRITTEN } from '#shared/sync/mutation.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type SyncEnvironment, type SyncSession } from './environment.ts';
import { checkDevice } from './guard.ts';

/** So much of a row's past is read for one answer. */
const MOST = { rows: 500, bytes: 8 * 1024 * 1024 };

type Version = FieldHistoryReply['versions'][number];

/**
 * Every value that one field had, from the images of its row in the log (sync.md 2.7): also what somebody overwrote who
 * had seen it, which no conflict keeps. For who may read the row now; unknown and forbidden are answered alike.
 */
export const history = (
  env: SyncEnvironment,
  session: SyncSession,
  { t, id, field }: FieldHistoryRequest,
): Promise<FieldHistoryReply> =>
  env.storage.transaction('snapshot', async (tx) => {
    const { workspaceId, memberId, deviceId } = session;
    checkDevice(await tx.devices.find(workspaceId, deviceId), session);
    const [row] = await tx.rows.find(workspaceId, [{ t, id }]);
    const [open] = row ? await tx.access.readable(workspaceId, memberId, [row.bucket]) : [];
    if (!row || open === undefined) throw new ServerRefusal('not_found', 'no such row');
    const { images, isWhole } = await tx.log.imagesOf(workspaceId, { t, id }, row.seq, MOST);
    const found = new Map<string, { seq: number; version: Omit<Version, 'memberId' | 'deviceName'> }>();
    for (const { seq, image } of images) {
      const { c, v } = JSON.parse(image) as RowImage;
      const { m, h } = cellOf(c, field);
      if (m === UNWRITTEN) continue;
      // The oldest image that carries a token is of the commit that wrote it.
      found.set(m, { seq, version: { m, at: parseStamp(h).ms, value: v[field] ?? null } });
    }
    return { versions: await withAuthors(tx, workspaceId, [...found.values()]), isWhole };
  });

const withAuthors = async (
  tx: StorageTransaction,
  workspaceId: string,
  found: readonly { seq: number; version: Omit<Version, 'memberId' | 'deviceName'> }[],
): Promise<Version[]> => {
  const seqs = found.map(({ seq }) => seq);
  const sets = await tx.log.sets(workspaceId, seqs, { deviceId: '', after: 0, reached: 0 });
  const byMutation = new Map(sets.map((set) => [set.mutationId, set]));
  const names = new Map<string, string | null>();
  for (const { deviceId } of sets)
    if (!names.has(deviceId)) names.set(deviceId, (await tx.devices.find(workspaceId, deviceId))?.name ?? null);
  return found.map(({ version }) => {
    const set = byMutation.get(version.m);
    return { ...version, memberId: set?.memberId ?? null, deviceName: (set && names.get(set.deviceId)) ?? null };
  });
};
