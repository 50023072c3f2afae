import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** How the stand-in itself was started. The app never sees any of it. */
export interface HostSettings {
  /** Folder of the app's package.json. */
  appPath: string;
  name: string;
  version: string;
  main: string;
  /** All pages in headless Chromium: no display is needed. */
  headless: boolean;
  /** Opens Chromium's debugging port on the loopback address, for specs. */
  debugPort: boolean;
  keychain: boolean;
  colorScheme: 'light' | 'dark' | null;
  locale: string;
}

interface Manifest {
  name: string;
  productName?: string;
  version: string;
  main: string;
}

function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): HostSettings {
  const [appPath = process.cwd()] = args;
  const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as Manifest;
  const scheme = env.ELECTRON_HOST_COLOR_SCHEME;
  const language = args.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
  return {
    appPath,
    name: manifest.productName ?? manifest.name,
    version: manifest.version,
    main: join(appPath, manifest.main),
    headless: env.ELECTRON_HOST_HEADLESS === '1',
    debugPort: env.ELECTRON_HOST_DEBUG_PORT === '1',
    keychain: env.ELECTRON_HOST_KEYCHAIN !== 'off',
    colorScheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
    locale: language ?? Intl.DateTimeFormat().resolvedOptions().locale,
  };
}

export const settings = readSettings(process.argv.slice(2), process.env);

/** Where Electron keeps an app's data on each system. */
export function appDataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData/Roaming');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}
