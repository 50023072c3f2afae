import type { PushedMutation, PushResult, RowImage } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { RowKey } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { ServerRules, SyncSession } from './environment.ts';

/** What is kept of an answer: all but the rows, which are read again as they are now, by whoever may read them now. */
export interface StoredOutcome extends Omit<PushResult, 'n' | 'id' | 'rows' | 'withheld'> {
  rows?: [t: string, id: string][];
}

/**
 * Answers mutations that were answered before, the same way (sync.md 2.11).
 * @throws ServerRefusal `device_forked` when another mutation had this `n`: two copies of one device are at work.
 */
export const repeated = async (
  tx: StorageTransaction,
  { workspaceId, memberId, deviceId }: SyncSession,
  mutations: readonly PushedMutation[],
): Promise<PushResult[]> => {
  if (mutations.length === 0) return [];
  const outcomes = await tx.devices.outcomes(workspaceId, deviceId, mutations[0]!.n, mutations.at(-1)!.n);
  const byN = new Map(outcomes.map((outcome) => [outcome.n, outcome]));
  const answers = mutations.map(({ n, id, w }) => {
    const found = byN.get(n);
    if (found?.mutationId !== id) throw new ServerRefusal('device_forked', `n ${n} was another mutation`);
    const { rows = [], ...outcome }: StoredOutcome = found.outcome
      ? (JSON.parse(found.outcome) as StoredOutcome)
      : { o: 'applied' };
    const result = { n, id, ...outcome } as PushResult;
    return { result, keys: rows.map(([t, rowId]): RowKey => ({ t, id: rowId })), written: w };
  });
  const keys = new Map(
    answers.flatMap(({ keys: own, written }) => [...own, ...written].map(({ t, id }) => [`${t} ${id}`, { t, id }])),
  );
  const found = await tx.rows.find(workspaceId, [...keys.values()]);
  const open = new Set(
    await tx.access.readable(workspaceId, memberId, [...new Set(found.map(({ bucket }) => bucket))]),
  );
  const images = new Map(
    found
      .filter(({ bucket }) => open.has(bucket))
      .map(({ t, id, image }) => [`${t} ${id}`, JSON.parse(image) as RowImage]),
  );
  return answers.map(({ result, keys: own, written }) => {
    const shown = new Set(own.map(({ t, id }) => `${t} ${id}`));
    const isWithheld = [...shown].some((key) => !images.has(key));
    // What was purged since is no longer what the device makes of its answer, and the log may not tell any more.
    for (const { t, id } of written) if (images.get(`${t} ${id}`)?.purged) shown.add(`${t} ${id}`);
    const rows = [...shown].map((key) => images.get(key)).filter((row) => row !== undefined);
    return { ...result, ...(rows.length > 0 && { rows }), ...(isWithheld && { withheld: true as const }) };
  });
};

/**
 * Answers to mutations that came before from another device: a copied disk sends again what its twin has sent, under a
 * device id of its own (sync.md 2.11). Rows are left to the caller, who has them at hand, but for those that were purged.
 */
export const broughtByTwin = async (
  tx: StorageTransaction,
  session: SyncSession,
  mutations: readonly PushedMutation[],
  taken: ServerRules['taken'],
): Promise<Map<string, PushResult>> => {
  const found = new Map<string, PushResult>();
  const ids = mutations.map(({ id }) => id);
  for (const { mutationId, deviceId, n } of await taken(tx, session.workspaceId, ids)) {
    const mutation = mutations.find(({ id }) => id === mutationId)!;
    const [answer] = await repeated(tx, { ...session, deviceId }, [{ ...mutation, n }]);
    const { rows = [], ...result } = answer!;
    const purged = rows.filter((row) => row.purged);
    found.set(mutationId, { ...result, n: mutation.n, ...(purged.length > 0 && { rows: purged }) });
  }
  return found;
};
