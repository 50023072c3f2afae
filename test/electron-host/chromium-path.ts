import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packedChromium } from './packed-chromium.ts';

export interface FoundChromium {
  path: string;
  /** Added to what it inherits. */
  env: Record<string, string>;
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
  return path === undefined ? null : { path, env: {} };
}

/** The system's Chromium, else the packed one, which shows no window. */
export async function findChromium(): Promise<FoundChromium> {
  return systemChromium() ?? packedChromium();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
