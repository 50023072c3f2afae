import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, projectRoot, sourceFiles } from './source-files.ts';

const START = 'renderer/print/main.tsx';

/** Only types go with it: nothing of that file is built in. */
const TYPES = /^import type [^;]*;/gm;

/** Every style that the print page is built with, however far from it. */
const stylesOfPrint = (): string[] => {
  const files = new Map(sourceFiles().map((file) => [file.path, { ...file, text: file.text.replaceAll(TYPES, '') }]));
  const seen = new Set<string>([START]);
  const styles = new Set<string>();
  for (const path of seen) {
    const file = files.get(path);
    for (const target of file ? importsOf(file) : []) {
      if (target.endsWith('.css')) styles.add(target);
      else if (files.has(target)) seen.add(target);
    }
  }
  return [...styles].toSorted();
};

/** The last part of each selector of a sheet, without what stands in strings and comments. */
const selectorsOf = (css: string): string[] =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector.trim());

describe('the print page', () => {
  it('has no style of the screen but the font and its own sheet', () => {
    expect(stylesOfPrint().filter((path) => !path.endsWith('.module.css'))).toEqual([
      '@fontsource/inter/latin-400.css',
      '@fontsource/inter/latin-600.css',
      '@fontsource/inter/latin-ext-400.css',
      '@fontsource/inter/latin-ext-600.css',
      'renderer/print/print.css',
    ]);
  });

  it('takes modules only whose every rule hangs on a class of its own', () => {
    const loose = stylesOfPrint()
      .filter((path) => path.endsWith('.module.css'))
      .flatMap((path) =>
        selectorsOf(readFileSync(join(projectRoot, path), 'utf8'))
          .filter((selector) => !selector.startsWith('@'))
          .flatMap((selector) => selector.split(','))
          .filter((selector) => selector.includes(':global') || !/\.[a-z]/i.test(selector))
          .map((selector) => `${path}: ${selector.trim()}`),
      );
    expect(loose).toEqual([]);
  });
});
