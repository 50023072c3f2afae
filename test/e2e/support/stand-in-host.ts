import { type Browser, chromium, type Page } from '@playwright/test';
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '#test/electron-host/built-app.ts';
import type { ControlCall, ControlMessage } from '#test/electron-host/control.ts';
import type { AppHost, LaunchSettings } from './app-host.ts';

const MAIN_PAGE = /\/index\.html/;

export async function launchStandIn(settings: LaunchSettings): Promise<AppHost> {
  const { dataFolder, locale, colorScheme, env, keychain } = settings;
  const main = fork(join(ROOT, 'test/electron-host/run.ts'), [ROOT, `--lang=${locale}`, '--data-folder', dataFolder], {
    serialization: 'advanced',
    execArgv: [],
    env: {
      ...process.env,
      ELECTRON_HOST_HEADLESS: '1',
      ELECTRON_HOST_DEBUG_PORT: '1',
      ELECTRON_HOST_COLOR_SCHEME: colorScheme,
      ELECTRON_HOST_KEYCHAIN: keychain ? 'on' : 'off',
      ...env,
    },
  });
  const ended = new Promise<void>((resolve) => main.once('exit', () => resolve()));
  const control = new Control(main);
  const browser = await chromium.connectOverCDP(await control.opened, { noDefaults: true, isLocal: true });
  const page = await mainPage(browser);
  return {
    kind: 'stand-in',
    page,
    windows: () => browser.contexts().flatMap((context) => context.pages()),
    evaluate: (run, argument) => control.evaluate(run.toString(), argument) as never,
    close: async () => {
      // Its own end takes the answer with it.
      void control.evaluate('({ app }) => app.quit()', null).catch(() => undefined);
      await ended;
    },
    kill: async () => {
      main.kill('SIGKILL');
      await ended;
    },
  };
}

async function mainPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no pages.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL(MAIN_PAGE);
  return page;
}

/** Calls into main over Node's channel, numbered. */
class Control {
  readonly opened: Promise<string>;
  readonly #main: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;

  constructor(main: ChildProcess) {
    this.#main = main;
    const opened = Promise.withResolvers<string>();
    this.opened = opened.promise;
    main.on('message', (raw) => {
      const message = raw as ControlMessage;
      if (message.type === 'open') return opened.resolve(message.endpoint);
      const call = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.ok) call?.resolve(message.value);
      else call?.reject(new Error(message.message));
    });
    main.once('exit', (code) => {
      const error = new Error(`The app ended with code ${code}.`);
      opened.reject(error);
      for (const call of this.#waiting.values()) call.reject(error);
    });
  }

  evaluate(source: string, argument: unknown): Promise<unknown> {
    if (!this.#main.connected) return Promise.reject(new Error('The app has ended.'));
    this.#lastId += 1;
    const call = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#lastId, call);
    const message: ControlCall = { id: this.#lastId, source, argument };
    this.#main.send(message);
    return call.promise;
  }
}
