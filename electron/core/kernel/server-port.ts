import type { AuditLine } from '#shared/contract/server/audit.ts';
import type { DeviceLine } from '#shared/contract/server/devices.ts';
import type { ErasureRequest } from '#shared/contract/server/erasure.ts';
import type { FieldHistoryReply, FieldHistoryRequest } from '#shared/contract/server/field-history.ts';
import type { InvitationLine, InvitationRequest, NewInvitation } from '#shared/contract/server/invitations.ts';
import type {
  AccountLine,
  HandOverRequest,
  MemberChange,
  MemberLine,
  TeamLine,
} from '#shared/contract/server/members.ts';
import type { WorkspacePolicy } from '#shared/contract/server/policy.ts';
import type { PasswordChange, SecondFactorSetup, SessionFacts } from '#shared/contract/server/sign-in.ts';

/**
 * What a signed-in member may ask of the server about the account, the devices and the people. Every method throws a
 * DomainError: SERVER_UNREACHABLE, CERTIFICATE_CHANGED, SIGNED_OUT, ROLE_FORBIDDEN, … or SERVER_REFUSED with its code.
 */
export interface ServerPort {
  session(): Promise<SessionFacts>;
  signOut(): Promise<unknown>;
  devices(): Promise<{ devices: DeviceLine[] }>;
  revokeDevice(id: string, wipe: boolean): Promise<unknown>;
  changePassword(change: PasswordChange): Promise<unknown>;
  startSecondFactor(password: string): Promise<SecondFactorSetup>;
  confirmSecondFactor(password: string, code: string): Promise<unknown>;
  endSecondFactor(password: string, code: string): Promise<unknown>;

  /** What a field held, also what others overwrote. */
  fieldHistory(place: FieldHistoryRequest): Promise<FieldHistoryReply>;

  members(): Promise<{ members: MemberLine[] }>;
  changeMember(id: string, change: MemberChange): Promise<unknown>;
  handOver(id: string, request: HandOverRequest): Promise<{ accounts: number }>;
  /** Of somebody who lost it and every backup code; for admins. */
  endSecondFactorOf(id: string): Promise<unknown>;
  resetCode(id: string): Promise<{ code: string; expiresAt: number }>;
  accounts(): Promise<{ accounts: AccountLine[] }>;
  teams(): Promise<{ teams: TeamLine[] }>;
  addTeam(name: string): Promise<unknown>;
  renameTeam(id: string, name: string): Promise<unknown>;
  removeTeam(id: string): Promise<unknown>;
  invitations(): Promise<{ invitations: InvitationLine[] }>;
  invite(request: InvitationRequest): Promise<NewInvitation>;
  withdrawInvitation(id: string): Promise<unknown>;
  allDevices(): Promise<{ devices: DeviceLine[] }>;
  revokeAnyDevice(id: string, wipe: boolean): Promise<unknown>;
  /** Rows of the trash, for good and with their parts; for admins. */
  erase(rows: ErasureRequest['rows']): Promise<{ rows: number }>;
  policy(): Promise<WorkspacePolicy>;
  changePolicy(change: Partial<WorkspacePolicy>): Promise<WorkspacePolicy>;
  audit(before: number | null): Promise<{ lines: AuditLine[]; more: boolean }>;
  verifyAudit(): Promise<{ lines: number; brokenAt: number | null }>;
}
