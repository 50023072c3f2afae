import { z } from 'zod';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { workspacePolicy } from './policy.ts';
import { shortText, storable } from './short-text.ts';

/** Shortest password; length is the only rule. */
export const SHORTEST_PASSWORD = 10;

const password = z.string().max(128);
const email = z.email().max(200);
const secondFactor = z.string().trim().min(6).max(40);

/** The app makes its own device id, one per workspace file. */
export const deviceDescription = z.object({
  id: z.uuid(),
  name: shortText(120),
  os: z.string().max(60).refine(storable),
});
export type DeviceDescription = z.infer<typeof deviceDescription>;

/** `POST /v1/auth/invitation`: what the code is for, before anything is typed. */
export const invitationQuestion = z.object({ secret: z.string().max(100) });
export const invitationAnswer = z.object({
  workspaceId: z.uuid(),
  workspaceName: z.string(),
  teamName: z.string(),
  role: z.enum(memberRoles),
  /** Null: the person says it. */
  email: z.string().nullable(),
  name: z.string().nullable(),
  /** UTC milliseconds. */
  expiresAt: z.int(),
});
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/** `POST /v1/auth/join`: a new member with this device. A person known to the server proves the same password. */
export const joinRequest = z.object({
  secret: z.string().max(100),
  name: shortText(120),
  email,
  password,
  code: secondFactor.optional(),
  device: deviceDescription,
});
export type JoinRequest = z.infer<typeof joinRequest>;

/** `POST /v1/auth/sign-in`. A person in several workspaces names one; `code` is of the app or a backup code. */
export const signInRequest = z.object({
  email,
  password,
  code: secondFactor.optional(),
  workspaceId: z.uuid().optional(),
  device: deviceDescription,
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** Who the session belongs to. `GET /v1/session` answers it without tokens. */
export const sessionFacts = z.object({
  workspace: z.object({ id: z.uuid(), name: z.string() }),
  member: z.object({ id: z.uuid(), teamId: z.uuid(), name: z.string(), email: z.string(), role: z.enum(memberRoles) }),
  deviceId: z.uuid(),
  secondFactor: z.boolean(),
  policy: workspacePolicy,
  /** UTC milliseconds of the server. */
  serverTime: z.int(),
});
export type SessionFacts = z.infer<typeof sessionFacts>;

export const sessionTokens = z.object({
  accessToken: z.string(),
  /** UTC milliseconds; 15 minutes from now. */
  accessExpiresAt: z.int(),
  /** Good for one use: each refresh gives the next, and the last one stays good until that next is used. */
  refreshToken: z.string(),
});
export type SessionTokens = z.infer<typeof sessionTokens>;

export const signedIn = sessionFacts.extend(sessionTokens.shape);
export type SignedIn = z.infer<typeof signedIn>;

/** `POST /v1/auth/refresh`. */
export const refreshRequest = z.object({ refreshToken: z.string().max(200) });

/** `POST /v1/auth/device`: this session goes on as another device, after `device_forked`. */
export const newDeviceRequest = z.object({ device: deviceDescription });

/** `POST /v1/auth/reset/request`: always answered alike. */
export const resetMailRequest = z.object({ email });
/** `POST /v1/auth/reset`: with the code from the mail or from an admin. Ends every session of the person. */
export const resetRequest = z.object({ code: z.string().trim().max(100), password });
export type ResetRequest = z.infer<typeof resetRequest>;

/** `POST /v1/account/password`. Other devices are signed out. */
export const passwordChange = z.object({ password, newPassword: password, code: secondFactor.optional() });
export type PasswordChange = z.infer<typeof passwordChange>;

/** `POST /v1/account/second-factor/{start,confirm,end}`. */
export const secondFactorStart = z.object({ password });
export const secondFactorSetup = z.object({
  /** `otpauth://` address, shown as a QR code and as text. */
  uri: z.string(),
  backupCodes: z.array(z.string()),
});
export type SecondFactorSetup = z.infer<typeof secondFactorSetup>;
export const secondFactorCode = z.object({ password, code: secondFactor });

export const done = z.object({ done: z.literal(true) });
