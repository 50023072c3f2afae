/** Characters shown around the first word found. */
const AROUND = 60;

/** With the marks of its letters, as it is written. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Words as the index knows them: without marks, lower case, letters and digits only. */
export const foldedWords = (text: string): string[] =>
  [...fold(text).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).slice(0, 8);

export interface ExcerptPart {
  text: string;
  match: boolean;
}

/** The part of the first text that holds a word, with the words marked; the start of the first text where none does. */
export const excerptOf = (texts: readonly string[], words: readonly string[]): ExcerptPart[] => {
  for (const text of texts) {
    const found = matches(text, words);
    const first = found[0];
    if (!first) continue;
    const from = Math.max(0, first.start - AROUND);
    const to = Math.min(text.length, first.end + 2 * AROUND);
    return parts(text, found, from, to);
  }
  const text = texts[0] ?? '';
  return text === '' ? [] : [{ text: text.slice(0, 3 * AROUND), match: false }];
};

/** Whether each word begins one of the texts' words. */
export const holdsWords = (texts: readonly string[], words: readonly string[]): boolean => {
  const found = texts.flatMap((text) => [...text.matchAll(WORD)].map(([word]) => fold(word)));
  return words.every((searched) => found.some((word) => word.startsWith(searched)));
};

interface Range {
  start: number;
  end: number;
}

/** Words of the text that start with one of the searched words. */
const matches = (text: string, words: readonly string[]): Range[] =>
  [...text.matchAll(WORD)]
    .map((found) => ({ start: found.index, end: found.index + found[0].length, word: fold(found[0]) }))
    .filter(({ word }) => words.some((searched) => word.startsWith(searched)));

const parts = (text: string, found: readonly Range[], from: number, to: number): ExcerptPart[] => {
  const result: ExcerptPart[] = [];
  const add = (part: string, match: boolean) => {
    if (part !== '') result.push({ text: part.replaceAll(/\s+/g, ' '), match });
  };
  let at = from;
  if (from > 0) add('…', false);
  for (const { start, end } of found) {
    if (start < at || end > to) continue;
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, to), false);
  if (to < text.length) add('…', false);
  return result;
};
