import { accountOfBucket } from '#shared/sync/buckets.ts';
import type { ConflictDraft } from '#shared/sync/merge.ts';
import { isFresh, type RowWrite } from '#shared/sync/mutation.ts';
import { type TableName, tableDefinition } from '#shared/sync/tables.ts';
import type { PushedMutation, PushReply, PushRequest, PushResult } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { AuditEntry, DeviceState, RowKey, WorkspaceState } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { type ServerRules, type SyncEnvironment, type SyncSession, rulesOf, servingOf } from './environment.ts';
import { checkDevice, checkSchema, openWorkspace } from './guard.ts';
import { PushAccess } from './push-access.ts';
import { checkContent, checkRequest, type Refused, rejected } from './push-checks.ts';
import { commitPush } from './push-commit.ts';
import { lateDraft, PushConflicts, type Pusher } from './push-conflicts.ts';
import { deniedWrite, isTooLarge, ownerOf } from './push-permission.ts';
import { broughtByTwin, repeated } from './push-repeats.ts';
import { type LogEntry, WorkingRows } from './working-rows.ts';

/** What one mutation came to, before it has a sequence number. */
export interface Decision {
  mutation: PushedMutation;
  stamp: string;
  result: PushResult;
  entries: LogEntry[];
  /** Rows that the device cannot work out by itself. */
  surprising: LogEntry[];
}

/**
 * Takes a batch of mutations in the order in which the device made them, in one transaction (sync.md 2.4, 2.5, 2.11).
 * A refusal changes nothing; a mutation that is rejected, parked or put off is answered for good.
 */
export const push = async (env: SyncEnvironment, session: SyncSession, request: PushRequest): Promise<PushReply> => {
  checkSchema(env, request.schema);
  checkRequest(request);
  const { reply, head, accessChanged } = await env.storage.transaction('write', async (tx) => {
    const workspace = await openWorkspace(tx, session, request.epoch);
    const device = checkDevice(await tx.devices.lock(session.workspaceId, session.deviceId), session);
    return new Push(env, tx, session, workspace, device, false).run(request);
  });
  if (head !== null) env.committed?.({ workspaceId: session.workspaceId, head, accessChanged });
  return reply;
};

export interface PushOutcome {
  reply: PushReply;
  /** Null: nothing was written. */
  head: number | null;
  accessChanged: string[];
}

/** The accounts that these writes are about. */
const accountsOf = (writes: readonly RowWrite[]): RowKey[] =>
  writes.flatMap(({ b }) => {
    const id = accountOfBucket(b);
    return id === null ? [] : [{ t: 'account', id }];
  });

/** One push under way; the device is locked. */
export class Push {
  readonly #env: SyncEnvironment;
  readonly #tx: StorageTransaction;
  readonly #session: SyncSession;
  readonly #workspace: WorkspaceState;
  readonly #device: DeviceState;
  readonly #rules: ServerRules;
  readonly #now: number;
  readonly #isServer: boolean;
  readonly #access: PushAccess;
  readonly #rows: WorkingRows;
  readonly #conflicts: PushConflicts;
  readonly #audit: AuditEntry[] = [];
  /** Mutations of this push that were not taken: what builds on them is not taken either. */
  readonly #untaken = new Map<string, Refused>();
  #brought = new Map<string, PushResult>();
  #lastStamp: string | null;

  constructor(
    env: SyncEnvironment,
    tx: StorageTransaction,
    session: SyncSession,
    workspace: WorkspaceState,
    device: DeviceState,
    isServer: boolean,
  ) {
    this.#env = env;
    this.#tx = tx;
    this.#session = session;
    this.#workspace = workspace;
    this.#device = device;
    this.#rules = rulesOf(env);
    this.#now = env.now();
    this.#isServer = isServer;
    this.#lastStamp = device.lastStamp;
    this.#access = new PushAccess({ tx, session, workspace, rules: this.#rules, isServer, now: this.#now });
    this.#rows = new WorkingRows(tx, session.workspaceId);
    this.#conflicts = new PushConflicts(tx, session.workspaceId, this.#rows);
  }

