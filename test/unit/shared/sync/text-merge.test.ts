import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText, tokens } from '#shared/sync/text-merge.ts';

const RUNS = { numRuns: 10_000 };
const lines = (...list: string[]) => list.join('\n');

describe('cutting a text', () => {
  it('loses nothing', () => {
    const piece = fc.constantFrom('a', ' ', '\n', '.', '!', '…', '\r\n', 'word '.repeat(30), 'é', '"', '1.5');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(tokens(text).join('')).toBe(`\n${text}`);
      }),
      RUNS,
    );
  });

  it('cuts a long line into sentences and leaves a short one whole', () => {
    const long = `${'The sponsor wants to see numbers. '.repeat(8)}Then we talk.`;
    expect(tokens(long)).toHaveLength(9);
    expect(tokens('One. Two. Three.')).toHaveLength(1);
  });
});

describe('merging two edits of one text', () => {
  it('keeps both where they are apart', () => {
    const base = lines('one', 'two', 'three', 'four');
    expect(mergeText(base, lines('ONE', 'two', 'three', 'four'), lines('one', 'two', 'three', 'four', 'five'))).toBe(
      lines('ONE', 'two', 'three', 'four', 'five'),
    );
  });

  it('keeps both edits of two paragraphs with an empty line between them', () => {
    expect(mergeText(lines('one', '', 'two'), lines('ONE', '', 'two'), lines('one', '', 'TWO'))).toBe(
      lines('ONE', '', 'TWO'),
    );
  });

  it('keeps both edits of one long line where they are sentences apart', () => {
    const sentences = Array.from({ length: 8 }, (_, i) => `Sentence number ${i} says something of its own. `);
    const with_ = (i: number, text: string) => sentences.toSpliced(i, 1, text).join('');
    expect(mergeText(sentences.join(''), with_(1, 'Ana was here. '), with_(6, 'Bruno too. '))).toBe(
      sentences.toSpliced(1, 1, 'Ana was here. ').toSpliced(6, 1, 'Bruno too. ').join(''),
    );
  });

  it.each([
    ['changed the same line', ['one', 'two', 'three'], ['one', 'TWO', 'three'], ['one', 'zwei', 'three']],
    ['changed neighbouring lines', ['one', 'two', 'three'], ['ONE', 'two', 'three'], ['one', 'TWO', 'three']],
    ['added at the same place', ['one'], ['one', 'ours'], ['one', 'theirs']],
    ['made the same change', ['one', 'two', 'three'], ['one', 'TWO', 'three'], ['one', 'TWO', 'three']],
    [
      'added one line at two places',
      ['one', 'two', 'three'],
      ['new', 'one', 'two', 'three'],
      ['one', 'two', 'three', 'new'],
    ],
    ['moved one line', ['x', 'one', 'two', 'three'], ['one', 'x', 'two', 'three'], ['one', 'two', 'three', 'x']],
    ['deleted a line that the other changed', ['one', 'two', 'three'], ['one', 'three'], ['one', 'TWO', 'three']],
    [
      'ticked lines apart from each other among equal ones',
      ['a', '- todo', '- todo', '- todo', 'b'],
      ['a', '- done', '- todo', '- todo', 'b'],
      ['a', '- todo', '- todo', '- Done', 'b'],
    ],
    [
      'ticked two of three equal lines',
      ['- todo', '- todo', '- todo'],
      ['- done', '- todo', '- todo'],
      ['- todo', '- done', '- todo'],
    ],
  ])('asks where both %s', (_, base, ours, theirs) => {
    expect(mergeText(lines(...base), lines(...ours), lines(...theirs))).toBeNull();
  });

  it('asks where the text is too long to compare', () => {
    const long = Array.from({ length: 6_000 }, (_, i) => `line ${i}`);
    const edited = (i: number) => lines(...long.with(i, 'edited'));
    expect(mergeText(lines(...long), edited(1), edited(4_000))).toBeNull();
    const same = Array.from({ length: 2_000 }, (_, i) => `line ${i % 10}`);
    const ours = lines(...same.with(1, 'a').with(1_990, 'b'));
    expect(mergeText(lines(...same), ours, lines(...same.with(1_000, 'c')))).toBeNull();
    const huge = 'x'.repeat(200_001);
    expect(mergeText(huge, `${huge}\na`, `b\n${huge}`)).toBeNull();
  });

  const line = fc.constantFrom('', '- a', '- b', 'c', 'd', 'e', 'f', 'g', '- todo');
  const edit = fc.array(fc.tuple(fc.nat(12), fc.constantFrom('insert', 'delete', 'change'), line), { maxLength: 3 });
  const edited = (base: string[], edits: [number, string, string][], mark: string) => {
    const text = [...base];
    for (const [at, what, word] of edits) {
      const place = at % (text.length + 1);
      if (what === 'insert') text.splice(place, 0, `${word}${mark}`);
      else if (what === 'delete') text.splice(place, 1);
      else text.splice(place, 1, `${word}${mark}`);
    }
    return text;
  };
  const mark = fc.constantFrom('', '!', '?');

  it('gives the same text whichever edit came first', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), edit, edit, mark, mark, (base, left, right, one, other) => {
        const ours = lines(...edited(base, left, one));
        const theirs = lines(...edited(base, right, other));
        expect(mergeText(lines(...base), ours, theirs)).toBe(mergeText(lines(...base), theirs, ours));
      }),
      RUNS,
    );
  });

  it('holds every line that either side added as often as that side did, and never once more', () => {
    let merges = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), edit, edit, mark, mark, (base, left, right, one, other) => {
        const ours = edited(base, left, one);
        const theirs = edited(base, right, other);
        const merged = mergeText(lines(...base), lines(...ours), lines(...theirs));
        if (merged === null) return;
        merges++;
        const count = (list: readonly string[], word: string) => list.filter((each) => each === word).length;
        for (const word of new Set([...ours, ...theirs])) {
          if (word === '') continue;
          const had = count(base, word);
          const added = Math.max(0, count(ours, word) - had) + Math.max(0, count(theirs, word) - had);
          const removed = Math.max(0, had - count(ours, word)) + Math.max(0, had - count(theirs, word));
          expect(count(merged.split('\n'), word)).toBe(Math.max(0, had + added - removed));
        }
      }),
      RUNS,
    );
    expect(merges).toBeGreaterThan(1_000);
  });

  it('changes nothing when only one side did', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), edit, mark, (base, edits, one) => {
        const ours = lines(...edited(base, edits, one));
        const merged = mergeText(lines(...base), ours, lines(...base));
        if (merged !== null) expect(merged).toBe(ours);
      }),
      RUNS,
    );
  });
});
