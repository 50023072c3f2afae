import { diffIndices } from 'node-diff3';
import { LONGEST_TEXT } from './fields.ts';

/** A line longer than this is cut into its sentences, so that two people can work in one paragraph. */
const LONG_LINE = 200;
const MOST_TOKENS = 5_000;
/** Pairs of equal tokens that the comparison may have to look at; see the decision record on why it is no time. */
const MOST_PAIRS = 100_000;

/** Tokens `from` to `to` of the base became `inserted`. */
interface Change {
  from: number;
  to: number;
  inserted: string[];
}

/**
 * Two edits of one text as one text, or null where a person must choose (sync.md 2.8). Both changes are kept only where
 * nothing of the one overlaps, touches or could be mistaken for the other.
 */
export const mergeText = (base: string, ours: string, theirs: string): string | null => {
  if (Math.max(base.length, ours.length, theirs.length) > LONGEST_TEXT) return null;
  const [before, left, right] = [tokens(base), tokens(ours), tokens(theirs)];
  if (Math.max(before.length, left.length, right.length) > MOST_TOKENS) return null;
  const leftChanges = changes(before, left);
  const rightChanges = changes(before, right);
  if (!leftChanges || !rightChanges || meet(leftChanges, rightChanges)) return null;
  const merged = apply(
    before,
    [...leftChanges, ...rightChanges].toSorted((a, b) => a.from - b.from),
  );
  return keepsEachOnce(before, left, right, merged) ? merged.join('').slice(1) : null;
};

/** Lines, each with the break before it, so that text added at the end leaves the last line as it was. Lossless. */
export const tokens = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.length > LONG_LINE ? sentences(`\n${line}`) : [`\n${line}`]));

const sentences = (line: string): string[] => line.match(/[^.!?…]*[.!?…]+[^\s.!?…]*\s*|[^.!?…]+$/g) ?? [line];

const changes = (before: readonly string[], after: readonly string[]): Change[] | null => {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const oldPart = before.slice(start, before.length - end);
  const newPart = after.slice(start, after.length - end);
  if (pairs(oldPart, newPart) > MOST_PAIRS) return null;
  const found: Change[] = [];
  for (const { buffer1, buffer2 } of diffIndices(oldPart, newPart)) {
    const from = start + buffer1[0];
    const to = from + buffer1[1];
    const newFrom = start + buffer2[0];
    const newTo = newFrom + buffer2[1];
    if (repeats(before, from, to) || repeats(after, newFrom, newTo)) return null;
    found.push({ from, to, inserted: after.slice(newFrom, newTo) });
  }
  return found;
};

const counts = (list: readonly string[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const token of list) found.set(token, (found.get(token) ?? 0) + 1);
  return found;
};

const pairs = (left: readonly string[], right: readonly string[]): number => {
  const inLeft = counts(left);
  let sum = 0;
  for (const [token, count] of counts(right)) sum += count * (inLeft.get(token) ?? 0);
  return sum;
};

/** Among equal neighbours nobody can say which one was changed. */
const repeats = (list: readonly string[], from: number, to: number): boolean => {
  for (let i = Math.max(0, from - 2); i < Math.min(list.length - 1, to + 1); i++)
    if (list[i] === list[i + 1]) return true;
  return false;
};

const meet = (left: readonly Change[], right: readonly Change[]): boolean => {
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i]!, right[j]!];
    if (a.from <= b.to && b.from <= a.to) return true;
    if (a.to < b.from) i++;
    else j++;
  }
  return false;
};

const apply = (before: readonly string[], sorted: readonly Change[]): string[] => {
  const merged: string[] = [];
  let at = 0;
  for (const { from, to, inserted } of sorted) {
    for (; at < from; at++) merged.push(before[at]!);
    merged.push(...inserted);
    at = to;
  }
  for (; at < before.length; at++) merged.push(before[at]!);
  return merged;
};

/** What either side added is there, and nothing that both added stands twice; empty lines say nothing. */
const keepsEachOnce = (
  before: readonly string[],
  left: readonly string[],
  right: readonly string[],
  merged: readonly string[],
): boolean => {
  const [inBase, inLeft, inRight, inMerged] = [counts(before), counts(left), counts(right), counts(merged)];
  for (const token of new Set([...left, ...right])) {
    const had = inBase.get(token) ?? 0;
    const byLeft = Math.max(0, (inLeft.get(token) ?? 0) - had);
    const byRight = Math.max(0, (inRight.get(token) ?? 0) - had);
    const blank = token.trim() === '';
    if (byLeft > 0 && byRight > 0 && !blank) return false;
    const expected = (inLeft.get(token) ?? 0) + (inRight.get(token) ?? 0) - had;
    if (!blank && (inMerged.get(token) ?? 0) !== Math.max(0, expected)) return false;
  }
  return true;
};
