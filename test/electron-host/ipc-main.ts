import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { strict } from './strict.ts';

type Handler = Parameters<IpcMain['handle']>[1];

const handlers = new Map<string, Handler>();

export const ipcMain = strict('ipcMain', {
  /** Where Electron keeps them too, outside its types: specs forge calls through it. */
  _invokeHandlers: handlers,
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Pick<IpcMain, 'handle'> & { _invokeHandlers: unknown });

/** A call from a page, with what Electron would know of its sender. */
export async function invoked(
  channel: string,
  event: Record<'sender' | 'senderFrame', unknown>,
  args: unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return (await handler(event as unknown as IpcMainInvokeEvent, ...args)) as unknown;
}
