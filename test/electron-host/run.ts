import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app, becomeReady } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { debugEndpoint } from './browsers.ts';
import { acceptControl, tellOpen } from './control.ts';
import { settings } from './host-settings.ts';

/** `node run.ts <app folder> [arguments]`: what `electron <app folder> [arguments]` would be. */

const ELECTRON = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const isElectron = specifier === 'electron' || specifier === 'electron/main';
    return isElectron ? { url: ELECTRON, shortCircuit: true } : next(specifier, context);
  },
});
Object.defineProperty(process, 'type', { value: 'browser' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
acceptControl();

await import(pathToFileURL(settings.main).href);
becomeReady(() => BrowserWindow.getAllWindows());
if (settings.debugPort) {
  app.once('web-contents-created', () => {
    // The window asks for its browser right after this announcement.
    setImmediate(() => void debugEndpoint(app.getPath('userData')).then((found) => found !== null && tellOpen(found)));
  });
}