  async run({ schema, mutations }: Pick<PushRequest, 'schema' | 'mutations'>): Promise<PushOutcome> {
    const { lastN } = this.#device;
    const known = mutations.filter(({ n }) => this.#rules.isRepeat(n, lastN));
    const fresh = mutations.slice(known.length);
    const expected = lastN + 1;
    if (fresh.length > 0 && fresh[0]!.n > expected)
      throw new ServerRefusal('gap', `n ${expected} is next`, undefined, { expected });
    const answers = await repeated(this.#tx, this.#session, known);
    if (fresh.length === 0) return { reply: this.#reply(answers, lastN), head: null, accessChanged: [] };
    this.#brought = await broughtByTwin(this.#tx, this.#session, fresh, this.#rules.taken);
    for (const { id, o, code } of answers)
      if (o === 'defer' || o === 'rejected') this.#untaken.set(id, { o, ...(code && { code }) });

    await this.#access.load(fresh);
    const writes = fresh.flatMap(({ w }) => w);
    await this.#rows.load([...writes.filter(({ t }) => t !== 'conflict'), ...accountsOf(writes)]);
    await this.#conflicts.load(writes);
    const decisions: Decision[] = [];
    for (const mutation of fresh) decisions.push(await this.#decide(mutation, schema > servingOf(this.#env)[1]));

    const accessChanged = [...(this.#access.changes?.raised ?? [])];
    const head = await commitPush({
      tx: this.#tx,
      session: this.#session,
      device: { ...this.#device, lastStamp: this.#lastStamp, seenAt: this.#now },
      now: this.#now,
      rules: this.#rules,
      decisions,
      conflicts: this.#conflicts,
      audit: [...(this.#access.changes?.audit ?? []), ...this.#audit],
      mayRead: (bucket) => this.#access.mayRead(bucket),
    });
    const results = [...answers, ...decisions.map(({ result }) => result)];
    return { reply: this.#reply(results, fresh.at(-1)!.n), head: head ?? this.#workspace.head, accessChanged };
  }

  #reply(results: PushResult[], lastN: number): PushReply {
    return { epoch: this.#workspace.epoch, serverTime: this.#now, lastN: Math.max(lastN, this.#device.lastN), results };
  }

  async #decide(mutation: PushedMutation, isNewer: boolean): Promise<Decision> {
    const { id } = mutation;
    const stamp = this.#rules.stamp(mutation.h, this.#now, this.#lastStamp, this.#device.id);
    this.#lastStamp = stamp;
    const pusher: Pusher = { mutationId: id, stamp, claimed: mutation.h, device: this.#device, at: this.#now };
    const brought = this.#brought.get(id);
    if (brought) return this.#answerTwin(mutation, stamp, brought);
    const refused =
      this.#buildsOnUntaken(mutation) ?? checkContent(mutation, this.#session.memberId, isNewer, this.#isServer);
    if (refused) return this.#refuse(mutation, stamp, refused);
    const makes = this.#access.makes(mutation, this.#rows);
    const standing = await this.#access.standing(mutation, makes);
    if (standing === 'never') {
      this.#note('mutation.never_had_access', { mutation: id, bucket: mutation.w[0]?.b ?? null });
      return this.#refuse(mutation, stamp, rejected('never_had_access'));
    }
    const misplaced = mutation.w.find((write) => this.#rows.get(write, write.b).bucket !== write.b);
    if (misplaced) return this.#refuse(mutation, stamp, rejected('wrong_bucket', [misplaced.t]));
    const isPurged = mutation.w.some((write) => this.#isPurged(write));
    if (standing === 'late' || isPurged) return this.#park(mutation, pusher);
    return this.#take(mutation, pusher, makes);
  }

  /**
   * What says that something is so may be said again; of all else that was purged only late edits are left, and of an
   * account that was, whatever is written about it: nobody would find it there. Only what came late itself is settled;
   * older conflicts are about to go with the rest of it.
   */
  #isPurged(write: RowWrite): boolean {
    const { purged, row, storedSeq } = this.#rows.get(write, write.b);
    for (const key of accountsOf([write])) {
      const account = this.#rows.get(key, write.b);
      if (account.purged && (write.t !== 'conflict' || (row !== null && storedSeq < account.storedSeq))) return true;
    }
    if (!purged || row !== null) return false;
    return !isFresh(write) || tableDefinition(write.t as TableName).naturalKey === undefined;
  }

  /** What a deferred or rejected mutation wrote is not there to build on. */
  #buildsOnUntaken({ w }: PushedMutation): Refused | null {
    if (this.#untaken.size === 0) return null;
    for (const { base } of w)
      for (const field in base) {
        const refused = this.#untaken.get(base[field] ?? '');
        if (refused) return refused;
      }
    return null;
  }

  /** The rows as they are now stand for what became of it. */
  #answerTwin(mutation: PushedMutation, stamp: string, result: PushResult): Decision {
    const working = result.o === 'applied' ? mutation.w.map((write) => this.#rows.get(write, write.b)) : [];
    const surprising = working.flatMap((found) => (found.row ? [{ working: found, row: found.row, changed: [] }] : []));
    return { mutation, stamp, result, entries: [], surprising };
  }

  /** An edit of a row whose making waits for a newer server. */
  async #buildsOnDeferred({ base }: RowWrite): Promise<boolean> {
    const waiting = new Set(await this.#tx.devices.deferred(this.#session.workspaceId, this.#device.id));
    return Object.values(base).some((token) => token !== null && waiting.has(token));
  }

  #refuse(mutation: PushedMutation, stamp: string, refused: Refused): Decision {
    this.#untaken.set(mutation.id, refused);
    return { mutation, stamp, result: { n: mutation.n, id: mutation.id, ...refused }, entries: [], surprising: [] };
  }

  async #park(mutation: PushedMutation, pusher: Pusher): Promise<Decision> {
    const entries: LogEntry[] = [];
    for (const write of mutation.w)
      entries.push(
        ...(await this.#conflicts.add(this.#rows.get(write, write.b), write, [lateDraft(write, pusher)], pusher)),
      );
    this.#note('mutation.parked', { mutation: mutation.id, bucket: mutation.w[0]?.b ?? null });
    const result: PushResult = { n: mutation.n, id: mutation.id, o: 'parked' };
    return { mutation, stamp: pusher.stamp, result, entries, surprising: entries };
  }

  async #take(mutation: PushedMutation, pusher: Pusher, makes: ReadonlySet<string>): Promise<Decision> {
    const { stamp, mutationId } = pusher;
    const isServerRestored = this.#workspace.restoredAt !== 0;
    const author = { mutationId, stamp, device: this.#device.id, isServerRestored };
    const merged = [];
    for (const sent of mutation.w) {
      const working = this.#rows.get(sent, sent.b);
      const place = {
        memberId: this.#session.memberId,
        access: this.#access,
        makes,
        values: working.row?.values ?? null,
      };
      const denied = deniedWrite(sent, place);
      if (denied) return this.#refuse(mutation, stamp, rejected(denied, [sent.t]));
      if (!working.row && !isFresh(sent) && this.#workspace.restoredAt === 0)
        return this.#refuse(
          mutation,
          stamp,
          (await this.#buildsOnDeferred(sent)) ? { o: 'defer' } : rejected('invalid_value', [`${sent.t}.id`]),
        );
      const owner = sent.t === 'account' ? ownerOf(sent, place) : undefined;
      const isCorrected = sent.t === 'account' && owner !== sent.f['owner_id'];
      const write = isCorrected ? { ...sent, f: { ...sent.f, owner_id: owner ?? null } } : sent;
      const merge = this.#rules.merge(write.t as TableName, working.row, write, author);
      if (sent.t !== 'conflict' && isTooLarge(write, merge.row.values))
        return this.#refuse(mutation, stamp, rejected('row_too_large', [write.t]));
      merged.push({ working, write, merge, isCorrected });
    }
    const entries: LogEntry[] = [];
    const surprising: LogEntry[] = [];
    const conflicts: LogEntry[] = [];
    for (const { working, write, merge, isCorrected } of merged) {
      working.row = merge.row;
      const entry = { working, row: merge.row, changed: merge.changed };
      if (merge.changed.length > 0) entries.push(entry);
      if (!merge.exact || isCorrected || merge.changed.length === 0) working.surprising = true;
      if (working.surprising) surprising.push(entry);
      if (write.t === 'conflict') {
        this.#conflicts.settle(working);
        const state = String(merge.row.values['state'] ?? '');
        this.#note('conflict.settled', { conflict: write.id, bucket: working.bucket, state });
      }
      // Two who settle one conflict at once: the later one did, and nobody is asked about that again.
      const drafts: ConflictDraft[] = write.t === 'conflict' ? [] : this.#rules.kept(merge.conflicts);
      conflicts.push(...(await this.#conflicts.add(working, write, drafts, pusher)));
    }
    await this.#access.apply(entries, {
      at: this.#now,
      memberId: this.#session.memberId,
      deviceId: this.#device.id,
      av: mutation.av,
    });
    const result: PushResult = {
      n: mutation.n,
      id: mutation.id,
      o: 'applied',
      ...(stamp !== mutation.h && { h: stamp }),
      ...(conflicts.length > 0 && { conflicts: conflicts.map(({ working }) => working.id) }),
    };
    const all = [...entries, ...conflicts];
    return { mutation, stamp, result, entries: all, surprising: [...surprising, ...conflicts] };
  }

  #note(kind: string, detail: AuditEntry['detail']): void {
    this.#audit.push({ at: this.#now, memberId: this.#session.memberId, deviceId: this.#device.id, kind, detail });
  }
}
