import { v7 } from 'uuid';
import type { DatabaseKey } from '#database/connection.ts';
import { type InvitationParts, readInvitationCode } from '#shared/contract/server/invitation-code.ts';
import type { DeviceDescription, InvitationAnswer, SignedIn } from '#shared/contract/server/sign-in.ts';
import type { ProtectionChoice } from '#shared/contract/system.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { SignInApi } from '#sync/session-api.ts';
import { withDomainErrors } from '#sync/session-errors.ts';
import { ServerRefusedError } from '#sync/session-request.ts';
import { shipDefaultContent } from '../default-content/default-content.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { makeKey } from './key-store.ts';
import type { OpenWorkspace, OpenWorkspaceOptions } from './open-workspace.ts';
import { PendingJoinFile, hashOf } from './pending-join.ts';
import { SessionFile, type SessionRecord } from './session-file.ts';
import type { WorkspaceFile, WorkspaceFolders } from './workspace-folders.ts';
import type { WorkspaceHostOptions } from './workspace-host.ts';
import { systemName } from './workspace-sync.ts';

export interface JoinInput {
  code: string;
  name: string;
  email: string;
  password: string;
  secondFactor: string | null;
  deviceName: string;
  protection: ProtectionChoice;
}

export interface JoinOptions {
  folders: WorkspaceFolders;
  options: WorkspaceHostOptions;
  open: (options: Pick<OpenWorkspaceOptions, 'folder' | 'key' | 'create' | 'sync'>) => Promise<OpenWorkspace>;
}

/** Where a code leads. @throws DomainError INVITATION_INVALID, SERVER_UNREACHABLE, CERTIFICATE_CHANGED */
export const describeInvitation = async (
  { options }: Pick<JoinOptions, 'options'>,
  code: string,
): Promise<InvitationAnswer & Pick<InvitationParts, 'address' | 'fingerprint'>> => {
  const parts = partsOf(code);
  const api = new SignInApi(parts);
  try {
    const facts = await factsOf(api, parts, new PendingJoinFile(options.dataFolder));
    return { ...facts, address: parts.address, fingerprint: parts.fingerprint };
  } finally {
    api.close();
  }
};

const partsOf = (code: string): InvitationParts => {
  const parts = readInvitationCode(code);
  if (!parts) throw new DomainError('INVITATION_INVALID');
  return parts;
};

/** An invitation that this device has used up in a join that was cut is good for going on. */
const factsOf = async (
  api: SignInApi,
  { secret }: InvitationParts,
  file: PendingJoinFile,
): Promise<InvitationAnswer> => {
  try {
    return await withDomainErrors(() => api.invitation(secret));
  } catch (error) {
    const pending = error instanceof DomainError && error.code === 'INVITATION_INVALID' && (await file.find(secret));
    if (pending) return pending.facts;
    throw error;
  }
};

/**
 * Joins a server's workspace (sync.md 2.3): the member and this device are made there, then a new file with the server's
 * workspace, team and member ids, which is opened once everybody's part is in it. Cut anywhere, the same code goes on.
 */
export const joinWorkspace = async (joining: JoinOptions, input: JoinInput): Promise<WorkspaceFile> => {
  const { folders, options } = joining;
  const pendingFile = new PendingJoinFile(options.dataFolder);
  const parts = partsOf(input.code);
  const api = new SignInApi(parts);
  try {
    const facts = await factsOf(api, parts, pendingFile);
    await refuseSecond(folders, facts.workspaceId);
    const pending = (await pendingFile.find(parts.secret)) ?? {
      secretHash: hashOf(parts.secret),
      deviceId: v7(),
      facts,
    };
    await pendingFile.put(pending);
    const device = { id: pending.deviceId, name: input.deviceName, os: systemName() };
    const signed = await withDomainErrors(() => enter(api, parts.secret, facts.workspaceId, input, device));
    if (signed.policy.forbidUnencrypted && input.protection.kind === 'none')
      throw new DomainError('VALUE_REFUSED', { field: 'protection', reason: 'must_be_encrypted' });
    const file = await makeFile(joining, input, parts, signed);
    await pendingFile.clear();
    return file;
  } finally {
    api.close();
  }
};

