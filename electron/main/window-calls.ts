import type { WindowBridge } from '#shared/contract/host.ts';

/** What the preload sends for each call of `window.ongoing`: the same, but a dropped file travels as its path. */
export interface WindowCalls extends Omit<WindowBridge, 'fileDropped'> {
  fileDropped(path: string): ReturnType<WindowBridge['fileDropped']>;
}

export type WindowCall = keyof WindowCalls;

export type ChannelName = `ongoing:${WindowCall}`;

/** The message that carries a page's port to core. */
export const CORE_PORT = 'core-port';

/** The message that asks a page for quick capture (H7). */
export const CAPTURE = 'capture';
