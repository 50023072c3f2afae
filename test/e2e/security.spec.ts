import { expect, test } from '@playwright/test';
import { launchApp, removeFolder } from './support/launch-app.ts';
import type { RunningApp } from './support/running-app.ts';

// One app for the whole file: nothing here may change it, which is what the file is about.
let app: RunningApp;

test.beforeAll(async () => {
  app = await launchApp();
});

test.afterAll(async () => {
  await app.close();
  await removeFolder(app.dataFolder);
});

test('every window is sandboxed, isolated and without Node', async () => {
  const preferences = await app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        // Not in Electron's types, but the only way to read back what a window really has.
        const read = Reflect.get(webContents, 'getLastWebPreferences') as () => Electron.WebPreferences;
        return read.call(webContents);
      }),
    null,
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
});

test('the page sees no Node, no Electron and no more than the window calls', async () => {
  const found = await app.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    calls: Object.keys(window.ongoing).toSorted(),
    canChange: Object.getOwnPropertyDescriptor(window, 'ongoing')?.writable ?? false,
  }));
  expect(found).toEqual({
    globals: [],
    calls: [
      'captureShortcut',
      'chooseFolder',
      'connect',
      'fileDropped',
      'openExternal',
      'openFile',
      'printReady',
      'saveFile',
      'setColorScheme',
      'setFullScreen',
      'showInFolder',
    ],
    canChange: false,
  });
});

test('the page arrives with its policy and a nonce that is new at every load', async () => {
  const policies: string[] = [];
  for (let load = 0; load < 2; load += 1) {
    const answer = await app.page.reload();
    policies.push((await answer?.headerValue('content-security-policy')) ?? '');
    const nonce = await app.page.locator('meta[name="csp-nonce"]').getAttribute('content');
    expect(policies[load]).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
        "font-src 'self'; connect-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test('the page itself keeps to the policy', async () => {
  const complaints: string[] = [];
  app.page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await app.page.reload();
  await expect(app.page.locator('#root')).not.toBeEmpty();
  expect(complaints).toEqual([]);
});

test('the page reaches no network', async () => {
  const reached = await app.page.evaluate(async () => {
    const fails = (attempt: Promise<unknown>): Promise<boolean> =>
      attempt.then(
        () => false,
        () => true,
      );
    const socket = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const line = new WebSocket('wss://example.com');
        line.onopen = resolve;
        line.onerror = reject;
      });
    const picture = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = reject;
        image.src = 'https://example.com/picture.png';
      });
    return {
      fetch: await fails(fetch('https://example.com')),
      own: await fails(fetch('/index.html')),
      socket: await fails(socket()),
      picture: await fails(picture()),
      beacon: await fails(fetch('http://127.0.0.1:1', { mode: 'no-cors' })),
    };
  });
  expect(reached).toEqual({ fetch: true, own: true, socket: true, picture: true, beacon: true });
});

test('script that is not a file of the app does not run', async () => {
  await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const link = document.createElement('a');
    link.href = 'javascript:window.injected = true';
    document.body.append(link);
    link.click();
  });
  expect(await app.page.evaluate(() => 'injected' in window)).toBe(false);
});

for (const address of ['https://example.com/', './print.html?job=x', 'data:text/html,hello']) {
  test(`the page cannot be led to ${address}`, async () => {
    await app.page.evaluate((target) => {
      Object.assign(window, { sameDocument: true });
      window.location.href = target;
    }, address);
    // A navigation that is let through would have taken the mark away by the time main has answered twice.
    await app.evaluate(() => null, null);
    await app.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await app.page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(app.page.url()).toContain('/index.html');
  });
}

test('the page opens no window', async () => {
  const before = app.windows().length;
  await app.page.evaluate(() => {
    window.open('https://example.com/');
    window.open('about:blank');
  });
  await expect.poll(() => app.windows().length).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1);
});

test('every permission is denied', async () => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const found = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    return Object.fromEntries(names.map((name, index) => [name, found[index]]));
  });
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    'clipboard-read': 'denied',
    midi: 'denied',
  });
});

