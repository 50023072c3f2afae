import { type ErasureRequest, erasureReply } from '#shared/contract/server/erasure.ts';
import { type FieldHistoryRequest, fieldHistoryReply } from '#shared/contract/server/field-history.ts';
import type { Agent } from 'node:http';
import { z } from 'zod';
import { auditPage, auditVerdict } from '#shared/contract/server/audit.ts';
import { deviceList } from '#shared/contract/server/devices.ts';
import { invitationList, type InvitationRequest, newInvitation } from '#shared/contract/server/invitations.ts';
import {
  accountList,
  handOverReply,
  type HandOverRequest,
  type MemberChange,
  memberList,
  resetCode,
  teamList,
} from '#shared/contract/server/members.ts';
import { type WorkspacePolicy, workspacePolicy } from '#shared/contract/server/policy.ts';
import {
  done,
  invitationAnswer,
  type JoinRequest,
  type PasswordChange,
  type ResetRequest,
  secondFactorSetup,
  sessionFacts,
  sessionTokens,
  signedIn,
  type SignInRequest,
} from '#shared/contract/server/sign-in.ts';
import type { ServerPort } from '#core/kernel/server-port.ts';
import { openAgent, type ServerPlace } from './session-agent.ts';
import type { Credentials } from './session-credentials.ts';
import { withDomainErrors } from './session-errors.ts';
import { askJson, type JsonRequest, ServerRefusedError } from './session-request.ts';
import { TransportError } from './transport.ts';

/** What anybody may ask of a server (security.md 5.3). Every method throws `ServerRefusedError`. */
export class SignInApi {
  readonly place: ServerPlace;
  readonly #agent: Agent;

  constructor(place: ServerPlace) {
    this.place = place;
    this.#agent = openAgent(place);
  }

  /** That a server answers, and that it is the one whose certificate is known. */
  health = () => this.ask({ method: 'GET', path: '/v1/health' }, z.looseObject({}));
  invitation = (secret: string) =>
    this.ask({ method: 'POST', path: '/v1/auth/invitation', body: { secret } }, invitationAnswer);
  join = (body: JoinRequest) => this.ask({ method: 'POST', path: '/v1/auth/join', body }, signedIn);
  signIn = (body: SignInRequest) => this.ask({ method: 'POST', path: '/v1/auth/sign-in', body }, signedIn);
  requestReset = (email: string) => this.ask({ method: 'POST', path: '/v1/auth/reset/request', body: { email } }, done);
  reset = (body: ResetRequest) => this.ask({ method: 'POST', path: '/v1/auth/reset', body }, done);
  refresh = (refreshToken: string) =>
    this.ask({ method: 'POST', path: '/v1/auth/refresh', body: { refreshToken } }, sessionTokens);

