import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './built-app.ts';

export interface PackedChromium {
  path: string;
  env: Record<string, string>;
}

const CACHE = join(ROOT, 'node_modules/.cache/chromium');

/**
 * The headless Chromium that ships inside an npm tarball (Linux on x64). It is unpacked once, into a folder of this
 * checkout. Its package would use fixed names in the shared temporary folder, where somebody else could be first.
 */
export async function packedChromium(): Promise<PackedChromium> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const manifest = JSON.parse(readFileSync(join(bin, '../package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, manifest.version);
  if (!existsSync(folder)) await unpack(bin, folder);
  const path = join(folder, 'chromium');
  return { path, env: environment(path, folder) };
}

async function unpack(bin: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  await mkdir(CACHE, { recursive: true });
  const aside = await mkdtemp(join(CACHE, 'unpacking-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = aside;
  try {
    // Each reads the temporary folder's name at once, before anything is awaited.
    await Promise.all(
      ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'].map((file) => inflate(join(bin, file))),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  // Whole or not at all; of two that unpack at the same time the second finds the first one's.
  await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }));
}

/** The package brings the libraries that a bare system lacks; where the system has them, its own are used. */
function environment(path: string, folder: string): Record<string, string> {
  const fonts: Record<string, string> = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const runs = spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
  return runs ? fonts : { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
}
