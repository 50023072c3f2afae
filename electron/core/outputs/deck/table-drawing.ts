import type PptxGenJS from 'pptxgenjs';
import { addMessageSlide, type DeckContext, type Message } from './deck-context.ts';
import { wrapText } from '../text-measure.ts';
import { BODY, PAGE, SIZE } from './page-geometry.ts';
import { CELL_GAP, type Column, HEADER_HEIGHT, planTable, type Row, type TablePage } from './table-plan.ts';

type Borders = [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps];

/** A quiet table: no fills, a hairline under each row, muted header. */
export function drawTable(
  { palette }: DeckContext,
  slide: PptxGenJS.Slide,
  columns: readonly Column[],
  page: TablePage,
  at: { x: number; y: number },
): void {
  const line = (color: string, pt: number): Borders => [
    { type: 'none' },
    { type: 'none' },
    { type: 'solid', color, pt },
    { type: 'none' },
  ];
  const header: PptxGenJS.TableRow = columns.map(({ header: text, align }) => ({
    text,
    options: {
      fontSize: SIZE.label,
      color: palette.muted,
      align: align ?? 'left',
      valign: 'bottom',
      margin: margins(0, 0.06),
      border: line(palette.grey, 1),
    },
  }));
  const body: PptxGenJS.TableRow[] = page.rows.map((row, index) =>
    row.map((cell, column) => ({
      text: cell.texts.map(({ text, size = SIZE.body, bold = false, color = palette.ink }, at_) => ({
        text,
        options: { fontSize: size, bold, color, breakLine: at_ < cell.texts.length - 1 },
      })),
      options: {
        align: columns[column]?.align ?? 'left',
        valign: 'middle',
        margin: margins(cell.indent ?? 0, 0.05),
        fontSize: SIZE.body,
        border: line(index === page.rows.length - 1 ? palette.white : palette.hairline, 0.75),
      },
    })),
  );
  slide.addTable([header, ...body], {
    ...at,
    w: columns.reduce((total, { width }) => total + width, 0),
    h: page.heights.reduce((total, height) => total + height, HEADER_HEIGHT),
    colW: columns.map(({ width }) => width),
    rowH: [HEADER_HEIGHT, ...page.heights],
  });
}

/** Top, right, bottom, left in inches. */
function margins(indent: number, edge: number): [number, number, number, number] {
  return [edge, CELL_GAP, edge, indent];
}

/** One message over as many slides as its table needs, "(1 de 2)" behind the sentence. */
export function addTableSlides(
  deck: DeckContext,
  message: Message,
  columns: readonly Column[],
  rows: readonly Row[],
  options: { minRow?: number; maxRow?: number; perPage?: number } = {},
): void {
  const pages = planRoomy(columns, rows) ?? planTable(columns, rows, { height: BODY.height, ...options });
  for (const [index, page] of pages.entries()) {
    const slide = addMessageSlide(deck, { ...message, title: partTitle(deck, message.title, index, pages.length) });
    drawTable(deck, slide, columns, page, { x: PAGE.margin, y: BODY.top });
  }
}

/** Rows that would leave half of a slide white at the usual size are set larger, two of them more so. */
function planRoomy(columns: readonly Column[], rows: readonly Row[]): TablePage[] | null {
  if (rows.length > 4) return null;
  const once = rows.map(roomier);
  const steps = rows.length <= 2 ? [once.map(roomier), once] : [once];
  for (const larger of steps) {
    if (!larger.every((row) => wordsFit(columns, row))) continue;
    const pages = planTable(columns, larger, { height: BODY.height, maxRow: rows.length <= 2 ? 1.7 : 1.25 });
    if (pages.length === 1) return pages;
  }
  return null;
}

/** No word of the row, and no date, would be broken within itself. */
function wordsFit(columns: readonly Column[], row: Row): boolean {
  return row.every(({ texts, indent = 0 }, index) => {
    const room = (columns[index]?.width ?? 1) - CELL_GAP - indent;
    return texts.every(({ text, size = SIZE.body, bold = false }) =>
      text.split(/\s(?<!\u00a0)/u).every((word) => wrapText(word, size, room, bold).length === 1),
    );
  });
}

const LARGER: ReadonlyMap<number, number> = new Map([
  [SIZE.label, SIZE.body],
  [SIZE.body, SIZE.lead],
  [SIZE.lead, SIZE.quote],
]);

/** One step larger, remarks below a cell too. */
function roomier(row: Row): Row {
  return row.map((cell) => ({
    ...cell,
    texts: cell.texts.map(({ size = SIZE.body, ...text }) => ({ ...text, size: LARGER.get(size) ?? size })),
  }));
}

export function partTitle({ t }: DeckContext, title: string, index: number, parts: number): string {
  return parts === 1 ? title : t('part', { title, part: index + 1, parts });
}
