import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { LogKeeper } from '#sync/log-keeper.ts';
import type { Transport } from '#sync/transport.ts';
import { openSyncDevice } from '#test/support/sync-device.ts';

const noServer = {} as Transport;

const open = (checkpoint?: () => Promise<void>) => {
  const { database, engine } = openSyncDevice({
    workspaceId: v7(),
    teamId: v7(),
    memberId: v7(),
    now: Date.now,
    transport: () => noServer,
  });
  const keeper = new LogKeeper({ file: engine.file, checkpoint });
  return { keeper, mostPages: () => database.pragma('wal_autocheckpoint', { simple: true }) };
};

it('leaves the log to the commits of a round that brings little', async () => {
  let moved = 0;
  const { keeper, mostPages } = open(async () => void (moved += 1));
  await keeper.filling(false);
  keeper.ended();
  await keeper.rest();
  expect([moved, mostPages()]).toEqual([0, 1_000]);
});

it('keeps commits from moving the log while much comes in, and moves it when the round has ended', async () => {
  let moved = 0;
  const { keeper, mostPages } = open(async () => void (moved += 1));
  await keeper.filling(true);
  expect([moved, mostPages()]).toEqual([0, 32_768]);
  keeper.ended();
  await keeper.rest();
  expect([moved, mostPages()]).toEqual([1, 1_000]);
});

it('moves the log now and then during a long round, one move at a time', async () => {
  let running = 0;
  let most = 0;
  let moved = 0;
  const { keeper } = open(async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    moved += 1;
  });
  for (let page = 0; page < 24; page += 1) await keeper.filling(true);
  keeper.ended();
  await keeper.rest();
  expect(most).toBe(1);
  expect(moved).toBeGreaterThanOrEqual(3);
});

it('goes on as usual where the log cannot be moved', async () => {
  const { keeper, mostPages } = open(() => Promise.reject(new Error('the disk is full')));
  await keeper.filling(true);
  keeper.ended();
  await keeper.rest();
  expect(mostPages()).toBe(1_000);
});

it('leaves the log as it is when the next large round has begun meanwhile', async () => {
  const { keeper, mostPages } = open(async () => undefined);
  await keeper.filling(true);
  keeper.ended();
  await keeper.filling(true);
  await keeper.rest();
  expect(mostPages()).toBe(32_768);
});
