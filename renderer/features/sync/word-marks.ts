import { diffWordsWithSpace } from 'diff';

export interface MarkedText {
  text: string;
  /** Stands in this version only. */
  own: boolean;
}

/** As long as a comparison may hold up the page, in milliseconds; two long texts without a common word take longer. */
const PATIENCE = 250;

/** Two versions with the words that only one of them has (sync.md 2.8); unmarked where comparing takes too long. */
export function wordMarks(left: string, right: string): { left: MarkedText[]; right: MarkedText[] } {
  const parts = diffWordsWithSpace(left, right, { timeout: PATIENCE });
  if (!parts) return { left: [{ text: left, own: false }], right: [{ text: right, own: false }] };
  return {
    left: parts.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, own: removed })),
    right: parts.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, own: added })),
  };
}