/** A new member joins; who is one already signs in with this further laptop, and the invitation stays unused. */
const enter = async (
  api: SignInApi,
  secret: string,
  workspaceId: string,
  { name, email, password, secondFactor }: JoinInput,
  device: DeviceDescription,
): Promise<SignedIn> => {
  const person = { email, password, device, ...(secondFactor !== null && { code: secondFactor }) };
  try {
    return await api.join({ ...person, secret, name });
  } catch (error) {
    if (error instanceof ServerRefusedError && error.code === 'email_taken')
      return api.signIn({ ...person, workspaceId });
    throw error;
  }
};

/** What was erased here may be joined again. @throws DomainError ALREADY_JOINED */
const refuseSecond = async (folders: WorkspaceFolders, workspaceId: string): Promise<void> => {
  const standing = await folders.find(workspaceId);
  if (!standing) return;
  if (standing.key.kind !== 'destroyed') throw new DomainError('ALREADY_JOINED', { name: standing.name });
  await folders.remove(workspaceId);
};

const makeFile = async (
  joining: JoinOptions,
  { protection, deviceName }: JoinInput,
  { address, fingerprint }: InvitationParts,
  signed: SignedIn,
): Promise<WorkspaceFile> => {
  const { folders, options } = joining;
  const { workspace, member } = signed;
  const { key, kept } = await makeKey(protection, options.host);
  const record: SessionRecord = {
    address,
    fingerprint,
    workspaceId: workspace.id,
    teamId: member.teamId,
    memberId: member.id,
    deviceName,
    email: member.email,
    policy: signed.policy,
    token: null,
  };
  const aside = await folders.startNew(workspace.id);
  const now = new Date(options.nowMs?.() ?? Date.now()).toISOString();
  try {
    await fillShared(joining, { folder: aside, key, record, protection: kept.kind, deviceId: signed.deviceId, signed });
    const file: WorkspaceFile = {
      id: workspace.id,
      kind: 'shared',
      name: workspace.name,
      key: kept,
      recovery: null,
      lastOpenedAt: null,
      checkedAt: now,
    };
    await folders.finishNew(aside, file);
    return file;
  } catch (error) {
    await folders.dropNew(aside);
    throw error;
  }
};

export interface SharedFill {
  folder: string;
  key: DatabaseKey;
  record: SessionRecord;
  protection: WorkspaceFile['key']['kind'];
  deviceId: string;
  /** Null: the session that the record keeps goes on, under another device id, since that one's file is lost. */
  signed: SignedIn | null;
}

/** Makes the file of a shared workspace and takes in what everybody there may read. @throws DomainError SERVER_UNREACHABLE */
export const fillShared = async (
  { options, open }: Pick<JoinOptions, 'options' | 'open'>,
  { folder, key, record, protection, deviceId, signed }: SharedFill,
): Promise<void> => {
  const session = new SessionFile(
    { folder, key, keychainFirst: protection !== 'passphrase', host: options.host },
    record,
  );
  const { workspaceId, teamId, memberId, address } = record;
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const made = await open({
    folder,
    key,
    create: {
      kind: 'shared',
      actor: { workspaceId, teamId, memberId, deviceId },
      timeZone,
      server: { address, isNewDevice: signed === null },
    },
    sync: { session, appVersion: options.appVersion, onStopped: () => undefined, startNow: false },
  });
  try {
    if (signed) await made.sync?.begin(signed);
    await made.sync?.fillWorkspace();
    if (signed && signed.member.role !== 'consultant') await seedOnce(made, signed.member.role, timeZone);
  } finally {
    await made.close();
  }
};

/**
 * The shipped content comes from the first admin's device; its ids follow from its keys, so that two make one. So does
 * the zone that days are counted in: the server made the workspace in its own, which may lie anywhere.
 */
const seedOnce = async ({ services }: OpenWorkspace, role: MemberRole, timeZone: string): Promise<void> => {
  const { unitOfWork, actor, clock } = services.kernel;
  const models = await unitOfWork.read((db) => db.selectFrom('touch_model').select('id').limit(1).execute());
  if (models.length > 0) return;
  await unitOfWork.write(null, (context) => {
    if (role === 'admin') context.rows.update('workspace', actor.workspaceId, { time_zone: timeZone });
    shipDefaultContent(context, { workspaceId: actor.workspaceId, today: clock.today() });
  });
};
