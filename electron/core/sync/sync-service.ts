import type { SyncStatus } from '#shared/contract/sync.ts';
import { offlineLease } from '#shared/domain/offline-lease.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { SyncPort, SyncSnapshot } from '../kernel/sync-port.ts';

const OFF: SyncSnapshot = {
  state: 'off',
  problem: null,
  waiting: 0,
  waitingSince: null,
  filesWaiting: 0,
  syncedAt: null,
  nextTryAt: null,
  loading: [],
  clockOffMs: null,
};

/** One quiet status of sync (P3); off in a workspace that never joined a server. */
export class SyncService {
  readonly #kernel: Kernel;
  /** Last known contact with the server, in UTC milliseconds. */
  #contact: number | null = null;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async status(): Promise<SyncStatus> {
    const { sync } = this.#kernel;
    return sync ? this.#whole(sync, await sync.status()) : { ...OFF, server: null, toReview: 0, lease: null };
  }

  /** The status now and after each change, until the signal ends it. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<SyncStatus> {
    const { sync } = this.#kernel;
    if (sync) {
      for await (const snapshot of sync.watch(signal)) yield await this.#whole(sync, snapshot);
      return;
    }
    yield await this.status();
    if (!signal?.aborted) await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  }

  async now(): Promise<SyncStatus> {
    this.#kernel.sync?.now();
    return this.status();
  }

  async pause(): Promise<SyncStatus> {
    await this.#kernel.sync?.pause();
    return this.status();
  }

  async resume(): Promise<SyncStatus> {
    await this.#kernel.sync?.resume();
    return this.status();
  }

  /** The offline lease is over: core answers nothing of the workspace until the server was reached (sync.md 2.12). */
  get isLocked(): boolean {
    const { sync, clock } = this.#kernel;
    const days = sync?.facts.policy.offlineLeaseDays ?? null;
    if (!sync || days === null) return false;
    const isOver = () => offlineLease(days, this.#contact, clock.nowMs())?.isOver === true;
    // Asked before every call: the last contact only moves on, so what was known of it settles most of them.
    if (this.#contact === null || isOver()) this.#contact = sync.lastContact();
    return isOver();
  }

  async #whole(sync: SyncPort, snapshot: SyncSnapshot): Promise<SyncStatus> {
    const { unitOfWork, actor } = this.#kernel;
    const { toReview, workspace, member } = await unitOfWork.read(async (db) => ({
      toReview: await db
        .selectFrom('conflict')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('state', '=', 'open')
        .where('deleted_at', 'is', null)
        .executeTakeFirstOrThrow(),
      workspace: await db.selectFrom('workspace').select('name').where('id', '=', actor.workspaceId).executeTakeFirst(),
      member: await db
        .selectFrom('member')
        .select(['name', 'role'])
        .where('id', '=', actor.memberId)
        .executeTakeFirst(),
    }));
    const { address, email, deviceName } = sync.facts;
    return {
      ...this.#leased(sync, snapshot),
      toReview: toReview.count,
      server: {
        address,
        email,
        deviceName,
        workspaceName: workspace?.name ?? '',
        memberName: member?.name ?? email,
        role: member?.role ?? 'consultant',
      },
    };
  }

  /** A device that was away longer than the workspace allows asks to sign in; nothing is deleted (sync.md 2.12). */
  #leased(sync: SyncPort, snapshot: SyncSnapshot): SyncSnapshot & Pick<SyncStatus, 'lease'> {
    const { problem, state } = snapshot;
    const { offlineLeaseDays } = sync.facts.policy;
    const lease = offlineLease(offlineLeaseDays, sync.lastContact(), this.#kernel.clock.nowMs());
    const told = lease && { endsAt: new Date(lease.endsAt).toISOString(), isOver: lease.isOver };
    const expired = lease?.isOver === true && problem === null;
    return {
      ...snapshot,
      state: expired ? 'problem' : state,
      problem: expired ? 'lease_expired' : problem,
      lease: told,
    };
  }
}
