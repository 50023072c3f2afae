import { runInThisContext } from 'node:vm';
import * as electron from './electron.ts';

/** What a spec asks of the process that runs main, over Node's own channel. */
export interface ControlCall {
  id: number;
  /** The text of a function `(electron, argument) => …`, as Playwright's `electronApplication.evaluate` takes it. */
  source: string;
  argument: unknown;
}

export type ControlMessage =
  | { type: 'answer'; id: number; ok: true; value: unknown }
  | { type: 'answer'; id: number; ok: false; message: string }
  | { type: 'open'; endpoint: string };

/** Lets the process that started the stand-in run functions in main; without such a process, nothing. */
export function acceptControl(): void {
  if (process.send === undefined) return;
  process.on('message', (call) => void answer(call as ControlCall));
  // Specs that were killed leave nobody behind.
  process.on('disconnect', () => electron.app.exit(1));
}

export function tellOpen(endpoint: string): void {
  reply({ type: 'open', endpoint });
}

async function answer({ id, source, argument }: ControlCall): Promise<void> {
  try {
    const run = runInThisContext(`(${source})`) as (given: typeof electron, argument: unknown) => unknown;
    reply({ type: 'answer', id, ok: true, value: await run(electron, argument) });
  } catch (error) {
    reply({
      type: 'answer',
      id,
      ok: false,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

function reply(message: ControlMessage): void {
  process.send?.(message);
}
