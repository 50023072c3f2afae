import type PptxGenJS from 'pptxgenjs';
import { textHeight } from '../text-measure.ts';
import type { DeckContext } from './deck-context.ts';
import { SIZE } from './page-geometry.ts';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Paragraph {
  text: string;
  size?: number;
  bold?: boolean;
  color?: string;
  /** Points below the paragraph. */
  after?: number;
}

/** A text box without margins, so that its edge is the edge of its letters. */
export function drawText(
  { palette }: DeckContext,
  slide: PptxGenJS.Slide,
  paragraphs: readonly Paragraph[],
  box: Box,
  options: { align?: 'left' | 'right' | 'center'; valign?: 'top' | 'middle' | 'bottom' } = {},
): void {
  slide.addText(
    paragraphs.map(({ text, size = SIZE.body, bold = false, color = palette.ink, after = 0 }, index) => ({
      text,
      options: {
        fontSize: size,
        bold,
        color,
        paraSpaceAfter: after,
        breakLine: index < paragraphs.length - 1,
        align: options.align ?? 'left',
      },
    })),
    { ...box, margin: 0, valign: options.valign ?? 'top', isTextBox: true, fit: 'none' },
  );
}

export function paragraphsHeight(paragraphs: readonly Paragraph[], width: number): number {
  return paragraphs.reduce(
    (total, { text, size = SIZE.body, bold = false, after = 0 }) =>
      total + textHeight(text, size, width, bold) + after / 72,
    0,
  );
}

export function drawRule(
  { palette }: DeckContext,
  slide: PptxGenJS.Slide,
  x: number,
  y: number,
  w: number,
  h = 0,
): void {
  slide.addShape('line', { x, y, w, h, line: { color: palette.hairline, width: 1 } });
}
