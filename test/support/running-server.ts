import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readInvitationCode } from '#shared/contract/server/invitation-code.ts';
import type { DeviceDescription, SignedIn } from '#shared/contract/server/sign-in.ts';
import type { ServerLimits } from '#server/http/rate-limits.ts';
import { readOptions } from '#server/options.ts';
import { type RunningServer, startServer } from '#server/start.ts';

export const PASSWORD = 'a long enough password';

/** Limits that a test with many requests a minute does not meet, nor one whose machine is busy with other tests. */
export const openLimits: Partial<ServerLimits> = {
  pushes: 100_000,
  pulls: 100_000,
  others: 100_000,
  anonymous: 100_000,
  login: { account: 1000, address: 1000 },
  requestMs: 300_000,
  behindMs: 300_000,
};

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** One HTTP request to a running server; `token` is an access token. */
export const ask = async <Body = Record<string, unknown>>(
  server: Pick<RunningServer, 'reach'>,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<Answer<Body>> => {
  const response = await fetch(server.reach.address + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Body };
};

export interface TestServer extends RunningServer {
  folder: string;
  logged: string[];
}

export interface TestServerOptions {
  args?: string[];
  environment?: NodeJS.ProcessEnv;
  limits?: Partial<ServerLimits>;
  /** Shared by several servers, or kept over a restart: its owner removes it. */
  folder?: string;
}

/** A real server on a free port of loopback, on a SQLite file of its own unless the environment names PostgreSQL. */
export const startTestServer = async ({
  args = ['--insecure-loopback'],
  environment = {},
  limits = openLimits,
  folder: kept,
}: TestServerOptions = {}): Promise<TestServer> => {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'ongoing-server-'));
  const logged: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line) => void logged.push(line) });
  const options = readOptions(['--port', '0', '--data-folder', folder, ...args], environment);
  const server = await startServer(options, { logger, limits });
  const close = async () => {
    await server.close();
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, folder, logged, close };
};

export const aDevice = (name = 'Laptop'): DeviceDescription => ({ id: randomUUID(), name, os: 'linux' });

/** Joins with an invitation code. */
export const joinWith = async (
  server: RunningServer,
  code: string,
  { email, name, device = aDevice() }: { email: string; name: string; device?: DeviceDescription },
): Promise<SignedIn> => {
  const secret = readInvitationCode(code)?.secret;
  const answer = await ask<SignedIn>(server, 'POST', '/v1/auth/join', {
    body: { secret, name, email, password: PASSWORD, device },
  });
  if (answer.status !== 200) throw new Error(`join: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const joinFirstAdmin = (server: RunningServer): Promise<SignedIn> =>
  joinWith(server, server.firstInvitation ?? '', { email: 'ana@example.com', name: 'Ana' });

/** An admin invites somebody, who joins. */
export const addMember = async (
  server: RunningServer,
  admin: SignedIn,
  { email, name, role, teamId }: { email: string; name: string; role: string; teamId?: string },
): Promise<SignedIn> => {
  const { body } = await ask<{ code: string }>(server, 'POST', '/v1/admin/invitations', {
    token: admin.accessToken,
    body: { role, teamId: teamId ?? admin.member.teamId, email: null, name: null },
  });
  return joinWith(server, body.code, { email, name });
};