  ask<Answer>(request: JsonRequest, answer: z.ZodType<Answer>): Promise<Answer> {
    return askJson({ address: this.place.address, agent: this.#agent }, request, answer);
  }

  close(): void {
    this.#agent.destroy();
  }
}

const nothing = done;
const savedTeam = z.object({ id: z.uuid() });

/** The requests of a signed-in member, with a token that is renewed where the server asks for another. */
export class ServerApi implements ServerPort {
  readonly #api: SignInApi;
  readonly #credentials: Credentials;

  constructor(api: SignInApi, credentials: Credentials) {
    this.#api = api;
    this.#credentials = credentials;
  }

  session = () => this.#get('/v1/session', sessionFacts);
  signOut = () => this.#send('POST', '/v1/auth/sign-out', undefined, nothing);
  devices = () => this.#get('/v1/devices', deviceList);
  revokeDevice = (id: string, wipe: boolean) => this.#send('POST', `/v1/devices/${id}/revoke`, { wipe }, nothing);
  changePassword = (body: PasswordChange) => this.#send('POST', '/v1/account/password', body, nothing);
  startSecondFactor = (password: string) =>
    this.#send('POST', '/v1/account/second-factor/start', { password }, secondFactorSetup);
  confirmSecondFactor = (password: string, code: string) =>
    this.#send('POST', '/v1/account/second-factor/confirm', { password, code }, nothing);
  endSecondFactor = (password: string, code: string) =>
    this.#send('POST', '/v1/account/second-factor/end', { password, code }, nothing);

  fieldHistory = (body: FieldHistoryRequest) => this.#send('POST', '/v1/sync/history', body, fieldHistoryReply);

  members = () => this.#get('/v1/admin/members', memberList);
  changeMember = (id: string, body: MemberChange) => this.#send('PATCH', `/v1/admin/members/${id}`, body, nothing);
  handOver = (id: string, body: HandOverRequest) =>
    this.#send('POST', `/v1/admin/members/${id}/hand-over`, body, handOverReply);
  endSecondFactorOf = (id: string) =>
    this.#send('POST', `/v1/admin/members/${id}/second-factor/end`, undefined, nothing);
  resetCode = (id: string) => this.#send('POST', `/v1/admin/members/${id}/reset-code`, undefined, resetCode);
  accounts = () => this.#get('/v1/admin/accounts', accountList);
  teams = () => this.#get('/v1/admin/teams', teamList);
  addTeam = (name: string) => this.#send('POST', '/v1/admin/teams', { name }, savedTeam);
  renameTeam = (id: string, name: string) => this.#send('PATCH', `/v1/admin/teams/${id}`, { name }, savedTeam);
  removeTeam = (id: string) => this.#send('DELETE', `/v1/admin/teams/${id}`, undefined, nothing);
  invitations = () => this.#get('/v1/admin/invitations', invitationList);
  invite = (body: InvitationRequest) => this.#send('POST', '/v1/admin/invitations', body, newInvitation);
  withdrawInvitation = (id: string) => this.#send('DELETE', `/v1/admin/invitations/${id}`, undefined, nothing);
  allDevices = () => this.#get('/v1/admin/devices', deviceList);
  revokeAnyDevice = (id: string, wipe: boolean) =>
    this.#send('POST', `/v1/admin/devices/${id}/revoke`, { wipe }, nothing);
  erase = (rows: ErasureRequest['rows']) => this.#send('POST', '/v1/admin/erase', { rows }, erasureReply);
  policy = () => this.#get('/v1/admin/policy', workspacePolicy);
  changePolicy = (body: Partial<WorkspacePolicy>) => this.#send('PATCH', '/v1/admin/policy', body, workspacePolicy);
  audit = (before: number | null) =>
    this.#get(`/v1/admin/audit?limit=100${before === null ? '' : `&before=${before}`}`, auditPage);
  verifyAudit = () => this.#get('/v1/admin/audit/verify', auditVerdict);

  #get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> {
    return this.#signed({ method: 'GET', path }, answer);
  }

  #send<Answer>(
    method: JsonRequest['method'],
    path: string,
    body: unknown,
    answer: z.ZodType<Answer>,
  ): Promise<Answer> {
    // The server takes no request of JSON without any.
    return this.#signed({ method, path, ...(method !== 'DELETE' && { body: body ?? {} }) }, answer);
  }

  #signed<Answer>(request: JsonRequest, answer: z.ZodType<Answer>): Promise<Answer> {
    return withDomainErrors(() => this.#ask(request, answer));
  }

  async #ask<Answer>(request: JsonRequest, answer: z.ZodType<Answer>): Promise<Answer> {
    try {
      const token = await this.#credentials.token();
      try {
        return await this.#api.ask({ ...request, token }, answer);
      } catch (error) {
        if (!(error instanceof ServerRefusedError) || error.code !== 'signed_out') throw error;
        return await this.#api.ask({ ...request, token: await this.#credentials.renew(token) }, answer);
      }
    } catch (error) {
      if (error instanceof TransportError) throw new ServerRefusedError(error.code, error.retryAfter);
      throw error;
    }
  }
}
