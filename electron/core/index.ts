import { RPCHandler } from '@orpc/server/message-port';
import { flushCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import type { FromCore, ToCore } from '#shared/contract/host.ts';
import { type Application, type ApplicationOptions, createApplication } from './application.ts';
import { HostQuestions } from './host-port.ts';
import { keepYoungHeapSmall } from './kernel/young-heap.ts';
import type { CoreContext } from './procedures.ts';
import { rehearse } from './rehearsal.ts';

/** The end of a port to a page, as Electron gives it to this process. */
interface PagePort {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
}

/** `process.parentPort` of a utility process. Typed here because core never imports electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToCore; ports: PagePort[] }) => void): void;
  postMessage(message: FromCore): void;
}

const { parentPort } = process as unknown as { parentPort: ParentPort };
const host = new HostQuestions((message) => parentPort.postMessage(message));

/** As many things are done at once while the first window comes up: without more processors a rehearsal slows them. */
const BUSY_WITH_START = 2;

/** Everything that needs the application waits for it in the order it came: ports and files may arrive before it stands. */
let application: Promise<Served> | null = null;

let hasPages = false;

parentPort.on('message', ({ data, ports }) => {
  received(data, ports).catch((error: unknown) => {
    // Main starts another core; staying alive without an application would leave the pages waiting for ever.
    console.error(error);
    process.exit(1);
  });
});

/** The application and what answers its ports: one handler for all pages, since each reads the whole router once. */
interface Served extends Application {
  handler: RPCHandler<CoreContext>;
  printHandler: RPCHandler<CoreContext>;
}

async function createServed(options: Omit<ApplicationOptions, 'host'>): Promise<Served> {
  const created = await createApplication({ ...options, host });
  const { router, printRouter } = created;
  return Object.assign(created, { handler: new RPCHandler(router), printHandler: new RPCHandler(printRouter) });
}

async function received(message: ToCore, ports: PagePort[]): Promise<void> {
  switch (message.type) {
    case 'start': {
      const { type: _type, ...options } = message;
      application = createServed(options);
      const { handler, context } = await application;
      parentPort.postMessage({ type: 'ready' });
      if (availableParallelism() <= BUSY_WITH_START) return;
      await rehearse(
        (port) => handler.upgrade(port, { context }),
        () => hasPages,
      );
      keepYoungHeapSmall();
      return;
    }
    case 'page': {
      hasPages = true;
      const { handler, printHandler, context } = await running();
      for (const port of ports) servePage(message.kind === 'print' ? printHandler : handler, port, context);
      return;
    }
    case 'file':
      (await running()).fileGiven(message.token, message.path, message.use);
      return;
    case 'woke':
      (await running()).woke();
      return;
    case 'reply':
      host.replied(message);
      return;
    case 'stop':
      await (await running()).stop();
      // This process is ended from outside: nothing would be kept.
      flushCompileCache();
      parentPort.postMessage({ type: 'stopped' });
      return;
  }
}

function running(): Promise<Served> {
  if (application === null) throw new Error('Main must send `start` first.');
  return application;
}

function servePage(handler: RPCHandler<CoreContext>, port: PagePort, context: CoreContext): void {
  handler.upgrade(port, { context });
  // Messages are held back until this call, so none is lost between the two lines.
  port.start();
}
