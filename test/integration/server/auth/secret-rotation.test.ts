import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#shared/contract/server/sign-in.ts';
import { rotateSignInSecret, SIGN_IN_SECRET } from '#server/auth/sign-in-secrets.ts';
import { oneTimeCode } from '#test/support/one-time-code.ts';
import {
  addMember,
  aDevice,
  ask,
  joinFirstAdmin,
  PASSWORD,
  startTestServer,
  type TestServer,
} from '#test/support/running-server.ts';

let folder: string;
let file: string;
let server: TestServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-rotation-'));
  file = join(folder, SIGN_IN_SECRET);
  server = await startTestServer({ folder });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const restart = async () => {
  await server.close();
  server = await startTestServer({ folder });
};

/** Switches the second factor on; gives the address of its secret. */
const switchOn = async (token: string): Promise<string> => {
  const start = { token, body: { password: PASSWORD } };
  const setup = await ask<{ uri: string }>(server, 'POST', '/v1/account/second-factor/start', start);
  const code = oneTimeCode(setup.body.uri);
  const body = { password: PASSWORD, code };
  expect((await ask(server, 'POST', '/v1/account/second-factor/confirm', { token, body })).status).toBe(200);
  return setup.body.uri;
};

const signIn = (email: string, uri: string) =>
  ask<SignedIn>(server, 'POST', '/v1/auth/sign-in', {
    body: { email, password: PASSWORD, code: oneTimeCode(uri), device: aDevice() },
  });

describe('a new sign-in secret', () => {
  it('keeps what the ones before it encrypted, and encrypts what comes', async () => {
    const admin = await joinFirstAdmin(server);
    const bia = await addMember(server, admin, { email: 'bia@example.com', name: 'Bia', role: 'consultant' });
    const anas = await switchOn(admin.accessToken);
    expect([rotateSignInSecret(file), rotateSignInSecret(file)]).toEqual([1, 2]);
    await restart();
    expect((await signIn('ana@example.com', anas)).status).toBe(200);
    const bias = await switchOn(bia.accessToken);

    // Only the newest is left: it opens what came after it, and no more.
    const [newest = ''] = readFileSync(file, 'utf8').split('\n');
    expect(newest).toMatch(/^2:[0-9a-f]{64}$/);
    writeFileSync(file, `${newest}\n`);
    await restart();
    expect((await signIn('bia@example.com', bias)).status).toBe(200);
    expect((await signIn('ana@example.com', anas)).status).not.toBe(200);
  });

  it('is asked for where the file holds none', async () => {
    await server.close();
    writeFileSync(file, 'short\n');
    await expect(startTestServer({ folder })).rejects.toThrow('no secret of 32 characters');
    writeFileSync(file, `${'x'.repeat(64)}\n`);
    server = await startTestServer({ folder });
  });
});
