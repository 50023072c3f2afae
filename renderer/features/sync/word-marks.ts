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
    left: joined(parts.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, own: removed }))),
    right: joined(parts.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, own: added }))),
  };
}

/** A space that both have does not part two marked words: a passage is read as one. */
function joined(parts: readonly MarkedText[]): MarkedText[] {
  const passages: MarkedText[] = [];
  for (const [index, { text, own }] of parts.entries()) {
    const isBetween = text === ' ' && parts[index - 1]?.own === true && parts[index + 1]?.own === true;
    const last = passages.at(-1);
    if (last && last.own === (own || isBetween)) last.text += text;
    else passages.push({ text, own: own || isBetween });
  }
  return passages;
}
