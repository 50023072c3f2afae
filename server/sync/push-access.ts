import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import { isFresh, type RowWrite } from '#shared/sync/mutation.ts';
import type { PushedMutation } from '#shared/sync/wire.ts';
import { ServerRefusal } from '../refusal.ts';
import type { MemberAccess, WorkspaceState } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import { AccessChanges, type Cause } from './access-changes.ts';
import type { ServerRules, SyncSession } from './environment.ts';
import type { LogEntry, WorkingRow, WorkingRows } from './working-rows.ts';

export type Standing = 'open' | 'late' | 'never';

/** For so long after a restore writes to accounts that the backup did not know are kept as late ones. */
const RESTORE_MEMORY_MS = 90 * 24 * 60 * 60_000;

const touchesAccess = ({ t, f }: RowWrite): boolean =>
  t === 'account_collaborator' ||
  t === 'member' ||
  (t === 'account' && (f['owner_id'] !== undefined || f['created_at'] !== undefined));

export interface PushAccessOptions {
  tx: StorageTransaction;
  session: SyncSession;
  workspace: WorkspaceState;
  rules: ServerRules;
  isServer: boolean;
  now: number;
}

/** Who may write what in one push, asked and changed inside its transaction (sync.md 2.12). */
export class PushAccess {
  readonly #options: PushAccessOptions;
  #changes: AccessChanges | null = null;
  #member: MemberAccess | null = null;
  #buckets: string[] = [];
  #readable = new Set<string>();
  readonly #owners = new Map<string, string | null>();

  constructor(options: PushAccessOptions) {
    this.#options = options;
  }

  /** @throws ServerRefusal for a member who left. */
  async load(mutations: readonly PushedMutation[]): Promise<void> {
    const { tx, session, isServer } = this.#options;
    const writes = mutations.flatMap(({ w }) => w);
    if (writes.some(touchesAccess)) {
      const members = await tx.access.lockMembers(session.workspaceId);
      this.#changes = new AccessChanges(tx, session.workspaceId, members);
      this.#member = this.#changes.member(session.memberId);
      const accounts = writes.filter(touchesAccess).map(({ b }) => accountOfBucket(b));
      const known = await tx.access.owners(session.workspaceId, [...new Set(accounts.filter((id) => id !== null))]);
      for (const { accountId, ownerId } of known) this.#owners.set(accountId, ownerId);
    } else this.#member = await tx.access.lockMember(session.workspaceId, session.memberId);
    if (!isServer && !this.#member?.active) throw new ServerRefusal('device_revoked', 'the member left');
    this.#buckets = [...new Set(writes.map(({ b }) => b))];
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { tx, session, rules, isServer } = this.#options;
    this.#readable = new Set(isServer ? this.#buckets : await rules.readable(tx, session, this.#buckets));
  }

  get role(): MemberRole | 'server' {
    return this.#options.isServer ? 'server' : (this.#member?.role ?? 'consultant');
  }

  get changes(): AccessChanges | null {
    return this.#changes;
  }

  mayRead(bucket: string): boolean {
    return this.#readable.has(bucket);
  }

  /** Accounts that this mutation makes: they are its author's to fill. */
  makes(mutation: PushedMutation, rows: WorkingRows): Set<string> {
    const isNew = ({ row, isStored }: WorkingRow) => row === null && !isStored;
    const made = mutation.w.filter(
      (write) =>
        write.t === 'account' && isFresh(write) && !this.#owners.has(write.id) && isNew(rows.get(write, write.b)),
    );
    return new Set(made.map(({ id }) => id));
  }

  async standing({ w, av }: PushedMutation, makes: ReadonlySet<string>): Promise<Standing> {
    const closed = [...new Set(w.map(({ b }) => b))].filter(
      (bucket) => !this.#readable.has(bucket) && !makes.has(accountOfBucket(bucket) ?? ''),
    );
    if (closed.length === 0) return 'open';
    const { tx, session, workspace, now } = this.#options;
    const had = new Set(await tx.access.readableAt(session.workspaceId, session.memberId, closed, av));
    const never = closed.filter((bucket) => !had.has(bucket));
    if (never.length === 0) return 'late';
    if (workspace.restoredAt === 0 || now - workspace.restoredAt > RESTORE_MEMORY_MS) return 'never';
    // The backup may be older than the account: whoever makes it again finds these edits beside it.
    const accounts = never.map(accountOfBucket);
    const known = await tx.access.owners(
      session.workspaceId,
      accounts.filter((id) => id !== null),
    );
    return accounts.every((id) => id !== null) && known.length === 0 ? 'late' : 'never';
  }

  /** Owner and collaborators are changed by the owner, the lead of his team and admins (sync.md 2.2). */
  mayGovern(accountId: string): boolean {
    const { session, isServer } = this.#options;
    if (isServer || this.role === 'admin') return true;
    const ownerId = this.#owners.get(accountId) ?? null;
    if (ownerId === session.memberId) return true;
    if (this.role !== 'lead' || ownerId === null || !this.#member?.teamId) return false;
    return this.#changes?.member(ownerId)?.teamId === this.#member.teamId;
  }

  isMember(memberId: string): boolean {
    return Boolean(this.#changes?.member(memberId));
  }

  /** Brings what the rows of a mutation say about access into force. */
  async apply(entries: readonly LogEntry[], cause: Cause): Promise<void> {
    const changes = this.#changes;
    if (!changes) return;
    const owners = entries
      .filter(({ working: { t, id }, row }) => t === 'account' && this.#owners.get(id) !== ownerOf(row.values))
      .map(({ working: { id }, row }) => ({ accountId: id, ownerId: ownerOf(row.values) }));
    const pairs = entries
      .filter(({ working }) => working.t === 'account_collaborator')
      .map(({ row: { values } }) => ({
        accountId: String(values['account_id']),
        memberId: String(values['member_id']),
        isThere: values['deleted_at'] === undefined,
      }));
    const members = entries.filter(({ working }) => working.t === 'member');
    if (members.length > 0)
      await changes.applyMembers(
        members.map(({ working: { id }, row: { values } }) => ({
          memberId: id,
          role: values['role'] as MemberRole,
          teamId: (values['team_id'] as string | undefined) ?? null,
          active: values['active'] === 1 && values['deleted_at'] === undefined,
        })),
        cause,
      );
    if (owners.length > 0 || pairs.length > 0)
      await changes.apply(
        {
          owners,
          added: pairs.filter(({ isThere }) => isThere),
          removed: pairs.filter(({ isThere }) => !isThere),
        },
        cause,
      );
    for (const { accountId, ownerId } of owners) this.#owners.set(accountId, ownerId);
    if (owners.length + pairs.length + members.length > 0) await this.refresh();
  }
}

const ownerOf = (values: Readonly<Record<string, unknown>>): string | null =>
  (values['owner_id'] as string | undefined) ?? null;
