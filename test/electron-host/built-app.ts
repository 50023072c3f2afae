import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** What the build reads. */
export const SOURCES = ['electron', 'shared', 'renderer', 'electron.vite.config.ts', 'package.json'].map((name) =>
  join(ROOT, name),
);
const BUILT = ['out/main/index.js', 'out/main/core.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Builds when something is missing or a source is newer; silent unless it fails, and then throws what was wrong. */
export function ensureBuilt(): void {
  const built = Math.min(...BUILT.map((file) => changedAt(join(ROOT, file))));
  if (built > newest(SOURCES)) return;
  const vite = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The app could not be built.\n${stdout}${stderr}`);
}

function newest(paths: readonly string[]): number {
  return Math.max(...paths.flatMap((path) => [changedAt(path), ...filesIn(path).map(changedAt)]));
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name));
}

/** 0 for what does not exist. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
