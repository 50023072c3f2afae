import { accountBucket, teamBucket } from '#shared/sync/buckets.ts';
import type { AccessEntry, AuditEntry, Collaborator, MemberAccess } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';

/** What one mutation says about who may read which account. */
export interface AccountChange {
  accountId: string;
  ownerId: string | null;
}

export interface AccessChange {
  owners: readonly AccountChange[];
  added: readonly Collaborator[];
  removed: readonly Collaborator[];
}

export interface Cause {
  at: number;
  memberId: string;
  deviceId: string;
  /** Access version that the author knew: what he makes he could read from then on. */
  av: number;
}

/**
 * Changes of access in the transaction of the push that brings them (sync.md 2.12): who reads what is asked before and
 * after, and the difference raises the versions of those it concerns, goes to the log of grants and revokes, and to the
 * audit. All members of the workspace are locked.
 */
export class AccessChanges {
  readonly #tx: StorageTransaction;
  readonly #workspaceId: string;
  readonly #members: Map<string, MemberAccess>;
  readonly raised = new Set<string>();
  readonly audit: AuditEntry[] = [];

  constructor(tx: StorageTransaction, workspaceId: string, members: readonly MemberAccess[]) {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
    this.#members = new Map(members.map((member) => [member.memberId, member]));
  }

  member(memberId: string): MemberAccess | null {
    return this.#members.get(memberId) ?? null;
  }

  async apply({ owners, added, removed }: AccessChange, cause: Cause): Promise<void> {
    const { access } = this.#tx;
    const ws = this.#workspaceId;
    const accountIds = [...new Set([...owners, ...added, ...removed].map(({ accountId }) => accountId))];
    const known = new Set((await access.owners(ws, accountIds)).map(({ accountId }) => accountId));
    const before = await access.readers(ws, accountIds);
    await access.saveOwners(ws, owners);
    await access.removeCollaborators(ws, removed);
    await access.addCollaborators(ws, added);
    const after = await access.readers(ws, accountIds);
    const grants = readersWithout(after, before);
    const isNew = ({ accountId }: Collaborator) => !known.has(accountId);
    await this.#log(
      grants.filter((grant) => !isNew(grant)).map(toEntry),
      readersWithout(before, after).map(toEntry),
      cause,
    );
    // A new account opens a bucket without a new version: nothing that anybody holds changes.
    await access.logGrants(
      ws,
      grants.filter(isNew).map(({ accountId, memberId }) => {
        const { ver } = this.#members.get(memberId) ?? { ver: 0 };
        return {
          memberId,
          bucket: accountBucket(accountId),
          ver: memberId === cause.memberId ? Math.min(cause.av, ver) : ver,
        };
      }),
    );
  }

  /** A member came, left, or has another role or team. */
  async applyMembers(changed: readonly Omit<MemberAccess, 'ver'>[], cause: Cause): Promise<void> {
    const { access } = this.#tx;
    const ws = this.#workspaceId;
    const teams = new Set(changed.flatMap(({ memberId, teamId }) => [teamId, this.#members.get(memberId)?.teamId]));
    const leads = [...this.#members.values()].filter(({ role, teamId }) => role === 'lead' && teams.has(teamId));
    const affected = [...new Set([...changed, ...leads].map(({ memberId }) => memberId))].toSorted();
    const before = await this.#readable(affected);
    for (const member of changed) {
      const ver = this.#members.get(member.memberId)?.ver ?? 0;
      this.#members.set(member.memberId, { ...member, ver });
    }
    await access.saveMembers(
      ws,
      changed.map(({ memberId }) => this.#members.get(memberId)!),
    );
    const after = await this.#readable(affected);
    await this.#log(entriesWithout(after, before), entriesWithout(before, after), cause);
  }

  async #readable(memberIds: readonly string[]): Promise<Omit<AccessEntry, 'ver'>[]> {
    const entries: Omit<AccessEntry, 'ver'>[] = [];
    for (const memberId of memberIds) {
      const buckets = await this.#tx.access.readable(this.#workspaceId, memberId, null);
      for (const bucket of buckets)
        if (bucket.startsWith('a:') || bucket.startsWith(teamBucket(''))) entries.push({ memberId, bucket });
    }
    return entries;
  }

  async #log(grants: Omit<AccessEntry, 'ver'>[], revokes: Omit<AccessEntry, 'ver'>[], cause: Cause): Promise<void> {
    if (grants.length === 0 && revokes.length === 0) return;
    const { access } = this.#tx;
    const raised = new Map<string, MemberAccess>();
    for (const { memberId } of [...grants, ...revokes]) {
      const member = this.#members.get(memberId);
      if (member && !raised.has(memberId)) raised.set(memberId, { ...member, ver: member.ver + 1 });
    }
    for (const [memberId, member] of raised) {
      this.#members.set(memberId, member);
      this.raised.add(memberId);
    }
    await access.saveMembers(this.#workspaceId, [...raised.values()]);
    const withVer = (entry: Omit<AccessEntry, 'ver'>) => ({ ...entry, ver: raised.get(entry.memberId)?.ver ?? 0 });
    await access.logRevokes(this.#workspaceId, revokes.map(withVer));
    await access.logGrants(this.#workspaceId, grants.map(withVer));
    const { at, memberId: by, deviceId } = cause;
    for (const [kind, entries] of [['access.granted', grants] as const, ['access.revoked', revokes] as const])
      for (const { memberId, bucket } of entries)
        this.audit.push({ at, memberId: by, deviceId, kind, detail: { member: memberId, bucket } });
  }
}

const toEntry = ({ accountId, memberId }: Collaborator) => ({ memberId, bucket: accountBucket(accountId) });

const readersWithout = (all: readonly Collaborator[], some: readonly Collaborator[]): Collaborator[] => {
  const known = new Set(some.map(({ accountId, memberId }) => `${accountId} ${memberId}`));
  return all.filter(({ accountId, memberId }) => !known.has(`${accountId} ${memberId}`));
};

const entriesWithout = (all: readonly Omit<AccessEntry, 'ver'>[], some: readonly Omit<AccessEntry, 'ver'>[]) => {
  const known = new Set(some.map(({ memberId, bucket }) => `${memberId} ${bucket}`));
  return all.filter(({ memberId, bucket }) => !known.has(`${memberId} ${bucket}`));
};
