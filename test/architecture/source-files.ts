import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms of architecture.md, with the tools that stand beside them. */
export const rooms = ['electron', 'renderer', 'server', 'shared', 'test', 'resources'];

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'));

export const allFiles = (): string[] => rooms.flatMap(filesBelow);

export const sourceFiles = (): SourceFile[] =>
  allFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

/** What a file imports: `#room/…` and relative paths resolved to paths from the root, packages by name. */
export const importsOf = ({ path, text }: SourceFile): string[] =>
  [...text.matchAll(IMPORT)].map((found) => {
    const target = found[1] ?? found[2] ?? found[3] ?? '';
    if (target.startsWith('.')) return resolve(path, target);
    return target
      .replace(/^#(shared|renderer|test|resources)\//, '$1/')
      .replace(/^#(core|database|sync|main)\//, 'electron/$1/');
  });

const resolve = (from: string, target: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};