test('only listed files are served, however the way out is spelled', async () => {
  const spellings = [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%5c..%5c..%5cpackage.json',
    '/%252e%252e/package.json',
    '//etc/passwd',
    '/assets/',
    '/index.html%00.png',
  ];
  const origin = await app.page.evaluate(() => window.location.origin);
  const loaded = await app.page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(
          (address) =>
            new Promise<boolean>((resolve) => {
              const link = document.createElement('link');
              link.rel = 'stylesheet';
              link.href = address;
              link.onload = () => resolve(true);
              link.onerror = () => resolve(false);
              document.head.append(link);
            }),
        ),
      ),
    spellings.map((path) => `${origin}${path}`),
  );
  expect(loaded).toEqual(spellings.map(() => false));
});

test('a call from any other sender is refused', async () => {
  const refusals = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows();
    const sender = window?.webContents;
    // Electron keeps its handlers here; the stand-in offers the same.
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: object, ...args: unknown[]) => unknown
    >;
    const call = async (event: object, ...args: unknown[]): Promise<string> => {
      try {
        await handlers.get('ongoing:openExternal')?.(event, ...args);
        return 'answered';
      } catch (error) {
        return String(error);
      }
    };
    const address = 'mailto:someone@example.com';
    return {
      otherFrame: await call(
        { sender, senderFrame: { url: 'app://ongoing/index.html', origin: 'app://ongoing' } },
        address,
      ),
      noFrame: await call({ sender, senderFrame: null }, address),
      strangeContents: await call({ sender: { id: 999 }, senderFrame: { origin: 'app://ongoing' } }, address),
      wrongInput: await call({ sender, senderFrame: sender?.mainFrame }, { not: 'text' }),
      tooMuchInput: await call({ sender, senderFrame: sender?.mainFrame }, address, 'more'),
      ours: await call({ sender, senderFrame: sender?.mainFrame }, address),
    };
  }, null);
  expect(refusals).toEqual({
    otherFrame: expect.stringContaining('REFUSED'),
    noFrame: expect.stringContaining('REFUSED'),
    strangeContents: expect.stringContaining('REFUSED'),
    wrongInput: expect.stringContaining('REFUSED'),
    tooMuchInput: expect.stringContaining('REFUSED'),
    ours: 'answered',
  });
});

test('the window may not make calls that only the printing page has', async () => {
  const said: string[] = [];
  app.page.on('pageerror', (error) => said.push(error.message));
  await app.page.evaluate(() => window.ongoing.printReady());
  await expect.poll(() => said).toEqual([expect.stringContaining('REFUSED')]);
});

test('an address opens outside only after the user saw it and agreed, and only https and mailto', async () => {
  const open = (address: string): Promise<boolean> =>
    app.page.evaluate((target) => window.ongoing.openExternal(target), address);

  const before = (await app.askedDialogs()).length;
  const shown = async (): Promise<unknown[]> =>
    (await app.askedDialogs()).slice(before).map(({ options }) => options.detail);
  expect(await open('http://example.com/')).toBe(false);
  expect(await open('file:///etc/passwd')).toBe(false);
  expect(await open('javascript:alert(1)')).toBe(false);
  expect(await open('not an address')).toBe(false);
  expect(await shown()).toEqual([]);

  expect(await open('https://example.com/a')).toBe(false);
  await app.answerDialog({ message: [0] });
  expect(await open('https://example.com/b')).toBe(true);
  expect(await shown()).toEqual(['https://example.com/a', 'https://example.com/b']);
  expect(await app.externalAddresses()).toEqual(['https://example.com/b']);
});

test('a window that the app did not open is closed at once', async () => {
  const left = await app.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    const read = Reflect.get(first?.webContents ?? {}, 'getLastWebPreferences') as () => Electron.WebPreferences;
    const webPreferences = read.call(first?.webContents);
    const surprise = new BrowserWindow({ show: false, webPreferences });
    return new Promise<number>((resolve) => {
      const done = (): void => resolve(BrowserWindow.getAllWindows().length);
      if (surprise.isDestroyed()) done();
      else surprise.once('closed', done);
    });
  }, null);
  expect(left).toBe(1);
});
