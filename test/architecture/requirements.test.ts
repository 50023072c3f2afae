import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './source-files.ts';

/** How many requirements each part of product.md has. */
const parts = { A: 8, B: 5, C: 4, D: 5, E: 8, F: 9, G: 6, H: 8, I: 6, J: 2, K: 7, L: 4, M: 5, N: 6, O: 5, P: 11, Q: 9 };
/** These two parts ask for something before their first number. */
const unnumbered = ['B', 'J'];

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const page = read('docs/requirements.md');

const rows = [...page.matchAll(/^\| ([A-Q]\d*)\s*\|(.*)\|(.*)\|(.*)\|(.*)\|$/gm)].map((found) => ({
  id: found[1] ?? '',
  tests: paths(found[4] ?? ''),
  state: (found[5] ?? '').trim(),
}));

/** What stands in code marks and is no address of a page of the app. */
function paths(text: string): string[] {
  return [...text.matchAll(/`((?:electron|renderer|server|shared|test)\/[^`]+)`/g)].map((found) => found[1] ?? '');
}

/** The ids that titles of a test file begin with: `it('F4, G1: …'`. */
function namedIn(path: string): string[] {
  const titles = read(path).matchAll(/\b(?:it|test|describe)\b[^'`\n]*['`]([A-Q]\d*(?:, [A-Q]\d*)*): /g);
  return [...titles].flatMap((found) => (found[1] ?? '').split(', '));
}

describe('docs/requirements.md', () => {
  it('has one line for each requirement', () => {
    const wanted = Object.entries(parts).flatMap(([part, count]) => [
      ...(unnumbered.includes(part) ? [part] : []),
      ...Array.from({ length: count }, (_, index) => `${part}${index + 1}`),
    ]);
    expect(rows.map(({ id }) => id)).toEqual(wanted);
  });

  it('gives each line a state, and a reason to what is not done', () => {
    const wrong = rows.filter(({ state }) => !/^(done|(partly|not yet): .{10,})$/.test(state));
    expect(wrong).toEqual([]);
  });

  it('names only files that exist', () => {
    expect(paths(page).filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });

  it('gives every requirement of A to L that is built a test that names it', () => {
    const built = rows.filter(({ id, state }) => id < 'M' && !state.startsWith('not yet'));
    const unnamed = built.filter(({ id, tests }) => !tests.some((path) => namedIn(path).includes(id)));
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });
});
