import { fromHex16, hex16, rowDigest } from '#shared/sync/digest.ts';
import { toImage } from '#shared/sync/image.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type {
  AuditEntry,
  Change,
  ChangeSet,
  DeviceState,
  DigestDelta,
  OutcomeRow,
  StoredImage,
} from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type ServerRules, type SyncSession, sha256 } from './environment.ts';
import type { Decision } from './push.ts';
import type { PushConflicts } from './push-conflicts.ts';
import type { StoredOutcome } from './push-repeats.ts';
import type { WorkingRow } from './working-rows.ts';

export interface PushCommit {
  tx: StorageTransaction;
  session: SyncSession;
  /** As it is after the push, but for `lastN`. */
  device: DeviceState;
  now: number;
  rules: ServerRules;
  decisions: readonly Decision[];
  conflicts: PushConflicts;
  audit: readonly AuditEntry[];
  mayRead: (bucket: string) => boolean;
}

/**
 * Gives every mutation that wrote something its sequence number, and writes it all. The counter is the last lock, held
 * to the commit: nothing from here on waits for anything but the database (sync.md 2.4). Returns the new head, or null
 * when no mutation wrote a row.
 */
export const commitPush = async ({
  tx,
  session,
  device,
  now,
  rules,
  decisions,
  conflicts,
  audit,
  mayRead,
}: PushCommit): Promise<number | null> => {
  const { workspaceId, memberId, deviceId } = session;
  const writing = decisions.filter(({ entries }) => entries.length > 0);
  let head: number | null = null;
  if (writing.length > 0) {
    head = await tx.workspaces.advanceHead(workspaceId, writing.length);
    const first = head - writing.length + 1;
    const sets: ChangeSet[] = [];
    const changes: Change[] = [];
    const rows = new Map<WorkingRow, string>();
    writing.forEach(({ mutation: { id, n }, entries, result }, index) => {
      const seq = first + index;
      result.seq = seq;
      sets.push({ seq, at: now, memberId, deviceId, n, mutationId: id });
      entries.forEach((entry, idx) => {
        const { working, changed } = entry;
        // What the store or an earlier mutation of this push gave it; a row that comes anew has none.
        const prev = working.row?.seq || null;
        entry.row = { ...entry.row, seq };
        working.row = entry.row;
        const image = toImage(working.t, working.id, entry.row);
        const text = JSON.stringify(image);
        const logged = rules.logged(image, changed);
        rows.set(working, text);
        const { bucket, t, id: rowId } = working;
        changes.push({ seq, idx, bucket, t, id: rowId, prev, image: logged === image ? text : JSON.stringify(logged) });
      });
    });
    await writeRows(tx, workspaceId, rows);
    await tx.log.append(workspaceId, sets, changes);
    await tx.rows.saveOpenConflicts(workspaceId, [...conflicts.saved.values()]);
    await tx.rows.removeOpenConflicts(workspaceId, [...conflicts.removed]);
  }
  const outcomes: OutcomeRow[] = decisions.map((decision) => {
    const { mutation, result, surprising } = decision;
    const shown = surprising.filter(({ working }) => mayRead(working.bucket));
    if (shown.length > 0) result.rows = [...(result.rows ?? []), ...imagesOf(shown, decision)];
    if (shown.length < surprising.length) result.withheld = true;
    const { n: _n, id: _id, rows: _rows, withheld: _withheld, ...kept } = result;
    const outcome: StoredOutcome = {
      ...kept,
      ...(surprising.length > 0 && {
        rows: surprising.map(({ working: { t, id } }): [string, string] => [t, id]),
      }),
    };
    return { n: mutation.n, mutationId: mutation.id, at: now, outcome: JSON.stringify(outcome) };
  });
  await tx.devices.addOutcomes(workspaceId, deviceId, outcomes);
  await tx.devices.save(workspaceId, { ...device, lastN: decisions.at(-1)?.mutation.n ?? device.lastN });
  await tx.audit.append(workspaceId, audit);
  return head;
};

/** A row that this mutation left as it was is shown as the whole push left it. */
const imagesOf = (shown: Decision['surprising'], { entries }: Decision): RowImage[] => {
  const written = new Set(entries);
  return shown.map((entry) => {
    const { working } = entry;
    return toImage(working.t, working.id, written.has(entry) ? entry.row : (working.row ?? entry.row));
  });
};

/** The newest image of every row that was written, and what that does to the digests of its bucket. */
const writeRows = async (tx: StorageTransaction, workspaceId: string, texts: ReadonlyMap<WorkingRow, string>) => {
  const inserted: StoredImage[] = [];
  const updated: StoredImage[] = [];
  const deltas = new Map<string, DigestDelta>();
  for (const [working, image] of texts) {
    const { t, id, bucket, isStored, digest, row } = working;
    if (!row) continue;
    const next = rowDigest(toImage(t, id, row), sha256);
    const place = `${bucket} ${t}`;
    let delta = deltas.get(place);
    if (!delta) deltas.set(place, (delta = { bucket, t, n: 0, sum: 0n }));
    delta.sum += next - (digest === '' ? 0n : fromHex16(digest));
    if (digest === '') delta.n += 1;
    (isStored ? updated : inserted).push({ t, id, bucket, seq: row.seq, image, digest: hex16(next) });
  }
  await tx.rows.insert(workspaceId, inserted);
  await tx.rows.update(workspaceId, updated);
  await tx.rows.addToDigests(workspaceId, [...deltas.values()]);
};
