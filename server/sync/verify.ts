import { addDigest, fromHex16, hex16, leafOf } from '#shared/sync/digest.ts';
import { LIMITS, type RowImage, VERIFY_LEAVES, type VerifyReply, type VerifyRequest } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import { type SyncEnvironment, type SyncSession, sha256 } from './environment.ts';
import { checkDevice, openWorkspace } from './guard.ts';

/**
 * Compares one table of one bucket leaf by leaf, and gives the rows of the leaves that differ (sync.md 2.13). A reply
 * holds as many leaves as fit one page; the device asks again for the rest.
 */
export const verify = (env: SyncEnvironment, session: SyncSession, request: VerifyRequest): Promise<VerifyReply> =>
  env.storage.transaction('snapshot', async (tx) => {
    const { workspaceId, memberId } = session;
    const { head } = await openWorkspace(tx, session, request.epoch);
    checkDevice(await tx.devices.find(workspaceId, session.deviceId), session);
    const { b, t } = request;
    const [open] = await tx.access.readable(workspaceId, memberId, [b]);
    if (open === undefined) throw new ServerRefusal('not_found', 'no such bucket');

    const sums = Array.from({ length: VERIFY_LEAVES }, () => 0n);
    const ids = Array.from({ length: VERIFY_LEAVES }, (): string[] => []);
    for (const { id, digest } of await tx.rows.rowDigests(workspaceId, b, t)) {
      const leaf = leafOf(sha256(id));
      sums[leaf] = addDigest(sums[leaf] ?? 0n, fromHex16(digest));
      ids[leaf]?.push(id);
    }
    const differ: number[] = [];
    const rows: RowImage[] = [];
    let bytes = 0;
    for (let leaf = 0; leaf < VERIFY_LEAVES && bytes < LIMITS.pullBytes; leaf++) {
      if (hex16(sums[leaf] ?? 0n) === request.leaves[leaf]) continue;
      const found = await tx.rows.find(
        workspaceId,
        (ids[leaf] ?? []).map((id) => ({ t, id })),
      );
      differ.push(leaf);
      for (const { image } of found) {
        bytes += image.length;
        rows.push(JSON.parse(image) as RowImage);
      }
    }
    return { head, differ, rows };
  });
