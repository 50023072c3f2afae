import type BetterSqlite3 from 'better-sqlite3';
import { platform, release } from 'node:os';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import type { HybridClock } from '#shared/sync/clock.ts';
import { AttachmentQueue, type ContentStore } from '#sync/attachment-queue.ts';
import type { DeviceClock } from '#sync/device-clock.ts';
import { HttpTransport } from '#sync/http-transport.ts';
import { SignInApi, ServerApi } from '#sync/session-api.ts';
import { asDomainError, withDomainErrors } from '#sync/session-errors.ts';
import { ServerRefusedError } from '#sync/session-request.ts';
import { Session } from '#sync/session.ts';
import { SyncEngine } from '#sync/sync-engine.ts';
import { SyncLoop, type SyncLoopOptions } from '#sync/sync-loop.ts';
import { TransportError } from '#sync/transport.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { ServerPort } from '../kernel/server-port.ts';
import type { SyncFacts, SyncPort, SyncSnapshot } from '../kernel/sync-port.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { SessionFile } from './session-file.ts';

/** What whoever opens a shared workspace gives. */
export interface SyncOptions {
  session: SessionFile;
  appVersion: string;
  onStopped: NonNullable<SyncLoopOptions['onStopped']>;
}

export interface SyncParts {
  writer: BetterSqlite3.Database;
  unitOfWork: UnitOfWork;
  clock: DeviceClock;
  hybrid: HybridClock;
  newId: () => string;
  memberId: string;
  /** This device goes on under another id (sync.md 2.11). */
  renamed: (deviceId: string) => void;
  /** Contents of attachments; asked for when first used, since what keeps them is built on top of this. */
  contents: () => ContentStore & { forget(hashes: readonly string[]): Promise<void> };
  /** Moves the write-ahead log into the file, off this thread. */
  checkpoint: () => Promise<void>;
  log: Kernel['log'];
  /** A large round has ended. */
  announceNow: () => void;
  /** Once, when what others wrote is here. */
  caughtUp: () => Promise<void>;
  /** The last exit was not clean. */
  recountFirst: boolean;
}

const DAY_MS = 86_400_000;
/** Whoever opens a file that is not here waits this long, in milliseconds. */
const FILE_PATIENCE_MS = 30_000;

/** As the server lists it. */
export const systemName = (): string => `${platform()} ${release()}`.slice(0, 60);

/** A shared workspace's exchange with its server: session, engine and loop, behind the port that core knows. */
export class WorkspaceSync implements SyncPort {
  readonly server: ServerPort;
  readonly #options: SyncOptions;
  readonly #parts: SyncParts;
  readonly #api: SignInApi;
  readonly #session: Session;
  readonly #engine: SyncEngine;
  readonly #loop: SyncLoop;
  readonly #transport: HttpTransport;
  readonly #files: () => AttachmentQueue;
  #toldAt = 0;
  #isCaughtUp = false;

