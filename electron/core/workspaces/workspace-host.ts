import type { DatabaseKey } from '#database/connection.ts';
import type { DemoStep, ProtectionChoice, WorkspaceStatus } from '#shared/contract/system.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { tableNames } from '#shared/sync/tables.ts';
import { toldProgress } from '../kernel/told-progress.ts';
import type { HostPort } from '../host-port.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { Events } from '../kernel/events.ts';
import { GivenFiles } from '../kernel/given-files.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Services } from '../services.ts';
import { DeviceFile } from '../settings/device-file.ts';
import { FileCare } from './file-care.ts';
import type { JoinInput, JoinOptions } from './join-workspace.ts';
import { keepKey, makeRecovery, openByRecovery, openKey } from './key-store.ts';
import { type Fill, makeWorkspace, type NewWorkspaceInput } from './make-workspace.ts';
import { codeOf, NOTHING_OPEN, type NotOpen, notOpened } from './open-failure.ts';
import { type OpenWorkspace, type OpenWorkspaceOptions, openWorkspace } from './open-workspace.ts';
import type { Repaired } from './repair-file.ts';
import { SessionFile, readSessionRecord } from './session-file.ts';
import { makeWhole } from './whole-workspace.ts';
import { wipeWorkspace } from './wipe-workspace.ts';
import { toStatus } from './workspace-status.ts';
import { type WorkspaceFile, WorkspaceFolders } from './workspace-folders.ts';

export interface WorkspaceHostOptions {
  dataFolder: string;
  appVersion: string;
  systemLocale: string;
  host: HostPort;
  log: Kernel['log'];
  nowMs?: () => number;
  /** Of this computer, unless said otherwise: what a new workspace counts its days in. */
  timeZone?: string;
}

interface Opened {
  file: WorkspaceFile;
  workspace: OpenWorkspace;
  care: FileCare;
  key: DatabaseKey;
  repaired: Repaired | null;
}

/** One workspace open at a time (sync.md 2.3): finds, makes, opens, unlocks and closes their files. */
export class WorkspaceHost {
  readonly options: WorkspaceHostOptions;
  readonly device: DeviceFile;
  readonly files = new GivenFiles();
  /** Facts of whichever workspace is open. */
  readonly announcements = new Events();
  readonly #folders: WorkspaceFolders;
  #open: Opened | null = null;
  /** Keys of workspaces that were open since the start: what is taken along to another one is read with them. */
  readonly #keys = new Map<string, DatabaseKey>();
  #state: NotOpen = NOTHING_OPEN;

  constructor(options: WorkspaceHostOptions) {
    this.options = options;
    this.#folders = new WorkspaceFolders(options.dataFolder);
    this.device = new DeviceFile(options.dataFolder);
  }

  /** @throws DomainError NO_WORKSPACE, LEASE_OVER */
  get services(): Services {
    const { services } = this.#opened.workspace;
    if (services.sync.isLocked) throw new DomainError('LEASE_OVER');
    return services;
  }

  /** What also a workspace gives whose lease is over: how it stands, the way back in, what waits. @throws DomainError NO_WORKSPACE */
  get lockedServices(): Pick<Services, 'kernel' | 'sync' | 'ownAccount' | 'waiting'> {
    return this.#opened.workspace.services;
  }

