import { app, BrowserWindow, protocol } from 'electron';
import { join } from 'node:path';

/** The least that an app can be: one window as ours opens it, one page with nothing in it. */
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
const folder = process.argv.at(-1);
if (folder !== undefined) app.setPath('userData', folder);

void app.whenReady().then(async () => {
  protocol.handle('app', () => new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      preload: join(import.meta.dirname, 'preload.cjs'),
    },
  });
  await window.loadURL('app://ongoing/index.html');
});

const PAGE = '<!doctype html><html lang="en"><title>Blank</title><body><div data-ready></div></body></html>';