  constructor(options: SyncOptions, parts: SyncParts) {
    this.#options = options;
    this.#parts = parts;
    const { record } = options.session;
    const { clock, writer, unitOfWork, hybrid, newId, log, contents, recountFirst } = parts;
    const device = { name: record.deviceName, os: systemName() };
    this.#api = new SignInApi(record);
    this.#session = new Session(this.#api, options.session, () => clock.system());
    this.server = new ServerApi(this.#api, this.#session);
    this.#transport = new HttpTransport(record, this.#session);
    this.#engine = new SyncEngine({
      database: writer,
      lock: unitOfWork,
      transport: this.#transport,
      clock,
      hybrid,
      newId,
      app: options.appVersion,
      device,
      renamed: parts.renamed,
      greeted: () => options.session.put({ contactAt: clock.now() }),
      monotonic: () => performance.now(),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      forgetFiles: (hashes) => contents().forget(hashes),
      checkpoint: parts.checkpoint,
    });
    this.#files = () =>
      new AttachmentQueue({ file: this.#engine.file, transport: this.#transport, contents: contents() });
    this.#loop = new SyncLoop({
      engine: this.#engine,
      transport: this.#transport,
      now: () => clock.now(),
      random: Math.random,
      afterLargeRound: parts.announceNow,
      afterRound: (signal) => this.#afterRound(signal),
      onStopped: options.onStopped,
      log,
      recountFirst,
    });
  }

  get facts(): SyncFacts {
    const { address, email, deviceName, policy } = this.#options.session.record;
    return { address, email, deviceName, policy };
  }

  status(): Promise<SyncSnapshot> {
    return this.#loop.status();
  }

  lastContact(): number | null {
    const { synced_at: syncedAt } = this.#engine.file.state();
    // An app that the server takes nothing from any more meets it all the same.
    const { contactAt = null } = this.#options.session.record;
    const times = [contactAt, syncedAt === null ? null : Date.parse(syncedAt)].filter((time) => time !== null);
    return times.length === 0 ? null : Math.max(...times);
  }

  watch(signal: AbortSignal | undefined): AsyncGenerator<SyncSnapshot> {
    return this.#loop.watch(signal);
  }

  changed(): void {
    this.#loop.changed();
  }

  now(): void {
    this.#loop.now();
  }

  pause(): Promise<void> {
    return this.#loop.pause();
  }

  resume(): Promise<void> {
    return this.#loop.resume();
  }

  start(): Promise<void> {
    return this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.#engine.rest();
    this.#transport.close();
    this.#api.close();
  }

  /** What everybody in the workspace may read is here when it resolves: the rest comes while people work. */
  async fillWorkspace(): Promise<void> {
    const { file } = this.#engine;
    try {
      do await this.#engine.pullOnce();
      while (!(await file.inspect(() => file.buckets.isLive('w'))));
    } catch (error) {
      throw asFailure(error);
    }
  }

  async signIn({ email, password, secondFactor }: Parameters<SyncPort['signIn']>[0]): Promise<void> {
    const { memberId, unitOfWork } = this.#parts;
    const { session } = this.#options;
    const device = await unitOfWork.inspect((sqlite) => ({
      id: sqlite.prepare('SELECT device_id FROM local_state').pluck().get() as string,
      name: session.record.deviceName,
      os: systemName(),
    }));
    const signed = await withDomainErrors(() =>
      this.#api
        .signIn({
          email,
          password,
          workspaceId: session.record.workspaceId,
          device,
          ...(secondFactor !== null && { code: secondFactor }),
        })
        .catch((error: unknown) => {
          // Somebody else's sign-in: what waits here never goes out under another name.
          if (error instanceof ServerRefusedError && error.code === 'device_forked')
            throw new DomainError('WRONG_CREDENTIALS');
          throw error;
        }),
    );
    if (signed.member.id !== memberId) throw new DomainError('WRONG_CREDENTIALS');
    await this.begin(signed);
    this.#loop.now();
  }

  async requestReset(email: string): Promise<void> {
    await withDomainErrors(() => this.#api.requestReset(email));
  }

  async resetPassword(code: string, password: string): Promise<void> {
    await withDomainErrors(() => this.#api.reset({ code, password }));
  }

  /** Keeps the session that a sign-in opened. */
  async begin(signed: SignedIn): Promise<void> {
    const { session } = this.#options;
    await this.#session.start(signed);
    const contactAt = this.#parts.clock.now();
    await session.put({ email: signed.member.email, policy: signed.policy, contactAt });
  }

  async fetchFile(id: string): Promise<boolean> {
    const patience = AbortSignal.timeout(FILE_PATIENCE_MS);
    return this.#files()
      .fetch(id, patience)
      .catch(() => false);
  }

  async signOut(): Promise<void> {
    await this.server.signOut().catch(() => undefined);
    await this.#session.end();
    this.#loop.now();
  }

  /** Bytes of attachments, and once a day what the workspace asks of its devices. */
  async #afterRound(signal: AbortSignal): Promise<void> {
    const { clock, caughtUp } = this.#parts;
    if (!this.#isCaughtUp) {
      this.#isCaughtUp = true;
      await caughtUp();
    }
    if (clock.now() - this.#toldAt >= DAY_MS) {
      this.#toldAt = clock.now();
      const told = await this.server.session().catch(() => null);
      if (told) await this.#options.session.put({ policy: told.policy, email: told.member.email });
    }
    await this.#files().run(signal);
  }
}

const asFailure = (error: unknown): unknown => {
  if (error instanceof TransportError) return asDomainError(new ServerRefusedError(error.code, error.retryAfter));
  return error;
};
