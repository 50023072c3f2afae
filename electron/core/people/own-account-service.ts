import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { ServerPort } from '../kernel/server-port.ts';
import type { SyncPort } from '../kernel/sync-port.ts';

/** A second factor that was started is confirmed within this time, in milliseconds. */
const PATIENCE = 15 * 60_000;

/** The member's own sign-in: session, password, second factor. */
export class OwnAccountService {
  readonly #kernel: Kernel;
  /** Between showing the secret and its first code, which the server takes only with the password. */
  #starting: { password: string; since: number } | null = null;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async signIn(person: Parameters<SyncPort['signIn']>[0]): Promise<void> {
    await this.#sync.signIn(person);
  }

  async requestReset(email: string): Promise<void> {
    await this.#sync.requestReset(email);
  }

  async resetPassword(code: string, password: string): Promise<void> {
    await this.#sync.resetPassword(code, password);
  }

  async signOut(): Promise<void> {
    await this.#sync.signOut();
  }

  async revokeDevice(id: string, wipe: boolean): Promise<void> {
    await this.#server.revokeDevice(id, wipe);
  }

  async startSecondFactor(password: string): Promise<{ address: string; backupCodes: string[] }> {
    const { uri, backupCodes } = await this.#server.startSecondFactor(password);
    this.#starting = { password, since: this.#kernel.clock.nowMs() };
    return { address: uri, backupCodes };
  }

  /** @throws DomainError WRONG_CREDENTIALS, also where nothing was started: it is to be started again */
  async confirmSecondFactor(code: string): Promise<void> {
    const starting = this.#starting;
    if (!starting || this.#kernel.clock.nowMs() - starting.since > PATIENCE) throw new DomainError('WRONG_CREDENTIALS');
    await this.#server.confirmSecondFactor(starting.password, code);
    this.#starting = null;
  }

  async endSecondFactor(password: string, code: string): Promise<void> {
    await this.#server.endSecondFactor(password, code);
  }

  async changePassword(current: string, next: string, secondFactor: string | undefined): Promise<void> {
    await this.#server.changePassword({
      password: current,
      newPassword: next,
      ...(secondFactor !== undefined && { code: secondFactor }),
    });
  }

  get #sync(): SyncPort {
    const { sync } = this.#kernel;
    if (!sync) throw new DomainError('NOT_SHARED');
    return sync;
  }

  get #server(): ServerPort {
    return this.#sync.server;
  }
}
