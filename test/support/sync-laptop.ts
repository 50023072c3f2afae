import { readInvitationCode } from '#shared/contract/server/invitation-code.ts';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import type { RunningServer } from '#server/start.ts';
import { HttpTransport } from '#sync/http-transport.ts';
import { SignInApi } from '#sync/session-api.ts';
import { Session, type TokenKeeper } from '#sync/session.ts';
import { v7 } from 'uuid';
import { PASSWORD } from './running-server.ts';
import { openSyncDevice } from './sync-device.ts';

const memoryKeeper = (): TokenKeeper => {
  let kept: string | null = null;
  return {
    load: () => Promise.resolve(kept),
    save: (token) => {
      kept = token;
      return Promise.resolve();
    },
    forget: () => {
      kept = null;
      return Promise.resolve();
    },
  };
};

/** A laptop that joins a running server by an invitation, over HTTPS with the pinned certificate. */
export const joinLaptop = async (server: RunningServer, code: string, name: string) => {
  const invitation = readInvitationCode(code);
  if (!invitation) throw new Error('not an invitation');
  const place = { address: server.reach.address, fingerprint: server.reach.fingerprint };
  const api = new SignInApi(place);
  const device = { id: v7(), name: `Laptop ${name}`, os: 'test' };
  const email = `${name.toLowerCase()}@example.com`;
  const joined: SignedIn = await api.join({ secret: invitation.secret, name, email, password: PASSWORD, device });
  const session = new Session(api, memoryKeeper(), Date.now);
  await session.start(joined);
  const transport = new HttpTransport(place, session);
  const laptop = openSyncDevice({
    workspaceId: joined.workspace.id,
    teamId: joined.member.teamId,
    memberId: joined.member.id,
    deviceId: device.id,
    now: Date.now,
    transport: () => transport,
  });
  const close = () => {
    transport.close();
    api.close();
  };
  return { ...laptop, joined, transport, close };
};

export type Laptop = Awaited<ReturnType<typeof joinLaptop>>;
