import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFiles, projectRoot, sourceFiles } from './source-files.ts';

const LONGEST = 300;

const codeLines = (text: string) => text.split('\n').filter((line) => !/^\s*(\/\/.*|\*.*|\/\*.*)?$/.test(line)).length;

describe('source files', () => {
  const files = sourceFiles();

  it(`have at most ${LONGEST} code lines`, () => {
    const long = files.filter(
      (file) => !/\/migrations\/|^resources\//.test(file.path) && codeLines(file.text) > LONGEST,
    );
    expect(long.map((file) => `${file.path}: ${codeLines(file.text)}`)).toEqual([]);
  });

  it('are named in kebab-case, by what they know', () => {
    const odd = files.filter(({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\.tsx?$/.test(name) ||
        /^(utils|helpers|types|manager|common)\.tsx?$/.test(name)
      );
    });
    expect(odd.map((file) => file.path)).toEqual([]);
  });

  it('hold no skipped test, no suppression and no any', () => {
    const weak =
      /\b(it|test|describe)\.(skip|todo|only|fixme)\(|\bxit\(|@ts-(ignore|nocheck)|(eslint|oxlint)-disable|: any\b|\bas any\b/;
    const found = files.filter((file) => file.path !== 'test/architecture/files.test.ts' && weak.test(file.text));
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it('hold no path of somebody’s machine', () => {
    const found = files.filter(
      (file) =>
        file.path !== 'test/architecture/files.test.ts' &&
        /['"`](\/work\/|\/home\/|\/Users\/|[A-Z]:\\\\Users)/.test(file.text),
    );
    expect(found.map((file) => file.path)).toEqual([]);
  });
});

describe('unit tests', () => {
  it('mirror the source path for path', () => {
    const orphans = allFiles()
      .filter((path) => /^test\/unit\/.*\.test\.tsx?$/.test(path))
      .filter((path) => {
        const source = path.replace(/^test\/unit\//, '').replace(/\.test\.(tsx?)$/, '');
        return !['.ts', '.tsx'].some((ending) => existsSync(join(projectRoot, source + ending)));
      });
    expect(orphans).toEqual([]);
  });
});

describe('rooms', () => {
  it.each([
    'electron/main',
    'electron/preload',
    'electron/core',
    'electron/database',
    'electron/sync',
    'renderer',
    'shared',
    'test',
    'test/electron-host',
    'resources',
  ])('%s says in at most 20 lines what lives there', (room) => {
    const text = readFileSync(join(projectRoot, room, 'README.md'), 'utf8').trimEnd();
    expect(text.split('\n').length).toBeLessThanOrEqual(20);
  });
});
