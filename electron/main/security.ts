import { app, session, type WebContents } from 'electron';
import { isOpening } from './pages.ts';

/** Denies everything that a page could want from the outside (security.md 5.1, items 5 and 11 to 14). */
export function lockDown(): void {
  const pages = session.defaultSession;
  // Electron approves by default: both handlers are needed, since some permissions are only checked, never requested.
  pages.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => stay(contents, event));
  contents.on('will-frame-navigate', (event) => stay(contents, event));
  // The developer tools are contents too; they only exist in a build that is not packaged.
  const surprise = !isOpening() && (app.isPackaged || contents.getType() !== 'remote');
  if (surprise) contents.close();
}

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

/** The address without what the page's own router keeps behind the hash. */
const documentOf = (address: string) => address.split('#')[0];

/** A page may start anew (the way out of an error), never go elsewhere. */
function stay(contents: WebContents, event: Navigation): void {
  const reload = event.isMainFrame && documentOf(event.url) === documentOf(contents.getURL());
  if (!reload) event.preventDefault();
}
