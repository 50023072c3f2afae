import type PptxGenJS from 'pptxgenjs';
import { monthLabels } from '#shared/domain/client-view/format.ts';
import type { ViewHighlight, ViewValueDelivered } from '#shared/domain/client-view.ts';
import { changeText, valueTrend } from '#shared/domain/client-view/messages.ts';
import { clipText, textWidth } from '../../text-measure.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import type { DeckContext } from '../deck-context.ts';
import { drawRule, drawText, type Paragraph } from '../drawing.ts';
import { BODY, PAGE, SIZE } from '../page-geometry.ts';

export const FIGURES_HEIGHT = 2.1;
const VALUE_WIDTH = 4.75;
const GUTTER = 0.4;

/** The upper half of the quarter in one page: value delivered with its trend, then two or three numbers. */
export function drawFigures(
  deck: DeckContext,
  slide: PptxGenJS.Slide,
  value: ViewValueDelivered | null,
  highlights: readonly ViewHighlight[],
): void {
  let x: number = PAGE.margin;
  if (value) {
    drawValue(deck, slide, value, x);
    x += VALUE_WIDTH + 2 * GUTTER;
    if (highlights.length > 0) drawRule(deck, slide, x - GUTTER, BODY.top + 0.05, 0, FIGURES_HEIGHT - 0.15);
  }
  const count = highlights.length;
  const width = (PAGE.width - PAGE.margin - x - GUTTER * (count - 1)) / Math.max(count, 1);
  for (const [index, row] of highlights.entries()) {
    drawHighlight(
      deck,
      slide,
      row,
      x + index * (width + GUTTER),
      width,
      sharedSize(deck, highlights, width, value === null),
    );
  }
}

function drawValue(deck: DeckContext, slide: PptxGenJS.Slide, value: ViewValueDelivered, x: number): void {
  const { palette, format, t } = deck;
  const whole = valueTrend(value);
  const hasTrend = whole.length > 1;
  const width = hasTrend ? 2.1 : VALUE_WIDTH;
  const paragraphs: Paragraph[] =
    value.percent === null
      ? [{ text: t('quarter.valueUnknown'), size: SIZE.lead, color: palette.muted }]
      : [
          {
            text: format.percent(Math.round(value.percent)),
            size: SIZE.bigFigure,
            bold: true,
            color: palette.accent,
            after: 4,
          },
          { text: t('quarter.valueLabel'), size: SIZE.label, color: palette.muted },
        ];
  drawText(deck, slide, paragraphs, { x, y: BODY.top, w: width, h: FIGURES_HEIGHT });
  if (!hasTrend) return;
  const trend = whole.slice(-4);
  const values = trend.map(({ percent }) => Math.round(percent));
  const points = trend.map(({ on, percent }) => `${format.day(on)} ${format.percent(Math.round(percent))}`).join('; ');
  const labels = monthLabels(
    trend.map(({ on }) => on),
    format,
  );
  slide.addChart('bar', [{ name: t('quarter.trend'), labels, values }], {
    ...chartBase(deck, t('quarter.trendAlt', { points })),
    x: x + width + 0.05,
    y: BODY.top - 0.05,
    w: VALUE_WIDTH - width - 0.05,
    h: FIGURES_HEIGHT,
    barDir: 'col',
    barGapWidthPct: 55,
    chartColors: values.map((_value, index) => (index === values.length - 1 ? palette.accent : palette.tint)),
    valAxisHidden: true,
    valAxisMinVal: 0,
    valAxisMaxVal: Math.max(100, ...values),
    valGridLine: { style: 'none' },
    showValue: true,
    dataLabelPosition: 'outEnd',
    dataLabelFormatCode: chartNumberFormat(values, '%', format.language),
  });
  deck.charts.push({ pointLabels: [] });
}

/** Numbers side by side have one size: the largest in which the widest fits; larger where none leads them. */
function sharedSize({ format }: DeckContext, rows: readonly ViewHighlight[], width: number, alone: boolean): number {
  const texts = rows.map((row) => format.value(row.value, row.unit));
  const sizes = [...(alone ? [SIZE.bigFigure, 44] : []), SIZE.figure, 28, 26, 24, 22, 20];
  return sizes.find((size) => texts.every((text) => textWidth(text, size, true) <= width * 0.97)) ?? SIZE.lead;
}

function drawHighlight(
  deck: DeckContext,
  slide: PptxGenJS.Slide,
  row: ViewHighlight,
  x: number,
  width: number,
  size: number,
): void {
  const { format } = deck;
  const change = changeText(row, deck);
  const note = size > SIZE.figure ? SIZE.lead : SIZE.label;
  const paragraphs: Paragraph[] = [
    { text: clipText(format.value(row.value, row.unit), size, width, 1, true), size, bold: true, after: 6 },
    { text: clipText(row.label, note, width, 3), size: note, after: 4 },
  ];
  if (change !== null) {
    paragraphs.push({ text: clipText(change, SIZE.label, width, 2), size: SIZE.label, color: changeColor(deck, row) });
  }
  drawText(deck, slide, paragraphs, { x, y: BODY.top + 0.14, w: width, h: FIGURES_HEIGHT - 0.14 });
}

/** Good news in the accent; anything else stays grey: the sign says the rest. */
function changeColor({ palette }: DeckContext, { change, betterWhen }: ViewHighlight): string {
  if (!change || betterWhen === null || change.value === 0) return palette.muted;
  return change.value > 0 === (betterWhen === 'up') ? palette.accent : palette.muted;
}
