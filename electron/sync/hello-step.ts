import { PROTOCOL, type HelloReply } from '#shared/sync/wire.ts';
import { SCHEMA, schemaHash } from '#shared/sync/protocol.ts';
import { sha256 } from './bucket-digests.ts';
import type { DeviceClock } from './device-clock.ts';
import { renumberFrom } from './push-step.ts';
import type { SyncFile } from './sync-file.ts';
import { patchSyncState } from './sync-state.ts';
import type { DeviceFacts, Transport } from './transport.ts';

export interface HelloOptions {
  file: SyncFile;
  transport: Transport;
  clock: DeviceClock;
  newId: () => string;
  app: string;
  device: Omit<DeviceFacts, 'id'>;
  /** This device goes on under another id. */
  renamed: (deviceId: string) => void;
}

let ownHash: string | undefined;

/** Tells the server who is there, and learns the time, what it serves and where this device stands (sync.md 2.18). */
export const sayHello = async (options: HelloOptions): Promise<HelloReply> => {
  const { file, transport, clock, newId, app, device } = options;
  await finishMove(options);
  const { id, epoch } = await file.inspect(() => ({ id: file.identity().device_id, epoch: file.state().epoch }));
  const clientTime = clock.system();
  const reply = await transport.hello({
    protos: [PROTOCOL],
    app,
    schema: SCHEMA,
    schemaHash: (ownHash ??= schemaHash(sha256)),
    device: { id, ...device },
    ...(epoch && { epoch }),
    clientTime,
  });
  clock.learn(clientTime, clock.system(), reply.serverTime);
  const isCopied = await file.apply('hello', () => {
    patchSyncState(file.sql, { offset_ms: clock.offset });
    if (reply.status === 'wipe' || reply.status === 'device_revoked' || reply.status === 'upgrade_required') {
      patchSyncState(file.sql, { stopped: reply.status });
      return false;
    }
    patchSyncState(file.sql, { stopped: null });
    if (epoch !== reply.epoch) startEpoch(file, reply, epoch === null);
    if ((reply.serving[1] ?? 0) >= SCHEMA) reissueDeferred(file, newId);
    return reply.lastN > file.state().last_n;
  });
  if (!isCopied) return reply;
  // This id has sent what this file never wrote: a copied disk, or an older state of this one put back.
  await leaveCopiedId(options);
  return sayHello(options);
};

/**
 * The server begins anew, for this device for the first time or after a restore (sync.md 2.11): what waits is kept, what
 * the server answered and lost is sent again, and every bucket is filled anew.
 */
const startEpoch = (file: SyncFile, { epoch, head, lastN, safeSeq }: HelloReply, isFirst: boolean): void => {
  if (!isFirst) {
    renumberFrom(file, lastN + 1);
    // Numbers of the lost log mean nothing in the new one; whatever image of it comes is newer.
    file.sql.run('UPDATE row_meta SET seq = -1 WHERE seq <> 0');
    // Rows that were answered before the first pull lie in buckets that are not held yet.
    for (const bucket of file.sql.values<string>('SELECT DISTINCT bucket FROM row_meta WHERE seq <> 0'))
      if (!file.buckets.isHeld(bucket)) file.buckets.add(bucket, head, 0);
    for (const bucket of file.buckets.names()) file.buckets.restart(bucket, head);
    file.journal.add({ kind: 'restored_server' });
  }
  patchSyncState(file.sql, { epoch, cursor: head, head, safe_seq: safeSeq });
};

/** The log does not reach back to where this device stood: everything it holds is filled anew (sync.md 2.17). */
export const startFromHead = (file: SyncFile, head: number): void => {
  for (const bucket of file.buckets.names()) file.buckets.restart(bucket, head);
  patchSyncState(file.sql, { cursor: head, head });
};

const reissueDeferred = (file: SyncFile, newId: () => string): void => {
  for (const n of file.outbox.reissueDeferred(newId))
    for (const { t, id } of file.outbox.entry(n)?.mutation.w ?? []) file.rows.settle(t, id);
};

/** Another device turned out to have this one's id, a copied disk: this one goes on under a new id (sync.md 2.11). */
export const leaveCopiedId = ({ file, newId }: HelloOptions): Promise<void> =>
  file.apply('moving', () => patchSyncState(file.sql, { move_to: file.state().move_to ?? newId() }));

const finishMove = async ({ file, transport, device, renamed }: HelloOptions): Promise<void> => {
  const id = await file.inspect(() => file.state().move_to);
  if (id === null) return;
  await transport.moveDevice({ id, ...device });
  await file.apply('moved', () => {
    file.sql.run('UPDATE local_state SET device_id = ?', id);
    file.outbox.forgetNumbers();
    patchSyncState(file.sql, { move_to: null, last_n: 0, acked_n: 0 });
    file.journal.add({ kind: 'device_renewed' });
  });
  renamed(id);
};

/** What a newer app had kept aside shows as soon as this one knows it (sync.md 2.14). */
export const applyExtra = (file: SyncFile): Promise<void> =>
  file.apply('upgrade', () => {
    if (file.state().schema === SCHEMA) return;
    for (const { t, id } of file.sql.all<{ t: string; id: string }>('SELECT t, id FROM extra')) file.rows.settle(t, id);
    patchSyncState(file.sql, { schema: SCHEMA });
  });
