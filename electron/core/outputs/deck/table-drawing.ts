import type PptxGenJS from 'pptxgenjs';
import { addMessageSlide, type DeckContext, type Message } from './deck-context.ts';
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
  const pages = planTable(columns, rows, { height: BODY.height, ...options });
  for (const [index, page] of pages.entries()) {
    const slide = addMessageSlide(deck, { ...message, title: partTitle(deck, message.title, index, pages.length) });
    drawTable(deck, slide, columns, page, { x: PAGE.margin, y: BODY.top });
  }
}

export function partTitle({ t }: DeckContext, title: string, index: number, parts: number): string {
  return parts === 1 ? title : t('part', { title, part: index + 1, parts });
}