  get #opened(): Opened {
    if (!this.#open) throw new DomainError('NO_WORKSPACE');
    return this.#open;
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
    return toStatus(all, keychain.available, this.#open ? { ...this.#open, state: 'open' } : this.#state);
  }

  async create(input: NewWorkspaceInput) {
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
    const { fillDemo } = await import('../demo/fill-demo.ts');
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
      this.#state = NOTHING_OPEN;
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

  /** Where an invitation code leads. */
  async invitation(code: string) {
    const { describeInvitation } = await import('./join-workspace.ts');
    const { workspaceName, teamName, role, email, name, address, fingerprint } = await describeInvitation(
      this.#joining,
      code,
    );
    const canCopy = this.#open?.file.kind === 'local';
    return { workspaceName, teamName, role, email, name, address, fingerprint, canCopy };
  }

  /** Joins a shared workspace and opens it; the one that was open stays as it is. */
  async join(input: JoinInput) {
    const { joinWorkspace } = await import('./join-workspace.ts');
    const file = await joinWorkspace(this.#joining, input);
    await this.#tryOpen(file, input.protection.kind === 'passphrase' ? input.protection.passphrase : null);
    return this.status();
  }

  /** The certificate or the address of the open workspace's server changed, and its operator said so (security.md 5.3). */
  async moveServer(given: string) {
    const { file, key } = this.#opened;
    const { findMovedServer, keepMovedServer } = await import('./move-server.ts');
    const session = this.#sessionOf(file, key);
    const place = await findMovedServer(session.folder, given);
    // Closed first: a session that is being renewed writes the same file.
    await this.close();
    try {
      await keepMovedServer(session, place);
    } finally {
      await this.#openWith(file, key).catch((error: unknown) => {
        this.#didNotOpen(file, error);
        throw error;
      });
    }
    return this.status();
  }

  /** A new recovery code of the open workspace (security.md 5.2). @throws DomainError VALUE_REFUSED without encryption */
  async makeRecoveryCode(): Promise<{ code: string }> {
    const { key, file } = this.#opened;
    if (!key) throw new DomainError('VALUE_REFUSED', { field: 'protection', reason: 'not_encrypted' });
    const { code, kept } = await makeRecovery(key);
    await this.#saveOpen({ ...file, recovery: kept });
    return { code };
  }

  /** Opens what did not open, and keeps its key anew. @throws DomainError RECOVERY_CODE_WRONG */
  async recover({ code, protection }: { code: string; protection: ProtectionChoice }) {
    const { file } = this.#state;
    if (!file?.recovery) throw new DomainError('RECOVERY_CODE_WRONG');
    const key = await openByRecovery(file.recovery, code);
    if (protection.kind === 'none')
      throw new DomainError('VALUE_REFUSED', { field: 'protection', reason: 'must_be_encrypted' });
    const kept = { ...file, key: await keepKey(key, protection, this.options.host) };
    await this.#folders.save(kept);
    await this.#openWith(kept, key);
    return this.status();
  }

  /** Encrypts the workspace that did not open because it is not, and opens it. @throws DomainError KEYCHAIN_FAILED */
  async encrypt({ protection }: { protection: ProtectionChoice }) {
    const { file } = this.#state;
    if (this.#open || file?.key.kind !== 'none') throw new DomainError('NO_WORKSPACE');
    if (protection.kind === 'none')
      throw new DomainError('VALUE_REFUSED', { field: 'protection', reason: 'must_be_encrypted' });
    const { encryptWorkspace } = await import('./encrypt-workspace.ts');
    const encrypted = await encryptWorkspace({ folders: this.#folders, host: this.options.host }, file, protection);
    await this.#openWith(encrypted.file, encrypted.key);
    return this.status();
  }

  /** Folder and key of another workspace on this computer, to read from. @throws DomainError NO_WORKSPACE, WORKSPACE_LOCKED */
  async otherWorkspace(id: string, passphrase: string | null): Promise<{ folder: string; key: DatabaseKey }> {
    const file = await this.#folders.find(id);
    if (!file || file.kind !== 'local' || file.id === this.#open?.file.id) throw new DomainError('NO_WORKSPACE');
    const known = this.#keys.get(id);
    const key = known === undefined ? await openKey(file.key, passphrase, this.options.host) : known;
    return { folder: this.#folders.folder(id), key };
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.care.stop();
    await open?.workspace.close();
  }

  async #tryOpen(file: WorkspaceFile, passphrase: string | null): Promise<void> {
    try {
      await this.#openFile(file, passphrase);
    } catch (error) {
      this.#didNotOpen(file, error);
    }
  }

  #didNotOpen(file: WorkspaceFile, error: unknown): void {
    this.#state = notOpened(file, error);
    this.options.log('workspace did not open', { code: codeOf(error) ?? String(error) });
  }

  async #openFile(file: WorkspaceFile, passphrase: string | null): Promise<void> {
    await this.#openWith(file, await openKey(file.key, passphrase, this.options.host));
  }

  async #openWith(file: WorkspaceFile, key: DatabaseKey): Promise<void> {
    const now = this.options.nowMs ?? Date.now;
    await this.close();
    const record = await readSessionRecord(this.#folders.folder(file.id));
    // What the workspace asks of its devices holds each time, not only on the day of joining (P10).
    if (record?.policy.forbidUnencrypted && file.key.kind === 'none') throw new DomainError('MUST_BE_ENCRYPTED');
    const repaired = await makeWhole(this.#joining, file, key);
    const folder = this.#folders.folder(file.id);
    const workspace = await this.#openIn({
      folder,
      key,
      isInUse: true,
      ...(record && {
        sync: {
          session: new SessionFile(this.#sessionOf(file, key), record),
          appVersion: this.options.appVersion,
          onStopped: (reason) => void (reason === 'wipe' && this.#wipe(file.id)),
          startNow: true,
        },
      }),
    });
    const instant = new Date(now()).toISOString();
    const opened = { ...file, lastOpenedAt: instant, checkedAt: repaired ? instant : (file.checkedAt ?? instant) };
    const care = new FileCare({
      folder,
      file: this.#folders.databaseFile(file.id),
      key,
      nowMs: now,
      checkedAt: () => this.#open?.file.checkedAt ?? instant,
      checked: async (checkedAt) => {
        if (this.#open?.file.id === file.id) await this.#saveOpen({ ...this.#open.file, checkedAt });
      },
      log: this.options.log,
    });
    this.#keys.set(file.id, key);
    this.#open = { file: opened, workspace, care, key, repaired };
    await this.#folders.save(opened);
    await this.device.put({ workspaceId: file.id });
    if (file.kind !== 'demo') care.start();
  }

  #openIn(
    options: Pick<OpenWorkspaceOptions, 'folder' | 'key' | 'create' | 'sync' | 'isInUse'>,
  ): Promise<OpenWorkspace> {
    const { nowMs, host, log } = this.options;
    return openWorkspace({
      ...options,
      files: this.files,
      events: this.announcements,
      print: (job) => host.print(job),
      log,
      ...(nowMs ? { nowMs } : {}),
    });
  }

  #sessionOf({ id, key: { kind } }: WorkspaceFile, key: DatabaseKey) {
    return { folder: this.#folders.folder(id), key, keychainFirst: kind !== 'passphrase', host: this.options.host };
  }

  get #joining(): JoinOptions {
    return { folders: this.#folders, options: this.options, open: (options) => this.#openIn(options) };
  }

  async #saveOpen(file: WorkspaceFile): Promise<void> {
    if (this.#open) this.#open.file = file;
    await this.#folders.save(file);
  }

  /** The server ended this device (sync.md 2.12). */
  async #wipe(id: string): Promise<void> {
    const open = this.#open;
    if (open?.file.id !== id) return;
    await this.close();
    this.#keys.delete(id);
    const file = await wipeWorkspace(this.#folders, open.file);
    this.#state = { state: 'failed', file, failure: 'WORKSPACE_WIPED' };
    this.options.log('workspace wiped', {});
    this.announcements.announce({ tables: [...tableNames], accounts: [] });
  }

  async #make(kind: 'local' | 'demo', input: NewWorkspaceInput, fill: Fill): Promise<void> {
    const file = await makeWorkspace(this.#joining, kind, input, fill);
    await this.#openFile(file, input.protection.kind === 'passphrase' ? input.protection.passphrase : null);
  }
}
