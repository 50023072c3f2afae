import { BrowserWindow, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { ORIGIN } from './origin.ts';
import { type PageKind, pageKind } from './pages.ts';
import type { ChannelName, WindowCall, WindowCalls } from './window-calls.ts';

/** Who asks: a page of ours, known by its window. */
export interface Caller {
  contents: WebContents;
  window: BrowserWindow;
}

export interface Route<Name extends WindowCall> {
  /** The pages that may use it. */
  from: readonly PageKind[];
  input: z.ZodType<Parameters<WindowCalls[Name]>>;
  answer(caller: Caller, ...input: Parameters<WindowCalls[Name]>): ReturnType<WindowCalls[Name]>;
}

export type Routes = { [Name in WindowCall]: Route<Name> };

/** What is known of the sender of a message; all of it comes from Electron, none from the page. */
export interface Sender {
  sender: WebContents;
  senderFrame: WebFrameMain | null;
}

/** The only place where `ipcMain` is used (security.md 5.1, item 17). */
export function serve(routes: Routes): void {
  for (const name of Object.keys(routes) as WindowCall[]) {
    const channel: ChannelName = `ongoing:${name}`;
    ipcMain.handle(channel, (event, ...input: unknown[]) => answer(name, routes[name], event, input));
  }
}

function answer<Name extends WindowCall>(
  name: Name,
  route: Route<Name>,
  event: Sender,
  input: unknown[],
): ReturnType<WindowCalls[Name]> {
  const caller = trustedCaller(event, route.from);
  if (caller === null) throw refused(name, 'the sender is not a page of this app that may ask for it');
  const parsed = route.input.safeParse(input);
  if (!parsed.success) throw refused(name, 'the values sent with it are not what it takes');
  return route.answer(caller, ...parsed.data);
}

/** The main frame of a window that we opened, showing our own origin; null otherwise. */
export function trustedCaller({ sender, senderFrame }: Sender, from: readonly PageKind[]): Caller | null {
  const kind = pageKind(sender);
  const window = BrowserWindow.fromWebContents(sender);
  if (kind === undefined || window === null || !from.includes(kind)) return null;
  // A frame that has navigated away or was destroyed is null.
  if (senderFrame === null || senderFrame !== sender.mainFrame || senderFrame.origin !== ORIGIN) return null;
  return { contents: sender, window };
}

/** Says which call, never what was sent with it: that may be a client's. */
function refused(name: WindowCall, reason: string): Error {
  console.warn(`Refused ongoing:${name}: ${reason}.`);
  return new Error(`REFUSED: ${reason}`);
}
