import { createORPCClient } from '@orpc/client';
import { os, type RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, it } from 'vitest';
import { CoreConnection, CoreRestartedError } from '#renderer/lib/core-connection.ts';

const open: MessagePort[] = [];

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

const router = {
  name: os.handler(({ context }: { context: { name?: string } }) => context.name ?? 'core'),
  never: os.handler(() => new Promise<never>(() => undefined)),
  steps: os.handler(async function* () {
    yield 1;
    yield 2;
    await new Promise(() => undefined);
  }),
  fails: os.handler(() => {
    throw new TypeError('on purpose');
  }),
};

/** A core on the other end of a real port; closing the port is what the page sees of its death. */
function startCore(connection: CoreConnection): { die(): void } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  new RPCHandler(router).upgrade(port1, { context: {} });
  port1.start();
  connection.accept(port2);
  return { die: () => port1.close() };
}

function connected(): { connection: CoreConnection; client: RouterClient<typeof router> } {
  const connection = new CoreConnection();
  return { connection, client: createORPCClient(connection) };
}

it('holds calls back until core is there', async () => {
  const { connection, client } = connected();
  const early = client.name();
  startCore(connection);
  expect(await early).toBe('core');
});

it('fails a call that was under way when core died, in a way that can be told apart', async () => {
  const { connection, client } = connected();
  const core = startCore(connection);
  await client.name();
  const lost = client.never();
  core.die();
  await expect(lost).rejects.toBeInstanceOf(CoreRestartedError);
});

it('fails what was under way on the old port when a new one comes', async () => {
  const { connection, client } = connected();
  startCore(connection);
  const lost = client.never();
  startCore(connection);
  await expect(lost).rejects.toBeInstanceOf(CoreRestartedError);
  expect(await client.name()).toBe('core');
});

it('ends a stream of progress in the same way', async () => {
  const { connection, client } = connected();
  const core = startCore(connection);
  const seen: number[] = [];
  const following = (async () => {
    for await (const step of await client.steps()) {
      seen.push(step);
      if (step === 2) core.die();
    }
  })();
  await expect(following).rejects.toBeInstanceOf(CoreRestartedError);
  expect(seen).toEqual([1, 2]);
});

it('lets the next call wait for the next core', async () => {
  const { connection, client } = connected();
  const core = startCore(connection);
  const lost = client.never();
  core.die();
  await expect(lost).rejects.toThrow();
  const next = client.name();
  startCore(connection);
  expect(await next).toBe('core');
});

it('leaves the errors of core as they are', async () => {
  const { connection, client } = connected();
  startCore(connection);
  await expect(client.fails()).rejects.not.toBeInstanceOf(CoreRestartedError);
});

it('tells of every connection but the first', async () => {
  const { connection } = connected();
  let times = 0;
  const stop = connection.onReconnect(() => {
    times += 1;
  });
  startCore(connection);
  expect(times).toBe(0);
  startCore(connection);
  startCore(connection);
  expect(times).toBe(2);
  stop();
  startCore(connection);
  expect(times).toBe(2);
});

it('lets a reader leave a stream early', async () => {
  const { connection, client } = connected();
  startCore(connection);
  for await (const step of await client.steps()) {
    expect(step).toBe(1);
    break;
  }
  expect(await client.name()).toBe('core');
});
