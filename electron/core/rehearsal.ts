import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Contract } from '#shared/contract/index.ts';

/** How many lines a lane of the first page may have: what the page itself asks for. */
const LINES_PER_LANE = 200;

/**
 * Core is ready long before the first page has read its own code. Meanwhile it answers once to itself what that page
 * will ask: a first answer takes four times as long as those after it, since statements are prepared, the database is
 * read from disk and code is compiled on the way. Ends as soon as somebody asks in earnest.
 */
export async function rehearse(serve: (port: MessagePort) => void, hasPages: () => boolean): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  serve(port1);
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port2 }));
  const questions = [
    () => client.workspaces.status(),
    () => client.system.me(),
    () => client.accounts.portfolio(),
    () => client.today.open({ linesPerLane: LINES_PER_LANE }),
  ];
  try {
    for (const ask of questions) {
      if (hasPages()) break;
      await ask();
    }
  } catch {
    // Nothing is open yet, or something is wrong: it is told when a page asks.
  } finally {
    port2.close();
  }
}
