import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '#database/connection.ts';
import { readInvitationCode, writeInvitationCode } from '#shared/contract/server/invitation-code.ts';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { type Laptop, openLaptop } from './laptop.ts';

let folder: string;
let server: TestServer;
let ana: Laptop;

const port = () => new URL(server.reach.address).port;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-moved-'));
  server = await startTestServer({ args: [], folder });
  ana = await openLaptop();
  await ana.join(server.firstInvitation ?? '', 'Ana');
  await ana.synced();
});

afterEach(async () => {
  await ana.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The server comes back with a new certificate, at the same address unless another port is asked for. */
const comeBack = async (at: string): Promise<void> => {
  await server.close();
  rmSync(join(folder, 'tls.crt'));
  rmSync(join(folder, 'tls.key'));
  server = await startTestServer({ args: ['--port', at], folder });
};

describe('a server that changed its certificate or its address', () => {
  it('gets nothing until its new fingerprint was typed, and then all that waited', async () => {
    await comeBack(port());
    await ana.client.accounts.create({ name: 'Padaria Sol' });
    await ana.client.sync.now();
    expect((await ana.until(({ state }) => state === 'problem')).problem).toBe('certificate_changed');

    const others = 'ab'.repeat(32);
    await expect(ana.client.joining.moveServer({ given: others })).rejects.toMatchObject({ code: 'FINGERPRINT_WRONG' });
    await expect(ana.client.joining.moveServer({ given: 'ab12' })).rejects.toMatchObject({ code: 'FINGERPRINT_WRONG' });
    expect(await ana.client.sync.status()).toMatchObject({ waiting: 1, problem: 'certificate_changed' });

    // As the server prints it, in groups of four.
    const printed = (server.reach.fingerprint ?? '').toUpperCase().replaceAll(/(.{4})/g, '$1 ');
    await ana.client.joining.moveServer({ given: printed });
    expect(await ana.synced()).toMatchObject({ waiting: 0, problem: null });
  });

  it('is found at another address by an invitation, which stays unused', async () => {
    const { code } = await ana.client.people.invite({
      role: 'consultant',
      teamId: ana.host.services.kernel.actor.teamId,
      email: null,
      name: null,
    });
    await comeBack('0');
    await ana.client.accounts.create({ name: 'Padaria Sol' });
    await ana.until(({ state }) => state === 'offline');
    await expect(ana.client.joining.moveServer({ given: code })).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });

    const { secret } = readInvitationCode(code) ?? { secret: '' };
    const { address, fingerprint } = server.reach;
    const moved = writeInvitationCode({ address, fingerprint, secret });
    await ana.client.joining.moveServer({ given: moved });
    expect((await ana.synced()).server?.address).toBe(address);
    const bia = await openLaptop();
    await bia.join(moved, 'Bia');
    await bia.close();
  });

  it('is refused where an invitation names no certificate and this computer knew one', async () => {
    const { address } = server.reach;
    const { secret } = readInvitationCode(server.firstInvitation ?? '') ?? { secret: '' };
    const given = writeInvitationCode({ address, fingerprint: null, secret });
    await expect(ana.client.joining.moveServer({ given })).rejects.toMatchObject({ code: 'FINGERPRINT_WRONG' });
    await ana.synced();
  });

  it('leaves a workspace that does not open again named as such', async () => {
    const { databaseFile, key } = ana.host.services.kernel;
    const file = openConnection({ file: databaseFile, key });
    file.pragma('user_version = 99');
    file.close();
    const given = server.reach.fingerprint ?? '';
    await expect(ana.client.joining.moveServer({ given })).rejects.toMatchObject({ code: 'NEWER_FILE' });
    const { state, failure, current } = await ana.client.workspaces.status();
    expect([state, failure, current?.name]).toEqual(['failed', 'FILE_FROM_NEWER_APP', 'Ongoing']);
  });

  it('of another workspace is refused, whatever its invitation is good for', async () => {
    const other = await startTestServer({ args: [] });
    await expect(ana.client.joining.moveServer({ given: other.firstInvitation ?? '' })).rejects.toMatchObject({
      code: 'INVITATION_INVALID',
    });
    await ana.client.accounts.create({ name: 'Padaria Sol' });
    await ana.synced();
    expect((await ana.client.sync.status()).server?.address).toBe(server.reach.address);
    await other.close();
  });
});
