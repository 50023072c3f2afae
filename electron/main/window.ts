import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import { pageAddress } from './origin.ts';
import { openPage, pageKind } from './pages.ts';
import { DEFAULT_SIZE, MINIMUM_SIZE, readBounds, writeBounds } from './window-bounds.ts';

/** The colours of an empty page, so that opening does not flash: `renderer/theme` has the same. */
const PAPER = { light: '#faf9f6', dark: '#121615' };

/** `ready`: what answers the page stands; the window comes up meanwhile. */
export async function openWindow(ready: Promise<unknown>): Promise<BrowserWindow> {
  const file = join(app.getPath('userData'), 'window.json');
  const saved = readBounds(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const place = saved === null ? DEFAULT_SIZE : { x: saved.x, y: saved.y, width: saved.width, height: saved.height };
  const window = openPage('window', {
    ...place,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Ongoing',
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    autoHideMenuBar: true,
  });
  if (saved?.maximized) window.maximize();
  window.on('close', () => writeBounds(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  await ready;
  await window.loadURL(pageAddress('index'));
  return window;
}

/** The window with the app in it; null while only the one that prints is open. */
export function mainWindow(): BrowserWindow | null {
  return BrowserWindow.getAllWindows().find((window) => pageKind(window.webContents) === 'window') ?? null;
}
