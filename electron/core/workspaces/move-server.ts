import { readInvitationCode } from '#shared/contract/server/invitation-code.ts';
import { SignInApi } from '#sync/session-api.ts';
import type { ServerPlace } from '#sync/session-agent.ts';
import { withDomainErrors } from '#sync/session-errors.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { SessionFile, type SessionFileOptions, readSessionRecord } from './session-file.ts';

const FINGERPRINT = /^[0-9a-f]{64}$/;

/**
 * Where a workspace's server is from now on, after its certificate or its address changed (security.md 5.3). `given` is
 * what its operator hands out: the new certificate's fingerprint, or an invitation, which stays unused. Nothing of the
 * session is sent before whoever answers there has shown that certificate.
 * @throws DomainError NOT_SHARED, FINGERPRINT_WRONG, INVITATION_INVALID, SERVER_UNREACHABLE
 */
export const findMovedServer = async (folder: string, given: string): Promise<ServerPlace> => {
  const record = await readSessionRecord(folder);
  if (!record) throw new DomainError('NOT_SHARED');
  const fingerprint = given.replaceAll(/[\s:]/g, '').toLowerCase();
  const parts = readInvitationCode(given);
  if (FINGERPRINT.test(fingerprint)) {
    const place = { address: record.address, fingerprint };
    await asking(place, (api) => api.health());
    return place;
  }
  // An authority vouches for whoever holds an address, also for a stranger's: who knew a certificate goes on to one.
  if (!parts || (record.fingerprint !== null && parts.fingerprint === null)) throw new DomainError('FINGERPRINT_WRONG');
  const place = { address: parts.address, fingerprint: parts.fingerprint };
  const { workspaceId } = await asking(place, (api) => api.invitation(parts.secret));
  // A good invitation into another workspace, whose server must not become this one's.
  if (workspaceId !== record.workspaceId) throw new DomainError('INVITATION_INVALID');
  return place;
};

const asking = async <T>(place: ServerPlace, ask: (api: SignInApi) => Promise<T>): Promise<T> => {
  const api = new SignInApi(place);
  try {
    return await withDomainErrors(() => ask(api));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CERTIFICATE_CHANGED')
      throw new DomainError('FINGERPRINT_WRONG');
    throw error;
  } finally {
    api.close();
  }
};

/** From the next opening on. The file must be nobody's meanwhile: what it keeps of the session stays. */
export const keepMovedServer = async (session: SessionFileOptions, place: ServerPlace): Promise<void> => {
  const record = await readSessionRecord(session.folder);
  if (!record) throw new DomainError('NOT_SHARED');
  await new SessionFile(session, record).put(place);
};
