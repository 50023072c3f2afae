import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AttachmentQueue, type ContentStore } from '#sync/attachment-queue.ts';
import { HttpTransport } from '#sync/http-transport.ts';
import { ServerApi, SignInApi } from '#sync/session-api.ts';
import { SyncLoop } from '#sync/sync-loop.ts';
import type { SyncSnapshot } from '#sync/sync-snapshot.ts';
import { type TestServer, startTestServer } from '#test/support/running-server.ts';
import { addAccount, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { type Laptop, joinLaptop } from '#test/support/sync-laptop.ts';
import { type Transport, TransportError } from '#sync/transport.ts';

// A server, laptops and connections between them, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let server: TestServer;
let ana: Laptop;
let other: Laptop;

beforeAll(async () => {
  server = await startTestServer({ args: [] });
  ana = await joinLaptop(server, server.firstInvitation ?? '', 'Ana');
  const api = new SignInApi(server.reach);
  const admin = new ServerApi(api, {
    token: () => Promise.resolve(ana.joined.accessToken),
    renew: () => Promise.resolve(ana.joined.accessToken),
  });
  const { code } = await admin.invite({
    role: 'lead',
    teamId: ana.joined.member.teamId,
    email: null,
    name: null,
    days: 1,
  });
  api.close();
  other = await joinLaptop(server, code, 'Bia');
});
afterAll(async () => {
  ana.close();
  other.close();
  await server.close();
});

describe('two laptops and a server over HTTPS', () => {
  it('see each other’s edits', async () => {
    const id = await addAccount(ana, 'Padaria');
    await ana.engine.runToHead();
    await other.engine.runToHead();
    await editAccount(other, id, { name: `Padaria ${'é'.repeat(80)}` });
    await other.engine.runToHead();
    await ana.engine.runToHead();
    expect(valueOf(ana, 'account', id, 'name')).toBe(`Padaria ${'é'.repeat(80)}`);
  });

  it('tell a server with another certificate, before anything is sent to it', async () => {
    const { fingerprint, address } = server.reach;
    expect(fingerprint).toHaveLength(64);
    const credentials = { token: () => Promise.resolve('x'.repeat(40)), renew: () => Promise.resolve('y'.repeat(40)) };
    const transport = new HttpTransport({ address, fingerprint: '0'.repeat(64) }, credentials);
    await expect(transport.fileState(crypto.randomUUID())).rejects.toMatchObject({ code: 'tls_changed' });
    transport.close();
  });

  it('say that nobody listens, and that nobody is signed in', async () => {
    const credentials = { token: () => Promise.resolve('x'.repeat(40)), renew: () => Promise.resolve('y'.repeat(40)) };
    const away = new HttpTransport({ address: 'https://127.0.0.1:1', fingerprint: null }, credentials);
    await expect(away.fileState(crypto.randomUUID())).rejects.toMatchObject({ code: 'offline' });
    const stranger = new HttpTransport({ ...server.reach }, credentials);
    await expect(stranger.fileState(crypto.randomUUID())).rejects.toMatchObject({ code: 'signed_out' });
    away.close();
    stranger.close();
  });

  it('wake each other, and say how they stand', async () => {
    const loops = [ana, other].map(
      ({ engine, transport }) => new SyncLoop({ engine, transport, now: Date.now, random: () => 0.5 }),
    );
    const [first, second] = loops as [SyncLoop, SyncLoop];
    const until = async (loop: SyncLoop, isIt: (snapshot: SyncSnapshot) => boolean) => {
      for await (const snapshot of loop.watch(AbortSignal.timeout(120_000))) if (isIt(snapshot)) return snapshot;
      throw new Error('it never came to that');
    };
    const isSynced = ({ state }: SyncSnapshot) => state === 'synced';
    for (const loop of loops) await loop.start();
    for (const loop of loops) await until(loop, isSynced);
    const id = await addAccount(ana, 'Mercado');
    first.changed();
    await until(second, () => valueOf(other, 'account', id, 'name') === 'Mercado');
    await second.pause();
    expect(await second.status()).toMatchObject({ state: 'paused' });
    await editAccount(other, id, { name: 'Mercado Novo' });
    second.changed();
    expect(await second.status()).toMatchObject({ state: 'paused', waiting: 1 });
    await second.resume();
    await until(first, () => valueOf(ana, 'account', id, 'name') === 'Mercado Novo');
    for (const loop of loops) await loop.stop();
  });
});

const memoryContents = (): ContentStore & { files: Map<string, Uint8Array> } => {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    has: (hash) => Promise.resolve(files.has(hash)),
    read: (hash) => Promise.resolve(files.get(hash) ?? new Uint8Array()),
    keep: (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      files.set(hash, bytes);
      return Promise.resolve(hash);
    },
  };
};

describe('bytes of attachments', () => {
  it('follow their row in chunks, go on after a break, and arrive whole', async () => {
    const accountId = await addAccount(ana, 'Hotel', other.actor.memberId);
    const [mine, theirs] = [memoryContents(), memoryContents()];
    const bytes = new Uint8Array(randomBytes(2_500_000));
    const sha256 = await mine.keep(bytes);
    const id = await ana.unitOfWork.write(
      null,
      ({ rows }) =>
        rows.insert('attachment', {
          account_id: accountId,
          owner_table: 'account',
          owner_id: accountId,
          name: 'foto.png',
          media_type: 'image/png',
          bytes: bytes.byteLength,
          sha256,
          audience: 'internal',
        }).id,
    );
    await ana.engine.runToHead();
    await other.engine.runToHead();
    const { signal } = new AbortController();
    const down = new AttachmentQueue({ file: other.engine.file, transport: other.transport, contents: theirs });
    expect(await down.fetch(id, signal)).toBe(false);

    let chunks = 0;
    const broken = {
      fileState: (row: string) => ana.transport.fileState(row),
      putChunk: (row: string, index: number, content: Uint8Array) => {
        chunks += 1;
        if (chunks === 2) return Promise.reject(new TransportError('offline', 'the cable is out'));
        return ana.transport.putChunk(row, index, content);
      },
    } as Transport;
    const up = new AttachmentQueue({ file: ana.engine.file, transport: broken, contents: mine });
    await expect(up.run(signal)).rejects.toMatchObject({ code: 'offline' });
    expect(ana.sql.value('SELECT done FROM file_transfer WHERE id = ?', id)).toBe(1_048_576);
    await up.run(signal);
    expect(chunks).toBe(4);
    expect(ana.sql.value('SELECT state FROM file_transfer WHERE id = ?', id)).toBe('done');
    await down.run(signal);
    expect(Buffer.compare(theirs.files.get(sha256) ?? new Uint8Array(), bytes)).toBe(0);
  });
});
