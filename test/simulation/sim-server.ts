import type { ServerRules, SyncEnvironment } from '#server/sync/environment.ts';
import { serverPush } from '#server/sync/server-push.ts';
import { beginErasure, eraseUnit, finishErasures } from '#server/sync/erasure.ts';
import { tidy } from '#server/sync/upkeep.ts';
import { createWorkspace, publishSafeSeq, rotateEpoch } from '#server/sync/workspaces.ts';
import { SqliteStorage, createSqliteStorage } from '#server/storage/sqlite-storage.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { accountBucket, privateBucket } from '#shared/sync/buckets.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import { RewindableDatabase } from './rewindable-database.ts';

/** The server's process ended in the middle of a request. */
export class ServerDied extends Error {
  constructor(when: string) {
    super(`the server died ${when}`);
    this.name = 'ServerDied';
  }
}

export interface MemberFacts {
  id: string;
  name: string;
  role: MemberRole;
  teamId: string;
  active: boolean;
}

/** A database of the server that every run uses in turn. */
export class ServerStore {
  readonly rewindable = new RewindableDatabase(createSqliteStorage({ file: ':memory:' }).database);
  readonly storage = new SqliteStorage(this.rewindable.database);
}

export interface SimServerOptions {
  store: ServerStore;
  now: () => number;
  newId: () => string;
  rules: Partial<ServerRules>;
}

/** The real handlers over a store that can die, be backed up and be put back. */
export class SimServer {
  readonly env: SyncEnvironment;
  readonly workspaceId: string;
  readonly teamIds: readonly string[];
  readonly members: MemberFacts[] = [];
  readonly #store: ServerStore;
  /** Accounts that were erased, with who could read them then; as long as they are. */
  readonly erased = new Map<string, { owner: string | null; collaborators: readonly string[] }>();
  #backups = 0;
  /** Head that the newest backup holds. */
  backupHead: number | null = null;

  constructor({ store, now, newId, rules }: SimServerOptions) {
    this.#store = store;
    this.env = { storage: store.storage, now, newId, rules };
    this.workspaceId = newId();
    this.teamIds = [newId(), newId()];
  }

  async found(): Promise<void> {
    const { env, workspaceId } = this;
    await env.storage.transaction('write', (tx) => createWorkspace(env, tx, { workspaceId, serverName: 'Server' }));
    await serverPush(env, {
      workspaceId,
      by: workspaceId,
      writes: [
        {
          t: 'workspace',
          id: workspaceId,
          f: {
            name: 'Empresa',
            time_zone: 'America/Sao_Paulo',
            language: 'pt-BR',
            currency: 'BRL',
            review_cycle: 'journey_120_days',
          },
        },
        ...this.teamIds.map((id, index) => ({ t: 'team' as const, id, f: { name: `Time ${index + 1}` } })),
      ],
    });
  }

  /** A member comes, or is another one from now on: the way of the admin API. */
  async setMember(member: MemberFacts): Promise<void> {
    const { env, workspaceId } = this;
    const { id, name, role, teamId, active } = member;
    const isKnown = await env.storage.transaction('write', async (tx) => {
      if (await tx.access.member(workspaceId, id)) return true;
      // Another number than before a restore, so that nothing learnt under the old ones is taken for its own.
      const ver = this.#backups === 0 ? 1 : 5_000_000;
      await tx.access.saveMembers(workspaceId, [{ memberId: id, ver, role, teamId, active }]);
      return false;
    });
    await serverPush(env, {
      workspaceId,
      by: workspaceId,
      writes: [{ t: 'member', id, f: { team_id: teamId, name, role, active: active ? 1 : 0 } }],
    });
    const index = this.members.findIndex((known) => known.id === id);
    if (index < 0) this.members.push(member);
    else this.members[index] = member;
    return void isKnown;
  }

  prune(commits: number): Promise<void> {
    return tidy(this.env, this.workspaceId, { days: 0, commits });
  }

