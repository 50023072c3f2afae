import widths from '#resources/fonts-metrics/arimo-widths.json' with { type: 'json' };

/** Part of the width kept free: renderers differ by a hair, and a word that wraps by surprise costs a whole line. */
const SLACK = 0.97;
/** Line height as a share of the font size. */
export const LINE = 1.2;

const REGULAR = advances(widths.regular);
const BOLD = advances(widths.bold);
/** A character without a known width (another script, an emoji) counts as a full square: never too narrow. */
const UNKNOWN = 1;

/** Width in inches of one line of Arial (Arimo and Liberation Sans have the same advances). */
export function textWidth(text: string, size: number, bold = false): number {
  const table = bold ? BOLD : REGULAR;
  let ems = 0;
  for (const character of text) ems += table.get(character) ?? UNKNOWN;
  return (ems * size) / 72;
}

/** Greedy wrap into lines of at most `width` inches; a word wider than a line is broken. */
export function wrapText(text: string, size: number, width: number, bold = false): string[] {
  const room = width * SLACK;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/u)) {
    let line = '';
    for (const word of paragraph.split(/[ \t]+/u)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (textWidth(longer, size, bold) <= room) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = breakWord(word, size, room, bold);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    lines.push(line);
  }
  return lines;
}

/** Height in inches of a text set in a column of this width. */
export function textHeight(text: string, size: number, width: number, bold = false): number {
  return (wrapText(text, size, width, bold).length * size * LINE) / 72;
}

/** The text, or as much of it as stands on so many lines, with an ellipsis. */
export function clipText(text: string, size: number, width: number, lines: number, bold = false): string {
  if (wrapText(text, size, width, bold).length <= lines) return text;
  let clipped = text;
  while (clipped.length > 1) {
    const space = clipped.lastIndexOf(' ');
    clipped = space > clipped.length - 30 && space > 0 ? clipped.slice(0, space) : clipped.slice(0, -1);
    if (wrapText(`${clipped}…`, size, width, bold).length <= lines) return `${clipped}…`;
  }
  return '…';
}

/** Least share of the width that the last line of a heading takes. */
const LAST_LINE = 0.3;

/** A heading whose last line would be a word or two: no-break spaces pull its last words together, and stay editable. */
export function withoutLoneWord(text: string, size: number, width: number, bold = false): string {
  const words = text.split(' ');
  const lines = wrapText(text, size, width, bold).length;
  let joined = text;
  for (let count = 2; lines > 1 && count < words.length; count += 1) {
    // With and without the slack: a renderer may put one word more on the first line.
    const last = [width, width / SLACK].map((room) => wrapText(joined, size, room, bold).at(-1) ?? '');
    if (last.every((line) => textWidth(line, size, bold) >= width * LAST_LINE)) break;
    const next = [...words.slice(0, -count), words.slice(-count).join('\u00a0')].join(' ');
    if (wrapText(next, size, width, bold).length > lines) break;
    joined = next;
  }
  return joined;
}

function breakWord(word: string, size: number, room: number, bold: boolean): string[] {
  if (textWidth(word, size, bold) <= room) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character, size, bold) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function advances(byWidth: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [width, characters] of Object.entries(byWidth)) {
    for (const character of characters) table.set(character, Number(width) / widths.unitsPerEm);
  }
  return table;
}
