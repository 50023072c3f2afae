import { RPCHandler } from '@orpc/server/message-port';
import { os } from '@orpc/server';
import { expect, it } from 'vitest';
import { rehearse } from '#core/rehearsal.ts';

/** A core that only notes what it is asked. */
function noting(): { asked: string[]; handler: RPCHandler<Record<never, never>> } {
  const asked: string[] = [];
  const answer = (name: string) => os.handler(() => void asked.push(name));
  const router = {
    workspaces: { status: answer('status') },
    system: { me: answer('me') },
    accounts: { portfolio: answer('portfolio') },
    today: { open: answer('today') },
  };
  return { asked, handler: new RPCHandler(router) };
}

it('answers to itself what the first page will ask', async () => {
  const { asked, handler } = noting();
  await rehearse(
    (port) => handler.upgrade(port),
    () => false,
  );
  expect(asked).toEqual(['status', 'me', 'portfolio', 'today']);
});

it('gives way as soon as a page is there', async () => {
  const { asked, handler } = noting();
  await rehearse(
    (port) => handler.upgrade(port),
    () => asked.length === 2,
  );
  expect(asked).toEqual(['status', 'me']);
});

it('ends quietly where no workspace is open', async () => {
  const router = { workspaces: { status: os.handler(() => Promise.reject(new Error('NO_WORKSPACE'))) } };
  const handler = new RPCHandler(router);
  await expect(
    rehearse(
      (port) => handler.upgrade(port),
      () => false,
    ),
  ).resolves.toBeUndefined();
});
