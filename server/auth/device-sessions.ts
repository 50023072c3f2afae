import type { SessionTokens } from '#shared/contract/server/sign-in.ts';
import { ServerRefusal } from '../refusal.ts';
import type { Identity, IdentityTables, SessionEnd } from './identity-tables.ts';
import { hashOf, newSecret, sameHash } from './secrets.ts';

export const ACCESS_MINUTES = 15;
/** A device that was away longer signs in again; its edits wait on it (sync.md 2.12). */
export const IDLE_DAYS = 180;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Who asks, as every handler gets it. */
export interface DeviceSession {
  sessionId: string;
  workspaceId: string;
  memberId: string;
  deviceId: string;
  userId: string;
}

export interface SessionOwner {
  workspaceId: string;
  memberId: string;
  deviceId: string;
  userId: string;
  secondFactor: boolean;
}

type SessionRow = IdentityTables['device_session'];

const ownerOf = (row: SessionRow): DeviceSession => ({
  sessionId: row.id,
  workspaceId: row.workspace_id,
  memberId: row.member_id,
  deviceId: row.device_id,
  userId: row.user_id,
});

/** A session that ended says why as far as the app has to act on it. */
const refuseEnded = (ended: SessionEnd | null): void => {
  if (ended === null) return;
  if (ended === 'wipe') throw new ServerRefusal('wipe');
  throw new ServerRefusal(ended === 'revoked' ? 'device_revoked' : 'signed_out');
};

const newAccess = async (identity: Identity, sessionId: string, now: number) => {
  const accessToken = newSecret();
  const accessExpiresAt = now + ACCESS_MINUTES * MINUTE;
  await identity.deleteFrom('access_token').where('session_id', '=', sessionId).where('expires_at', '<', now).execute();
  await identity
    .insertInto('access_token')
    .values({ hash: hashOf(accessToken), session_id: sessionId, expires_at: accessExpiresAt })
    .execute();
  return { accessToken, accessExpiresAt };
};

/** Tokens of a device that has just proven its person; an older session of the device ends. */
export const openSession = async (
  identity: Identity,
  owner: SessionOwner,
  sessionId: string,
  now: number,
): Promise<SessionTokens> => {
  await endSessions(identity, { workspaceId: owner.workspaceId, deviceId: owner.deviceId }, 'replaced');
  const secret = newSecret();
  await identity
    .insertInto('device_session')
    .values({
      id: sessionId,
      workspace_id: owner.workspaceId,
      member_id: owner.memberId,
      device_id: owner.deviceId,
      user_id: owner.userId,
      refresh_hash: hashOf(secret),
      previous_hash: null,
      second_factor: owner.secondFactor ? 1 : 0,
      created_at: now,
      used_at: now,
      ended: null,
    })
    .execute();
  return { ...(await newAccess(identity, sessionId, now)), refreshToken: `${sessionId}.${secret}` };
};

export type Refreshed = { session: DeviceSession; tokens: SessionTokens } | { reused: DeviceSession };

/**
 * The next pair of tokens (security.md 5.3). The token that gave the current one stays good until the current one is
 * used, since a lost reply is no theft; an older one was stolen from somewhere, and the whole session ends. Run it in a
 * write transaction, and commit also when it says `reused`.
 * @throws ServerRefusal `signed_out`, `device_revoked`, `wipe`.
 */
export const refreshSession = async (identity: Identity, token: string, now: number): Promise<Refreshed> => {
  const [sessionId = '', secret = ''] = token.split('.');
  const row = await identity
    .updateTable('device_session')
    .set({ used_at: now })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirst();
  if (!row || secret === '') throw new ServerRefusal('signed_out');
  const hash = hashOf(secret);
  const current = sameHash(hash, row.refresh_hash);
  const previous = row.previous_hash !== null && sameHash(hash, row.previous_hash);
  refuseEnded(row.ended);
  if (!current && !previous) {
    await endSessions(identity, { sessionId }, 'reused');
    return { reused: ownerOf(row) };
  }
  const next = newSecret();
  await identity
    .updateTable('device_session')
    .set({ refresh_hash: hashOf(next), previous_hash: current ? row.refresh_hash : row.previous_hash })
    .where('id', '=', sessionId)
    .execute();
  const access = await newAccess(identity, sessionId, now);
  return { session: ownerOf(row), tokens: { ...access, refreshToken: `${sessionId}.${next}` } };
};

/** @throws ServerRefusal `signed_out` for whatever is no good token now, `device_revoked`, `wipe`. */
export const authenticate = async (identity: Identity, accessToken: string, now: number): Promise<DeviceSession> => {
  const row = await identity
    .selectFrom('access_token')
    .innerJoin('device_session', 'device_session.id', 'access_token.session_id')
    .selectAll('device_session')
    .select('access_token.expires_at')
    .where('access_token.hash', '=', hashOf(accessToken))
    .executeTakeFirst();
  if (!row) throw new ServerRefusal('signed_out');
  refuseEnded(row.ended);
  if (Number(row.expires_at) <= now) throw new ServerRefusal('signed_out');
  if (row.previous_hash !== null) {
    await identity.updateTable('device_session').set({ previous_hash: null }).where('id', '=', row.id).execute();
  }
  return ownerOf(row);
};

/** Whether it goes on, whatever became of its tokens: what a long stream asks now and then. */
export const isOpen = async (identity: Identity, sessionId: string): Promise<boolean> => {
  const row = await identity
    .selectFrom('device_session')
    .select('ended')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined && row.ended === null;
};

/** Sessions idle for too long end; called from time to time. */
export const endIdleSessions = async (identity: Identity, now: number): Promise<void> => {
  await identity
    .updateTable('device_session')
    .set({ ended: 'signed_out' })
    .where('ended', 'is', null)
    .where('used_at', '<', now - IDLE_DAYS * DAY)
    .execute();
  await identity.deleteFrom('access_token').where('expires_at', '<', now).execute();
};

export type WhichSessions =
  | { sessionId: string }
  | { workspaceId: string; deviceId: string }
  | { workspaceId: string; memberId: string }
  | { userId: string; except?: string };

/** Ends open sessions; one that was signed out by itself may still become revoked, so that the device learns it. */
export const endSessions = async (identity: Identity, which: WhichSessions, why: SessionEnd): Promise<void> => {
  let query = identity.updateTable('device_session').set({ ended: why });
  query =
    why === 'wipe' || why === 'revoked'
      ? query.where((where) => where.or([where('ended', 'is', null), where('ended', '!=', 'wipe')]))
      : query.where('ended', 'is', null);
  if ('sessionId' in which) query = query.where('id', '=', which.sessionId);
  else if ('userId' in which) {
    query = query.where('user_id', '=', which.userId);
    if (which.except) query = query.where('id', '!=', which.except);
  } else {
    query = query.where('workspace_id', '=', which.workspaceId);
    query =
      'deviceId' in which
        ? query.where('device_id', '=', which.deviceId)
        : query.where('member_id', '=', which.memberId);
  }
  await query.execute();
};
