import { app, dialog, powerMonitor } from 'electron';
import type { CoreProcess } from './core-process.ts';
import type { Printing } from './printing.ts';
import { mainWindow, openWindow } from './window.ts';

/**
 * From the first window to the last: opening, coming back, waking up, and an end that lets core finish its work.
 * `ready`: what answers a page stands.
 */
export async function live(core: CoreProcess, printing: Printing, ready: Promise<unknown>): Promise<void> {
  let coreEnded = false;
  app.on('will-quit', (event) => {
    if (coreEnded) return;
    event.preventDefault();
    void core.stop().finally(() => {
      coreEnded = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (mainWindow() === null) open(printing, ready).catch(fail);
  });
  app.on('second-instance', () => {
    const window = mainWindow();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  powerMonitor.on('resume', () => core.woke());
  await open(printing, ready);
}

/** Nothing can be shown any more: says why in the system's own dialog and ends. */
export function fail(error: unknown): void {
  console.error(error);
  dialog.showErrorBox('Ongoing', error instanceof Error ? error.message : String(error));
  app.exit(1);
}

async function open(printing: Printing, ready: Promise<unknown>): Promise<void> {
  const window = await openWindow(ready);
  // The hidden window would keep the app alive without anything to see.
  window.on('closed', () => printing.close());
}