  /** Somebody has a row erased, with all that was ever said of it; its parts go with `eraseSome`. */
  async erase({ t, id }: RowImage): Promise<void> {
    const { env, workspaceId } = this;
    if (t === 'account') this.#rememberReaders(id);
    const privates = this.members.map(({ id: memberId }) => privateBucket(id, memberId));
    await env.storage.transaction('write', async (tx) => {
      const roots = await tx.rows.lock(workspaceId, [{ t, id }]);
      const placesOf = () => [accountBucket(id), ...privates];
      await beginErasure(env, tx, { workspaceId, by: workspaceId, roots, placesOf });
    });
  }

  /** One unit of what was begun, so small that much happens in between; says whether there was one. */
  async eraseSome(): Promise<boolean> {
    return (await eraseUnit(this.env, this.workspaceId, { rows: 3, files: 1 })) !== null;
  }

  finishErasures(): Promise<number> {
    return finishErasures(this.env, this.workspaceId);
  }

  /** Whoever could read an account when it was erased reads what comes late to it. */
  #rememberReaders(accountId: string): void {
    const images = this.images();
    const account = images.find(({ t, id, purged }) => t === 'account' && id === accountId && !purged);
    if (!account) return;
    const pairs = images.filter(({ t, v }) => t === 'account_collaborator' && v['account_id'] === accountId);
    this.erased.set(accountId, {
      owner: (account.v['owner_id'] as string | undefined) ?? null,
      collaborators: pairs.filter(({ v }) => v['deleted_at'] === undefined).map(({ v }) => String(v['member_id'])),
    });
  }

  backup(): void {
    this.backupHead = this.head();
    this.#backups += 1;
    this.#store.rewindable.mark(`backup_${this.#backups}`);
  }

  /** The backup was read back: what it holds need not be kept elsewhere. */
  publishBackup(): Promise<void> {
    return this.backupHead === null ? Promise.resolve() : publishSafeSeq(this.env, this.workspaceId, this.backupHead);
  }

  /** The database is again as it was at the newest backup; people who came since are invited again. */
  async restore(): Promise<void> {
    this.#store.rewindable.goBack(`backup_${this.#backups}`);
    await rotateEpoch(this.env, this.workspaceId);
    const known = new Set(this.all<{ id: string }>('SELECT member_id AS id FROM sync_member').map(({ id }) => id));
    for (const member of this.members) if (!known.has(member.id)) await this.setMember(member);
  }

  dieAt(when: 'before' | 'after', writes: number): void {
    const { disk } = this.#store.rewindable;
    let left = writes;
    const die = () => {
      throw new ServerDied(`${when} its commit`);
    };
    if (when === 'after') disk.afterCommit = die;
    else {
      disk.beforeCommit = die;
      disk.beforeWrite = () => {
        left -= 1;
        if (left === 0) die();
      };
    }
  }

  live(): void {
    const { disk } = this.#store.rewindable;
    disk.beforeWrite = disk.beforeCommit = disk.afterCommit = undefined;
  }

  /** This server knows an older schema than the apps: tables of theirs are unknown to it. */
  get isOld(): boolean {
    return this.env.serving !== undefined;
  }

  downgrade(): void {
    this.env.serving = [SCHEMA - 1, SCHEMA - 1];
  }

  upgrade(): void {
    delete this.env.serving;
  }

  revoke(deviceId: string, status: 'revoked' | 'wipe'): void {
    this.#store.rewindable.database.prepare('UPDATE sync_device SET status = ? WHERE id = ?').run(status, deviceId);
  }

  /** Straight from the tables, past the storage that is under test. */
  all<Row>(sql: string, ...params: unknown[]): Row[] {
    return this.#store.rewindable.database.prepare(sql).all(...params) as Row[];
  }

  head(): number {
    return this.all<{ head: number }>('SELECT head FROM sync_workspace')[0]?.head ?? 0;
  }

  /** Another one whenever something was committed or put back. */
  get version(): number {
    return this.#store.rewindable.version;
  }

  epoch(): string {
    return this.all<{ epoch: string }>('SELECT epoch FROM sync_workspace')[0]?.epoch ?? '';
  }

  images(): RowImage[] {
    return this.all<{ image: string }>('SELECT image FROM sync_row').map(({ image }) => JSON.parse(image) as RowImage);
  }

  /** Whether the transaction of a request is still open: it must never be between two requests. */
  get isInside(): boolean {
    return this.#store.rewindable.database.inTransaction;
  }
}
