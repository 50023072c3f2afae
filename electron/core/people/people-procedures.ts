import { os } from '../procedures.ts';

/** People of a shared workspace; the server decides who may do what. */
export const peopleProcedures = {
  list: os.people.list.handler(({ context }) => context.services.people.list()),
  invite: os.people.invite.handler(({ context, input }) => context.services.people.invite(input)),
  withdrawInvitation: os.people.withdrawInvitation.handler(async ({ context, input }) => {
    await context.services.people.server.withdrawInvitation(input.id);
    return {};
  }),
  change: os.people.change.handler(async ({ context, input }) => {
    const { id, ...change } = input;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await context.services.people.server.changeMember(id, given);
    return {};
  }),
  handOver: os.people.handOver.handler(({ context, input }) =>
    context.services.people.handOver(input.from, input.to, input.accountIds),
  ),
  endSecondFactor: os.people.endSecondFactor.handler(async ({ context, input }) => {
    await context.services.people.server.endSecondFactorOf(input.id);
    return {};
  }),
  resetCode: os.people.resetCode.handler(({ context, input }) => context.services.people.resetCode(input.id)),
  addTeam: os.people.addTeam.handler(async ({ context, input }) => {
    await context.services.people.server.addTeam(input.name);
    return {};
  }),
  renameTeam: os.people.renameTeam.handler(async ({ context, input }) => {
    await context.services.people.server.renameTeam(input.id, input.name);
    return {};
  }),
  removeTeam: os.people.removeTeam.handler(async ({ context, input }) => {
    await context.services.people.server.removeTeam(input.id);
    return {};
  }),
  devices: os.people.devices.handler(({ context }) => context.services.people.allDevices()),
  revokeDevice: os.people.revokeDevice.handler(async ({ context, input }) => {
    await context.services.people.server.revokeAnyDevice(input.id, input.wipe);
    return {};
  }),
  policy: os.people.policy.handler(({ context }) => context.services.people.server.policy()),
  putPolicy: os.people.putPolicy.handler(({ context, input }) => {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return context.services.people.server.changePolicy(given);
  }),
  audit: os.people.audit.handler(({ context, input }) => context.services.people.audit(input.before)),
};
