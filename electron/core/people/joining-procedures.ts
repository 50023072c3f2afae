import { os } from '../procedures.ts';

/** Joining a server, signing in, devices, taking a local portfolio along. */
export const joiningProcedures = {
  invitation: os.joining.invitation.handler(({ context, input }) => context.host.invitation(input.code)),
  join: os.joining.join.handler(({ context, input }) => context.host.join(input)),
  copyCandidates: os.joining.copyCandidates.handler(async ({ context, input }) =>
    context.services.copy.candidates(await context.host.otherWorkspace(input.workspaceId, input.passphrase ?? null)),
  ),
  copy: os.joining.copy.handler(async function* ({ context, input, signal }) {
    const source = await context.host.otherWorkspace(input.workspaceId, input.passphrase ?? null);
    yield* context.services.copy.run(source, input.accountIds, signal);
  }),
  signIn: os.joining.signIn.handler(async ({ context, input }) => {
    await context.host.lockedServices.ownAccount.signIn(input);
    return {};
  }),
  moveServer: os.joining.moveServer.handler(({ context, input }) => context.host.moveServer(input.given)),
  requestReset: os.joining.requestReset.handler(async ({ context, input }) => {
    await context.host.lockedServices.ownAccount.requestReset(input.email);
    return {};
  }),
  resetPassword: os.joining.resetPassword.handler(async ({ context, input }) => {
    await context.host.lockedServices.ownAccount.resetPassword(input.code, input.password);
    return {};
  }),
  signOut: os.joining.signOut.handler(async ({ context }) => {
    await context.host.lockedServices.ownAccount.signOut();
    return {};
  }),
  devices: os.joining.devices.handler(({ context }) => context.services.people.devices()),
  revokeDevice: os.joining.revokeDevice.handler(async ({ context, input }) => {
    await context.services.ownAccount.revokeDevice(input.id, input.wipe);
    return {};
  }),
  secondFactor: os.joining.secondFactor.handler(async ({ context }) => ({
    isOn: (await context.services.people.server.session()).secondFactor,
  })),
  startSecondFactor: os.joining.startSecondFactor.handler(({ context, input }) =>
    context.services.ownAccount.startSecondFactor(input.password),
  ),
  confirmSecondFactor: os.joining.confirmSecondFactor.handler(async ({ context, input }) => {
    await context.services.ownAccount.confirmSecondFactor(input.code);
    return {};
  }),
  endSecondFactor: os.joining.endSecondFactor.handler(async ({ context, input }) => {
    await context.services.ownAccount.endSecondFactor(input.password, input.code);
    return {};
  }),
  changePassword: os.joining.changePassword.handler(async ({ context, input }) => {
    await context.services.ownAccount.changePassword(input.current, input.next, input.secondFactor);
    return {};
  }),
};
