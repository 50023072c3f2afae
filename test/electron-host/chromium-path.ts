import { accessSync, constants } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface FoundChromium {
  path: string;
  args: string[];
  /** A headless shell has no window to show. */
  canShow: boolean;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: NAMES.map((name) => `/usr/bin/${name}`),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
      join(folder, 'Microsoft\\Edge\\Application\\msedge.exe'),
    ]),
};

export function systemChromium(): FoundChromium | null {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const path = [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(isExecutable);
  return path === undefined ? null : { path, args: [], canShow: true };
}

/** The system's Chromium, else the one that ships inside an npm tarball: Linux on x64, and only without a window. */
export async function findChromium(): Promise<FoundChromium> {
  const system = systemChromium();
  if (system !== null) return system;
  // It unpacks itself into the temporary folder, under fixed names: a private one, so that nobody can be there first.
  process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'ongoing-chromium-'));
  const { default: packed } = await import('@sparticuz/chromium');
  return { path: await packed.executablePath(), args: packed.args, canShow: false };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
