import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openConnection } from '#database/connection.ts';
import { ServerApi, SignInApi } from '#sync/session-api.ts';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { openSyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type Laptop, joinLaptop } from '#test/support/sync-laptop.ts';

const CHILD = new URL('sync-child.ts', import.meta.url).pathname;
const ROUNDS = 10;

// Each round is a process of its own, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let server: TestServer;
let ana: Laptop;
let bia: Laptop;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'ongoing-kill-'));
  ana = await joinLaptop(server, server.firstInvitation ?? '', 'Ana');
  const api = new SignInApi(server.reach);
  const { accessToken } = ana.joined;
  const admin = new ServerApi(api, {
    token: () => Promise.resolve(accessToken),
    renew: () => Promise.resolve(accessToken),
  });
  const { code } = await admin.invite({
    role: 'consultant',
    teamId: ana.joined.member.teamId,
    email: null,
    name: null,
    days: 1,
  });
  api.close();
  bia = await joinLaptop(server, code, 'Bia');
  const { workspace, member, deviceId } = bia.joined;
  writeFileSync(
    join(folder, 'given.json'),
    JSON.stringify({
      address: server.reach.address,
      token: bia.joined.accessToken,
      workspaceId: workspace.id,
      teamId: member.teamId,
      memberId: member.id,
      deviceId,
    }),
  );
});
afterAll(async () => {
  ana.close();
  bia.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const runChild = async (death: number): Promise<string[]> => {
  const child = spawn(process.execPath, [CHILD, folder, String(death)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return said.trim().split('\n');
};

describe('a laptop that is killed while it syncs', () => {
  it('goes on where it stopped, loses nothing that was acknowledged, and agrees with the server', async () => {
    const handed = await addAccount(ana, 'Vai e volta', bia.joined.member.id);
    for (let note = 0; note < 30; note++) await addNote(ana, handed, `${note} ${'x'.repeat(2000)}`);
    await ana.engine.runToHead();
    const acknowledged: string[] = [];
    const places = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      const said = await runChild(1 + ((round * 7) % 29));
      acknowledged.push(...said.filter((line) => line.startsWith('edit ')));
      for (const line of said) if (line.startsWith('died ')) places.add(line);
      const owner = round % 4 < 2 ? ana : bia;
      await editAccount(ana, handed, { owner_id: owner.joined.member.id });
      await ana.engine.runToHead();
    }
    expect((await runChild(0)).at(-1)).toBe('finished');
    expect(places.size).toBeGreaterThan(4);

    const { workspace, member } = bia.joined;
    const device = openSyncDevice({
      workspaceId: workspace.id,
      teamId: member.teamId,
      memberId: member.id,
      now: Date.now,
      transport: () => bia.transport,
      database: openConnection({ file: join(folder, 'laptop.db'), key: new Uint8Array(32).fill(5) }),
    });
    const world = { env: server.env, workspaceId: workspace.id };
    expect(await faultsOf(world, device)).toEqual([]);
    const lost = acknowledged.filter((line) => {
      const [, table, id] = line.split(' ');
      return device.engine.file.rows.seq(table ?? '', id ?? '') === null;
    });
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(lost).toEqual([]);
    expect(device.database.pragma('integrity_check', { simple: true })).toBe('ok');
    device.database.close();
  });
});
