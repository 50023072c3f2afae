import { app, BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron';
import { join } from 'node:path';

/** What a page is for decides what it may ask of main and of core. */
export type PageKind = 'window' | 'print';

/**
 * Written out although most are Electron's defaults: security.md 5.1, items 2 to 10. The dictionaries of the spell
 * checker would be fetched from the network, so it is off.
 */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;

const kinds = new Map<number, PageKind>();
let opening = false;

/** The only way a window comes to be: whatever else appears is a surprise, which security.ts closes. */
export function openPage(kind: PageKind, options: BrowserWindowConstructorOptions): BrowserWindow {
  opening = true;
  try {
    const window = new BrowserWindow({
      ...options,
      webPreferences: {
        ...WEB_PREFERENCES,
        devTools: !app.isPackaged,
        // A hidden page would draw its charts at the pace of a page nobody looks at.
        backgroundThrottling: kind !== 'print',
        preload: join(import.meta.dirname, '../preload/index.cjs'),
      },
    });
    const { id } = window.webContents;
    kinds.set(id, kind);
    window.on('closed', () => kinds.delete(id));
    return window;
  } finally {
    opening = false;
  }
}

/** True while `openPage` is creating its window, which is when Electron announces the new contents. */
export function isOpening(): boolean {
  return opening;
}

export function pageKind(contents: WebContents): PageKind | undefined {
  return kinds.get(contents.id);
}
