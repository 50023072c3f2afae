import type { WorkspacePolicy } from '#shared/contract/server/policy.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import type { ServerPort } from './server-port.ts';

/** What sync can say of its status; who the server and the member are is core's to add. */
export type SyncSnapshot = Omit<SyncStatus, 'server' | 'toReview' | 'lease'>;

export interface SyncFacts {
  address: string;
  email: string;
  deviceName: string;
  policy: WorkspacePolicy;
}

/** All that core knows of the exchange with a server. A workspace that never joined one has none of it. */
export interface SyncPort {
  readonly server: ServerPort;
  /** As of the last sign-in or contact. */
  readonly facts: SyncFacts;
  status(): Promise<SyncSnapshot>;
  /** When the server last knew this device, in UTC milliseconds; null before the first time. */
  lastContact(): number | null;
  /** The status now and after each change, until the signal ends it. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<SyncSnapshot>;
  /** Something was written here; called after each commit. */
  changed(): void;
  /** Tries at once, whatever was waited for. */
  now(): void;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** @throws DomainError WRONG_CREDENTIALS, SECOND_FACTOR_REQUIRED, SERVER_UNREACHABLE, … */
  signIn(person: { email: string; password: string; secondFactor: string | null }): Promise<void>;
  /** Asks for the mail with a code for a new password; answered alike whether the address is known or not. */
  requestReset(email: string): Promise<void>;
  /** Ends every session of the person, this one too. @throws DomainError WRONG_CREDENTIALS, PASSWORD_TOO_SHORT, … */
  resetPassword(code: string, password: string): Promise<void>;
  /** Brings the bytes of an attachment that are not here yet; false where the server has none. */
  fetchFile(id: string): Promise<boolean>;
  /** Ends the session, also where the server cannot be told; the data stays, sync stops. */
  signOut(): Promise<void>;
}
