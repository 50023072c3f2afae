import type { BrowserContext, Page } from 'playwright-core';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WEB_HOSTS } from './addresses.ts';
import { findChromium } from './chromium-path.ts';
import { settings } from './host-settings.ts';
import { servePages } from './page-server.ts';

/**
 * Chromium heeds only the last list of features it is given: playwright-core's own, as far as pages notice them, and two
 * pages behind the address bar that nobody sees here, whose start costs as much as an app's.
 */
const WITHOUT_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

const FLAGS = [
  `--disable-features=${WITHOUT_FEATURES.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Without it a window says above every page that it runs without its sandbox.
  '--test-type',
];

export interface WindowShape {
  width: number;
  height: number;
  x?: number;
  y?: number;
}

const open: Promise<BrowserContext>[] = [];
let shown: Promise<BrowserContext> | null = null;
let hidden: Promise<BrowserContext> | null = null;

/** A page for a window that is shown. The first one is an app window: no tabs, no address bar. */
export async function shownPage(userData: string, shape: WindowShape): Promise<Page> {
  if (shown !== null) return (await shown).newPage();
  shown = launch(join(userData, 'chromium'), settings.headless, shape);
  const context = await shown;
  return context.pages()[0] ?? context.newPage();
}

/** A page for a window with `show: false`, in a Chromium without windows. */
export async function hiddenPage(userData: string, shape: WindowShape): Promise<Page> {
  if (settings.headless && shown !== null) return (await shown).newPage();
  hidden ??= launch(join(userData, 'chromium-hidden'), true, shape);
  return (await hidden).newPage();
}

/** Where specs can attach; null unless the debugging port was asked for. */
export async function debugEndpoint(userData: string): Promise<string | null> {
  if (!settings.debugPort || shown === null) return null;
  await shown;
  const [port] = (await readFile(join(userData, 'chromium', 'DevToolsActivePort'), 'utf8')).split('\n');
  return `http://127.0.0.1:${port}`;
}

export async function closeBrowsers(): Promise<void> {
  await Promise.allSettled(open.map(async (context) => (await context).close()));
}

function launch(profile: string, headless: boolean, shape: WindowShape): Promise<BrowserContext> {
  const context = launchNow(profile, headless, shape);
  open.push(context);
  return context;
}

async function launchNow(profile: string, headless: boolean, shape: WindowShape): Promise<BrowserContext> {
  const [{ chromium }, { path, env }, port] = await Promise.all([
    // Only now, so that main has started core beside it: reading it takes longer than all of main.
    import('playwright-core'),
    findChromium(),
    servePages(),
    quieten(profile),
  ]);
  // Left by a Chromium that was killed, it would be read as the new one's.
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const place = shape.x === undefined || shape.y === undefined ? [] : [`--window-position=${shape.x},${shape.y}`];
  return chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless,
    args: [
      ...FLAGS,
      // Pages reach the app's own files and nothing else, by name or by number.
      `--host-resolver-rules=MAP ${WEB_HOSTS}:80 127.0.0.1:${port}, MAP * ~NOTFOUND`,
      `--window-size=${shape.width},${shape.height}`,
      ...place,
      ...(settings.debugPort ? ['--remote-debugging-port=0'] : []),
      // An address is needed for the window to be an app's; the page is led elsewhere at once.
      ...(headless ? [] : ['--app=data:text/html,']),
    ],
    env: { ...definedEnvironment(), ...env },
    ignoreDefaultArgs: ['--enable-automation'],
    viewport: headless ? { width: shape.width, height: shape.height } : null,
    locale: settings.locale,
    colorScheme: settings.colorScheme,
    acceptDownloads: false,
    // The app decides when it ends.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** A browser offers to translate, to keep passwords and to fill in forms; an app's window does not. */
async function quieten(profile: string): Promise<void> {
  const folder = join(profile, 'Default');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const preferences = {
    translate: { enabled: false },
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
    browser: { enable_spellchecking: false },
  };
  // Only for a new profile: Chromium keeps its own state in the same file.
  await writeFile(join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' }).catch(() => undefined);
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}
