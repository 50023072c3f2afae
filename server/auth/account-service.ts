import type { PasswordChange, ResetRequest, SecondFactorSetup } from '#shared/contract/server/sign-in.ts';
import type { ServerEnvironment } from '../environment.ts';
import type { Mailer } from '../http/mailer.ts';
import { inBoth, textsIn } from '../http/texts.ts';
import { ServerRefusal } from '../refusal.ts';
import type { DeviceSession } from './device-sessions.ts';
import type { IdentityTables } from './identity-tables.ts';
import { newSpokenCode } from './secrets.ts';
import { endOthers } from './session-service.ts';
import { withProof } from './sign-in-service.ts';

const RESET_HOURS = 24;
const HOUR = 60 * 60 * 1000;

const emailOf = async (env: ServerEnvironment, userId: string): Promise<string> => {
  const email = await env.people.emailOf(userId);
  if (email === null) throw new ServerRefusal('signed_out');
  return email;
};

const audit = (env: ServerEnvironment, session: DeviceSession, kind: string) =>
  env.storage.transaction('write', (tx) =>
    tx.audit.append(session.workspaceId, [
      { at: env.now(), memberId: session.memberId, deviceId: session.deviceId, kind, detail: {} },
    ]),
  );

/** `POST /v1/account/password`: the person proves herself once more; her other devices sign in anew. */
export const changePassword = async (
  env: ServerEnvironment,
  session: DeviceSession,
  { password, newPassword, code }: PasswordChange,
  address: string,
): Promise<void> => {
  const email = await emailOf(env, session.userId);
  await withProof(env, { email, password, code }, address, (proof) =>
    env.people.changePassword(proof, password, newPassword),
  );
  await endOthers(env, session.userId, 'password', session.sessionId);
  await audit(env, session, 'password.changed');
};

/** `POST /v1/account/second-factor/start`: the secret, not yet asked for at sign-in. */
export const startSecondFactor = async (
  env: ServerEnvironment,
  session: DeviceSession,
  password: string,
  address: string,
): Promise<SecondFactorSetup> => {
  const email = await emailOf(env, session.userId);
  return withProof(env, { email, password }, address, (proof) => env.people.startSecondFactor(proof, password));
};

/** `POST /v1/account/second-factor/confirm`: from now on every sign-in asks for a code. */
export const confirmSecondFactor = async (
  env: ServerEnvironment,
  session: DeviceSession,
  { password, code }: { password: string; code: string },
  address: string,
): Promise<void> => {
  const email = await emailOf(env, session.userId);
  await withProof(env, { email, password }, address, (proof) => env.people.confirmSecondFactor(proof, code));
  await audit(env, session, 'second_factor.on');
};

/** `POST /v1/account/second-factor/end`: needs the second factor, or a backup code, once more. */
export const endSecondFactor = async (
  env: ServerEnvironment,
  session: DeviceSession,
  { password, code }: { password: string; code: string },
  address: string,
): Promise<void> => {
  const email = await emailOf(env, session.userId);
  await withProof(env, { email, password, code }, address, async ({ userId }) => env.people.endSecondFactor(userId));
  await audit(env, session, 'second_factor.off');
};

/** A code that opens a new password for a day. */
export const newResetCode = async (
  env: ServerEnvironment,
  userId: string,
): Promise<{ code: string; expiresAt: number }> => {
  const code = newSpokenCode();
  const expiresAt = env.now() + RESET_HOURS * HOUR;
  await env.people.allowReset(userId, code, new Date(expiresAt));
  return { code, expiresAt };
};

/**
 * `POST /v1/auth/reset/request`: the same answer in the same time, whether the address is known or not. Nothing is
 * awaited, neither the look nor the code nor the mail: how long they take would tell who is known.
 */
export const requestResetMail = (env: ServerEnvironment, email: string): void => {
  const { mailer } = env;
  // What fails is asked for again; a database that is away has been logged by others.
  if (mailer) mailCode(env, mailer, email).catch(() => undefined);
};

const mailCode = async (env: ServerEnvironment, mailer: Mailer, email: string): Promise<void> => {
  const userId = await env.people.idOf(email);
  if (userId === null) return;
  const { code } = await newResetCode(env, userId);
  const link = `${env.reach().address}/reset?code=${code}`;
  await mailer.send({
    to: email,
    subject: textsIn('pt-BR')('mail.resetSubject'),
    text: inBoth('mail.resetText', { link, code, hours: RESET_HOURS }),
  });
};

/** `POST /v1/auth/reset`: a new password; every device of the person signs in anew. */
export const resetPassword = async (env: ServerEnvironment, { code, password }: ResetRequest): Promise<void> => {
  const userId = await env.people.reset(code.toUpperCase(), password);
  await endOthers(env, userId, 'password');
  await env.storage.transaction('write', async (tx) => {
    const rows = await tx
      .kysely<IdentityTables>()
      .selectFrom('member_login')
      .select(['workspace_id', 'member_id'])
      .where('user_id', '=', userId)
      .execute();
    for (const { workspace_id, member_id } of rows) {
      await tx.audit.append(workspace_id, [
        { at: env.now(), memberId: member_id, deviceId: null, kind: 'password.reset', detail: {} },
      ]);
    }
  });
};
