import { afterAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createSqliteStorage } from '#server/storage/sqlite-storage.ts';
import { LocalTransport } from '#test/support/local-transport.ts';
import { openSyncDevice } from '#test/support/sync-device.ts';

/** What SQLite calls them. */
const [NORMAL, FULL] = [1, 2];

const storage = createSqliteStorage({ file: ':memory:' });
const member = { workspaceId: v7(), memberId: v7() };
const device = openSyncDevice({
  ...member,
  teamId: v7(),
  now: Date.now,
  transport: (deviceId) => new LocalTransport({ storage, now: Date.now, newId: v7 }, { ...member, deviceId }),
});

const waits = () => device.database.pragma('synchronous', { simple: true });

describe('letting server rows in', () => {
  afterAll(async () => {
    device.database.close();
    await storage.close();
  });

  it('waits for the disk unless it comes again, and so does whatever follows', async () => {
    const { unitOfWork } = device;
    expect(await unitOfWork.apply(waits)).toBe(FULL);
    expect(await unitOfWork.apply(waits, { comesAgain: true })).toBe(NORMAL);
    expect(await unitOfWork.write(null, waits)).toBe(FULL);
  });

  it('waits again after it failed', async () => {
    const failing = device.unitOfWork.apply(
      () => {
        throw new Error('a row is broken');
      },
      { comesAgain: true },
    );
    await expect(failing).rejects.toThrow('a row is broken');
    expect(waits()).toBe(FULL);
  });
});
