import { v7 } from 'uuid';
import { DatabaseOpenError } from '#database/connection.ts';
import type { DemoStep, ProtectionChoice, WorkspaceStatus } from '#shared/contract/system.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { fillDemo } from '../demo/fill-demo.ts';
import { toldProgress } from '../kernel/told-progress.ts';
import type { HostPort } from '../host-port.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { Events } from '../kernel/events.ts';
import { GivenFiles } from '../kernel/given-files.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Services } from '../services.ts';
import { DeviceFile } from '../settings/device-file.ts';
import { makeKey, openKey } from './key-store.ts';
import { seedWorkspace } from './new-workspace.ts';
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts';
import { type WorkspaceFile, WorkspaceFolders } from './workspace-folders.ts';

export interface WorkspaceHostOptions {
  dataFolder: string;
  appVersion: string;
  systemLocale: string;
  host: HostPort;
  log: Kernel['log'];
  nowMs?: () => number;
}

type Failure = NonNullable<WorkspaceStatus['failure']>;

/** One workspace open at a time (sync.md 2.3): finds, makes, opens, unlocks and closes their files. */
export class WorkspaceHost {
  readonly options: WorkspaceHostOptions;
  readonly device: DeviceFile;
  readonly files = new GivenFiles();
  /** Facts of whichever workspace is open. */
  readonly announcements = new Events();
  readonly #folders: WorkspaceFolders;
  #open: { file: WorkspaceFile; workspace: OpenWorkspace } | null = null;
  #state: { state: 'none' | 'locked' | 'failed'; file: WorkspaceFile | null; failure: Failure | null } = {
    state: 'none',
    file: null,
    failure: null,
  };

  constructor(options: WorkspaceHostOptions) {
    this.options = options;
    this.#folders = new WorkspaceFolders(options.dataFolder);
    this.device = new DeviceFile(options.dataFolder);
  }

  /** @throws DomainError NO_WORKSPACE */
  get services(): Services {
    if (!this.#open) throw new DomainError('NO_WORKSPACE');
    return this.#open.workspace.services;
  }

  get openServices(): Services | null {
    return this.#open?.workspace.services ?? null;
  }

  /** Opens what was open last, as far as it opens without a question. */
  async start(): Promise<void> {
    await this.#folders.sweep();
    await this.device.load();
    const all = await this.#folders.all();
    const last = all.find((file) => file.id === this.device.workspaceId) ?? all[0];
    if (last) await this.#tryOpen(last, null);
  }

  async status(): Promise<WorkspaceStatus> {
    const [all, keychain] = await Promise.all([this.#folders.all(), this.options.host.keychainStatus()]);
    const entry = ({ id, kind, name, lastOpenedAt }: WorkspaceFile) => ({ id, kind, name, lastOpenedAt });
    const current = this.#open?.file ?? this.#state.file;
    return {
      state: this.#open ? 'open' : this.#state.state,
      current: current ? entry(current) : null,
      all: all.map(entry),
      protection: current?.key.kind ?? null,
      keychainAvailable: keychain.available,
      failure: this.#open ? null : this.#state.failure,
      hasRecovery: false,
      repaired: null,
    };
  }

  async create(input: { name: string; memberName: string; language: Language; protection: ProtectionChoice }) {
    await this.#make('local', input, async () => undefined);
    return this.status();
  }

  /** A workspace of its own that never syncs; opened again when it is there already (Q6). */
  async *openDemo(
    { language, protection }: { language: Language; protection: ProtectionChoice },
    signal?: AbortSignal,
  ): AsyncGenerator<DemoStep> {
    const found = (await this.#folders.all()).find((file) => file.kind === 'demo');
    if (found) {
      yield { done: 1, total: 1, status: await this.open(found.id) };
      return;
    }
    const name = language === 'pt-BR' ? 'Demonstração' : 'Demo';
    const input = { name, memberName: 'Marina Prado', language, protection };
    yield* toldProgress<DemoStep>(async (tell, stopped) => {
      let last = { done: 0, total: 1 };
      await this.#make('demo', input, ({ kernel }) =>
        fillDemo(kernel, {
          language,
          today: kernel.clock.today(),
          signal: stopped,
          onProgress: (progress) => tell({ ...(last = progress), status: null }),
        }),
      );
      tell({ ...last, status: await this.status() });
    }, signal);
  }

  async unlock(passphrase: string) {
    const file = this.#state.file;
    if (!file) throw new DomainError('NO_WORKSPACE');
    await this.#openFile(file, passphrase);
    return this.status();
  }

  async open(id: string) {
    const file = await this.#folders.find(id);
    if (!file) throw new DomainError('NO_WORKSPACE');
    await this.#tryOpen(file, null);
    return this.status();
  }

  async removeDemo() {
    const demo = (await this.#folders.all()).find((file) => file.kind === 'demo');
    if (!demo) return this.status();
    if (this.#open?.file.id === demo.id) await this.close();
    await this.#folders.remove(demo.id);
    if (!this.#open) {
      this.#state = { state: 'none', file: null, failure: null };
      await this.start();
    }
    return this.status();
  }

  /** The name stands in the folder too, for the list of workspaces that are not open. */
  async renamed(name: string): Promise<void> {
    if (!this.#open || this.#open.file.name === name) return;
    this.#open.file = { ...this.#open.file, name };
    await this.#folders.save(this.#open.file);
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.workspace.close();
  }

  async #tryOpen(file: WorkspaceFile, passphrase: string | null): Promise<void> {
    try {
      await this.#openFile(file, passphrase);
    } catch (error) {
      const code = error instanceof DomainError ? error.code : error instanceof DatabaseOpenError ? error.code : null;
      const state = code === 'WORKSPACE_LOCKED' ? 'locked' : 'failed';
      this.#state = { state, file, failure: state === 'failed' ? failureOf(code) : null };
      this.options.log('workspace did not open', { code: code ?? String(error) });
    }
  }

  async #openFile(file: WorkspaceFile, passphrase: string | null): Promise<void> {
    const { nowMs } = this.options;
    const key = await openKey(file.key, passphrase, this.options.host);
    await this.close();
    const workspace = await openWorkspace({
      folder: this.#folders.folder(file.id),
      key,
      files: this.files,
      events: this.announcements,
      print: (job) => this.options.host.print(job),
      log: this.options.log,
      ...(nowMs ? { nowMs } : {}),
    });
    const opened = { ...file, lastOpenedAt: new Date(nowMs?.() ?? Date.now()).toISOString() };
    this.#open = { file: opened, workspace };
    await this.#folders.save(opened);
    await this.device.put({ workspaceId: file.id });
  }

  async #make(
    kind: 'local' | 'demo',
    input: { name: string; memberName: string; language: Language; protection: ProtectionChoice },
    fill: (services: Services) => Promise<void>,
  ): Promise<void> {
    const { nowMs } = this.options;
    const actor = { workspaceId: v7(), teamId: v7(), memberId: v7(), deviceId: v7() };
    const { key, kept } = await makeKey(input.protection, this.options.host);
    const aside = await this.#folders.startNew(actor.workspaceId);
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const currency = input.language === 'pt-BR' ? 'BRL' : 'USD';
    const made = await openWorkspace({
      folder: aside,
      key,
      files: this.files,
      events: this.announcements,
      print: (job) => this.options.host.print(job),
      log: this.options.log,
      create: { kind, actor, timeZone },
      ...(nowMs ? { nowMs } : {}),
    });
    try {
      const { unitOfWork, clock } = made.services.kernel;
      const today = clock.today();
      await unitOfWork.write(null, ({ rows }) => seedWorkspace(rows, actor, { ...input, timeZone, currency, today }));
      await fill(made.services);
    } catch (error) {
      await made.close();
      await this.#folders.dropNew(aside);
      throw error;
    }
    await made.close();
    const file: WorkspaceFile = { id: actor.workspaceId, kind, name: input.name, key: kept, lastOpenedAt: null };
    await this.#folders.finishNew(aside, file);
    await this.#openFile(file, input.protection.kind === 'passphrase' ? input.protection.passphrase : null);
  }
}

const failureOf = (code: string | null): Failure => {
  if (code === 'NEWER_FILE') return 'FILE_FROM_NEWER_APP';
  if (code === 'KEYCHAIN_FAILED' || code === 'WRONG_KEY') return 'KEYCHAIN_FAILED';
  return code === 'DISK_FULL' ? 'DISK_FULL' : 'FILE_DAMAGED';
};
