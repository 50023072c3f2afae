import { LINE, wrapText } from '../text-measure.ts';
import { SIZE } from './page-geometry.ts';

/** One paragraph of a cell. */
export interface CellText {
  text: string;
  size?: number;
  bold?: boolean;
  color?: string;
}

export interface Cell {
  texts: CellText[];
  /** Inches of extra space on the left, for a tree. */
  indent?: number;
}

export type Row = readonly Cell[];

export interface Column {
  header: string;
  width: number;
  align?: 'left' | 'right';
}

export interface TableArea {
  height: number;
  minRow?: number;
  maxRow?: number;
  perPage?: number;
  /** All rows of a page as high as its highest, so that a chart beside it has the same bands. */
  uniform?: boolean;
}

export interface TablePage {
  rows: Row[];
  /** Inches, one a row. */
  heights: number[];
}

/** Space above and below the text of a cell, together. */
export const CELL_PADDING = 0.22;
export const CELL_GAP = 0.18;
export const HEADER_HEIGHT = 0.36;

/**
 * Spreads rows over as few slides as they need, evenly (12 = 6 + 6): heights come from the wrapped lines, are stretched
 * a little to fill the slide, and a row taller than a slide goes on in the next one.
 */
export function planTable(columns: readonly Column[], rows: readonly Row[], area: TableArea): TablePage[] {
  const room = area.height - HEADER_HEIGHT;
  const whole = rows.flatMap((row) => splitTallRow(columns, row, room));
  const measured = whole.map((row) => Math.max(rowHeight(columns, row), area.minRow ?? 0.5));
  const heightsOf = (from: number, to: number): number[] => {
    const heights = measured.slice(from, to);
    return area.uniform ? heights.map(() => Math.max(...heights)) : heights;
  };
  const fits = ([from, to]: Part): boolean =>
    to - from <= (area.perPage ?? to) && sum(heightsOf(from, to)) <= room + 0.001;
  const filled = fillPages(whole.length, fits);
  const even = evenParts(whole.length, filled.length);
  return (even.every(fits) ? even : filled).map(([from, to]) => ({
    rows: whole.slice(from, to),
    heights: stretch(heightsOf(from, to), room, area.maxRow ?? 0.95),
  }));
}

/** First row of a page, and first row of the next one. */
type Part = readonly [from: number, to: number];

function fillPages(count: number, fits: (part: Part) => boolean): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && fits([from, to + 1])) to += 1;
    parts.push([from, to]);
    from = to;
  }
  return parts;
}

export function rowHeight(columns: readonly Column[], row: Row): number {
  return Math.max(...row.map((cell, index) => cellHeight(cell, columns[index]?.width ?? 1))) + CELL_PADDING;
}

function cellHeight(cell: Cell, width: number): number {
  const room = width - CELL_GAP - (cell.indent ?? 0);
  return sum(
    cell.texts.map(({ text, size = SIZE.body, bold = false }) => {
      return (wrapText(text, size, room, bold).length * size * LINE) / 72;
    }),
  );
}

/** Cuts a row that no slide could hold into rows that each fit; every cell goes on where it stopped. */
function splitTallRow(columns: readonly Column[], row: Row, room: number): Row[] {
  if (rowHeight(columns, row) <= room) return [row];
  const rest = row.map((cell, index) => linesOf(cell, columns[index]?.width ?? 1));
  const pieces: Row[] = [];
  while (rest.some((lines) => lines.length > 0)) {
    pieces.push(
      row.map((cell, index) => ({ ...cell, texts: joined(takeLines(rest[index] ?? [], room - CELL_PADDING)) })),
    );
  }
  return pieces;
}

interface Line extends CellText {
  paragraph: number;
}

function linesOf(cell: Cell, width: number): Line[] {
  const room = width - CELL_GAP - (cell.indent ?? 0);
  return cell.texts.flatMap((each, paragraph) =>
    wrapText(each.text, each.size ?? SIZE.body, room, each.bold ?? false).map((text) => ({ ...each, text, paragraph })),
  );
}

function takeLines(lines: Line[], room: number): Line[] {
  let height = 0;
  let count = 0;
  for (const { size = SIZE.body } of lines) {
    height += (size * LINE) / 72;
    if (height > room && count > 0) break;
    count += 1;
  }
  return lines.splice(0, count);
}

function joined(lines: readonly Line[]): CellText[] {
  const texts: CellText[] = [];
  let paragraph = -1;
  for (const { paragraph: of, ...line } of lines) {
    const last = texts.at(-1);
    if (last && of === paragraph) last.text += ` ${line.text}`;
    else texts.push({ ...line });
    paragraph = of;
  }
  return texts.length > 0 ? texts : [{ text: '' }];
}

/** Fills the room, but never past `maxRow`: two rows do not become two halves of a slide. */
function stretch(heights: readonly number[], room: number, maxRow: number): number[] {
  let spare = Math.max(0, room - sum(heights));
  const result = [...heights];
  for (let round = 0; round < heights.length && spare > 0.01; round += 1) {
    const growing = result.filter((height) => height < maxRow).length;
    if (growing === 0) break;
    const share = spare / growing;
    for (const [index, height] of result.entries()) {
      const grown = Math.min(Math.max(maxRow, height), height + (height < maxRow ? share : 0));
      spare -= grown - height;
      result[index] = grown;
    }
  }
  return result;
}

function evenParts(count: number, parts: number): Part[] {
  const size = Math.floor(count / parts);
  const larger = count % parts;
  let from = 0;
  return Array.from({ length: parts }, (_unused, index) => {
    const to = from + size + (index < larger ? 1 : 0);
    const part: Part = [from, to];
    from = to;
    return part;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
