import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { auditPage, auditQuery, auditVerdict } from '#shared/contract/server/audit.ts';
import { deviceList, deviceRevocation } from '#shared/contract/server/devices.ts';
import { erasureReply, erasureRequest } from '#shared/contract/server/erasure.ts';
import { invitationList, invitationRequest, newInvitation } from '#shared/contract/server/invitations.ts';
import {
  accountList,
  handOverReply,
  handOverRequest,
  memberChange,
  memberList,
  resetCode,
  teamInput,
  teamList,
} from '#shared/contract/server/members.ts';
import { policyChange, workspacePolicy } from '#shared/contract/server/policy.ts';
import { done } from '#shared/contract/server/sign-in.ts';
import { listDevices, revokeDevice } from '../admin/device-service.ts';
import { erase } from '../admin/erasure-service.ts';
import { listInvitations, makeInvitation, withdrawInvitation } from '../admin/invitation-service.ts';
import {
  changeMember,
  endMemberSecondFactor,
  handOver,
  listAccounts,
  listMembers,
  makeResetCode,
} from '../admin/member-service.ts';
import { listTeams, removeTeam, saveTeam } from '../admin/team-service.ts';
import { changePolicy, getPolicy, readAudit, verifyAudit } from '../admin/workspace-service.ts';
import type { ServerEnvironment } from '../environment.ts';
import { idParameter } from './account-routes.ts';
import { sessionOf } from './authentication.ts';
import { perMinute } from './rate-limits.ts';

const DONE = { done: true } as const;
const team = z.object({ id: z.uuid() });

/** Routes that run a workspace; who may use them is checked in the transaction that does it. */
export const adminRoutes = async (instance: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = perMinute(env.limits.others);
  const of = <Schema extends object>(schema: Schema) => ({ config, schema: { tags: ['admin'], ...schema } });

  app.get('/v1/admin/members', of({ response: { 200: memberList } }), async (request) => ({
    members: await listMembers(env, sessionOf(request)),
  }));
  app.patch(
    '/v1/admin/members/:id',
    of({ params: idParameter, body: memberChange, response: { 200: done } }),
    async (request) => {
      await changeMember(env, sessionOf(request), request.params.id, request.body);
      return DONE;
    },
  );
  app.post(
    '/v1/admin/members/:id/hand-over',
    of({ params: idParameter, body: handOverRequest, response: { 200: handOverReply } }),
    async (request) => ({ accounts: await handOver(env, sessionOf(request), request.params.id, request.body) }),
  );
  app.post('/v1/admin/members/:id/reset-code', of({ params: idParameter, response: { 200: resetCode } }), (request) =>
    makeResetCode(env, sessionOf(request), request.params.id),
  );
  app.post(
    '/v1/admin/members/:id/second-factor/end',
    of({ params: idParameter, response: { 200: done } }),
    async (request) => {
      await endMemberSecondFactor(env, sessionOf(request), request.params.id);
      return DONE;
    },
  );
  app.get('/v1/admin/accounts', of({ response: { 200: accountList } }), async (request) => ({
    accounts: await listAccounts(env, sessionOf(request)),
  }));

  app.get('/v1/admin/teams', of({ response: { 200: teamList } }), async (request) => ({
    teams: await listTeams(env, sessionOf(request)),
  }));
  app.post('/v1/admin/teams', of({ body: teamInput, response: { 200: team } }), async (request) => ({
    id: await saveTeam(env, sessionOf(request), null, request.body.name),
  }));
  app.patch(
    '/v1/admin/teams/:id',
    of({ params: idParameter, body: teamInput, response: { 200: team } }),
    async (request) => ({ id: await saveTeam(env, sessionOf(request), request.params.id, request.body.name) }),
  );
  app.delete('/v1/admin/teams/:id', of({ params: idParameter, response: { 200: done } }), async (request) => {
    await removeTeam(env, sessionOf(request), request.params.id);
    return DONE;
  });

  app.get('/v1/admin/invitations', of({ response: { 200: invitationList } }), async (request) => ({
    invitations: await listInvitations(env, sessionOf(request)),
  }));
  app.post('/v1/admin/invitations', of({ body: invitationRequest, response: { 200: newInvitation } }), (request) =>
    makeInvitation(env, sessionOf(request), request.body),
  );
  app.delete('/v1/admin/invitations/:id', of({ params: idParameter, response: { 200: done } }), async (request) => {
    await withdrawInvitation(env, sessionOf(request), request.params.id);
    return DONE;
  });

  app.get('/v1/admin/devices', of({ response: { 200: deviceList } }), async (request) => ({
    devices: await listDevices(env, sessionOf(request)),
  }));
  app.post(
    '/v1/admin/devices/:id/revoke',
    of({ params: idParameter, body: deviceRevocation, response: { 200: done } }),
    async (request) => {
      await revokeDevice(env, sessionOf(request), request.params.id, request.body.wipe);
      return DONE;
    },
  );

  app.post('/v1/admin/erase', of({ body: erasureRequest, response: { 200: erasureReply } }), async (request) => ({
    rows: await erase(env, sessionOf(request), request.body),
  }));

  app.get('/v1/admin/policy', of({ response: { 200: workspacePolicy } }), (request) =>
    getPolicy(env, sessionOf(request)),
  );
  app.patch('/v1/admin/policy', of({ body: policyChange, response: { 200: workspacePolicy } }), (request) =>
    changePolicy(env, sessionOf(request), request.body),
  );
  app.get('/v1/admin/audit', of({ querystring: auditQuery, response: { 200: auditPage } }), (request) =>
    readAudit(env, sessionOf(request), request.query),
  );
  app.get('/v1/admin/audit/verify', of({ response: { 200: auditVerdict } }), (request) =>
    verifyAudit(env, sessionOf(request)),
  );
};
