import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PROBE_MS = 2_000;
const DOWNLOAD_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Its date says when the host last gave no answer. */
const SILENCE = join(import.meta.dirname, '../../node_modules/.cache/electron-releases-silent');
const RELEASES = 'https://github.com/electron/electron/releases/download/';

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
export const electronVersion = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string })
  .version;

/** Electron's own program where it has been fetched, else null. */
export function nativeElectron(): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const program = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/**
 * Fetches it by Electron's own script where its host answers at once. On a closed network nothing is tried, and the
 * host is not asked again for a day, so that each start is not held up by it.
 */
export async function fetchElectron(): Promise<string | null> {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined || wasAskedToday()) return null;
  if (!(await releasesAnswer())) {
    mkdirSync(dirname(SILENCE), { recursive: true });
    writeFileSync(SILENCE, '');
    return null;
  }
  console.log(`Fetching Electron ${electronVersion}; this happens once.`);
  await new Promise<void>((resolve) => {
    const install = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS });
    install.on('error', () => resolve());
    install.on('exit', () => resolve());
  });
  return nativeElectron();
}

function wasAskedToday(): boolean {
  const asked = statSync(SILENCE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - asked < DAY_MS;
}

async function releasesAnswer(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? RELEASES;
  try {
    const address = new URL(`v${electronVersion}/SHASUMS256.txt`, mirror);
    return (await fetch(address, { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}
