import { app, globalShortcut, protocol } from 'electron';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { listServedFiles, serveFile } from './app-protocol.ts';
import { CaptureShortcut } from './capture-shortcut.ts';
import { CoreProcess } from './core-process.ts';
import { answerCore } from './core-requests.ts';
import { askAfterDeaths } from './core-trouble.ts';
import { desktopTexts } from './desktop-texts.ts';
import { Files } from './files.ts';
import { serve } from './ipc-router.ts';
import { fail, live } from './life.ts';
import { installMenu } from './menu.ts';
import { SCHEME } from './origin.ts';
import { Printing } from './printing.ts';
import { lockDown } from './security.ts';
import { dataFolderOption } from './start-options.ts';
import { windowRoutes } from './window-routes.ts';
import { mainWindow } from './window.ts';

const chosenFolder = dataFolderOption(process.argv, process.cwd());
if (chosenFolder !== null) {
  mkdirSync(chosenFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', chosenFolder);
}
// Both must come before the app is ready.
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

// One lock for each data folder: two cores must never write the same database.
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start, fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const texts = desktopTexts(app.getLocale());
  const dataFolder = join(app.getPath('userData'), 'data');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });

  lockDown();
  installMenu(texts);
  const served = listServedFiles(join(import.meta.dirname, '../renderer'));
  protocol.handle(SCHEME, async (request) => serveFile(await served, request));

  const printing = new Printing();
  const core = new CoreProcess({
    compiledFolder: join(app.getPath('userData'), 'compiled'),
    start: {
      type: 'start',
      dataFolder,
      resourcesFolder: join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'resources'),
      appVersion: app.getVersion(),
      systemLocale: app.getLocale(),
      deviceName: hostname(),
    },
    answer: (request) => answerCore(request, printing),
    restarted: () => files.giveAgain(),
    keepsDying: (deaths) =>
      void askAfterDeaths(deaths, dataFolder, texts).then((wish) => (wish === 'retry' ? core.tryAgain() : app.quit())),
  });
  const files = new Files((file) => core.give(file));
  const capture = new CaptureShortcut(globalShortcut, mainWindow);
  app.on('will-quit', () => capture.hold(null));
  // Read while the window comes up: what checks the page's calls is most of main's code.
  const routes = import('./window-inputs.ts').then(({ windowInputs: inputs }) =>
    serve(windowRoutes({ core, files, printing, texts, capture, inputs })),
  );
  // The window first: it takes longest, and core is ready well before the page asks.
  const living = live(core, printing, Promise.all([served, routes]));
  core.start();
  await living;
}
