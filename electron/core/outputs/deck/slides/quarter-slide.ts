import type PptxGenJS from 'pptxgenjs';
import type { Provenance, ViewHighlight, ViewValueDelivered } from '#shared/domain/client-view.ts';
import { changeText, quarterMessage } from '#shared/domain/client-view/messages.ts';
import { clipText, textWidth } from '../../text-measure.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import { addMessageSlide, type DeckContext } from '../deck-context.ts';
import { drawRule, drawText, type Paragraph, paragraphsHeight } from '../drawing.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides, partTitle } from '../table-drawing.ts';

const FIGURES_HEIGHT = 2.05;
const VALUE_WIDTH = 5.1;
const GUTTER = 0.45;

/** 2: value delivered, two or three numbers, three sentences. What does not fit goes on in the next slide. */
export function addQuarterSlides(deck: DeckContext): void {
  const { view, t } = deck;
  const value = view.valueDelivered;
  const shown = view.highlights.slice(0, value ? 3 : 4);
  const items = value?.items ?? [];
  if (!value && shown.length === 0 && view.summary.length === 0) return;
  const hasFigures = shown.length > 0 || value?.percent !== undefined;
  const top = hasFigures ? BODY.top + FIGURES_HEIGHT + 0.3 : BODY.top;
  const parts = splitSentences(view.summary, BODY.bottom - top);
  const sources: Provenance[] = [...(value ? [value] : []), ...shown];
  const figures = view.highlights.map((row) => figureLine(deck, row));
  for (const [index, part] of parts.entries()) {
    const title = partTitle(deck, quarterMessage(deck), index, parts.length);
    const slide = addMessageSlide(deck, { title, sources, talk: t('notes.quarter'), figures });
    const first = index === 0;
    if (first && hasFigures) drawFigures(deck, slide, value, shown);
    drawSentences(deck, slide, part, first ? top : BODY.top);
  }
  if (items.length === 0) return;
  addTableSlides(
    deck,
    {
      title: t('quarter.deliveredTitle', { count: items.length }),
      sources: value ? [value] : [],
      talk: t('notes.quarter'),
      figures: items.map(({ text }) => text),
    },
    [
      { header: t('quarter.delivered'), width: CONTENT_WIDTH - 2.2 },
      { header: t('quarter.deliveredOn'), width: 2.2 },
    ],
    items.map(({ text, on }) => [
      { texts: [{ text, size: SIZE.lead }] },
      { texts: [{ text: on === null ? t('none') : deck.format.day(on), color: deck.palette.muted }] },
    ]),
    { maxRow: 0.8 },
  );
}

function drawFigures(
  deck: DeckContext,
  slide: PptxGenJS.Slide,
  value: ViewValueDelivered | null,
  highlights: readonly ViewHighlight[],
): void {
  let x: number = PAGE.margin;
  if (value) {
    drawValue(deck, slide, value, x);
    x += VALUE_WIDTH + GUTTER;
    if (highlights.length > 0) drawRule(deck, slide, x - GUTTER / 2, BODY.top + 0.05, 0, FIGURES_HEIGHT - 0.15);
  }
  const count = highlights.length;
  const width = (PAGE.width - PAGE.margin - x - GUTTER * (count - 1)) / Math.max(count, 1);
  for (const [index, row] of highlights.entries()) {
    drawHighlight(deck, slide, row, x + index * (width + GUTTER), Math.min(width, 3.6));
  }
}

function drawValue(deck: DeckContext, slide: PptxGenJS.Slide, value: ViewValueDelivered, x: number): void {
  const { palette, format, t } = deck;
  const hasTrend = value.trend.length > 1;
  const width = hasTrend ? 2.25 : VALUE_WIDTH;
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
          { text: t('quarter.valueLabel'), size: SIZE.body, color: palette.muted },
        ];
  drawText(deck, slide, paragraphs, { x, y: BODY.top, w: width, h: FIGURES_HEIGHT });
  if (!hasTrend) return;
  const trend = value.trend.slice(-5);
  const labels = trend.map(({ on }) => format.month(on));
  const values = trend.map(({ percent }) => Math.round(percent));
  const points = trend.map(({ on, percent }) => `${format.day(on)} ${format.percent(Math.round(percent))}`).join('; ');
  slide.addChart('bar', [{ name: t('quarter.trend'), labels, values }], {
    ...chartBase(deck, t('quarter.trendAlt', { points })),
    x: x + width + 0.1,
    y: BODY.top - 0.05,
    w: VALUE_WIDTH - width - 0.1,
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
    dataLabelFormatCode: chartNumberFormat(values, '%', deck.format.language),
  });
  deck.charts.push({ endLabels: [] });
}

function drawHighlight(deck: DeckContext, slide: PptxGenJS.Slide, row: ViewHighlight, x: number, width: number): void {
  const { palette, format } = deck;
  const text = format.value(row.value, row.unit);
  const size = [SIZE.figure, 28, 24, 20].find((each) => textWidth(text, each, true) <= width * 0.97) ?? SIZE.lead;
  const change = changeText(row, deck);
  const paragraphs: Paragraph[] = [
    { text: clipText(text, size, width, 1, true), size, bold: true, after: 8 },
    { text: clipText(row.label, SIZE.body, width, 2), color: palette.ink, after: 4 },
  ];
  if (change !== null) {
    paragraphs.push({ text: clipText(change, SIZE.label, width, 2), size: SIZE.label, color: changeColor(deck, row) });
  }
  drawText(deck, slide, paragraphs, { x, y: BODY.top + 0.18, w: width, h: FIGURES_HEIGHT - 0.18 });
}

/** Good news in the accent; anything else stays grey: the sign says the rest. */
function changeColor({ palette }: DeckContext, { change, betterWhen }: ViewHighlight): string {
  if (!change || betterWhen === null || change.value === 0) return palette.muted;
  return change.value > 0 === (betterWhen === 'up') ? palette.accent : palette.muted;
}

interface Sentences {
  paragraphs: Paragraph[];
  columns: boolean;
}

/** Three short sentences stand side by side; longer ones run down the page, over more slides if they must. */
function splitSentences(sentences: readonly string[], firstRoom: number): Sentences[] {
  if (sentences.length === 0) return [{ paragraphs: [], columns: true }];
  const columnWidth = (CONTENT_WIDTH - GUTTER * (sentences.length - 1)) / sentences.length;
  if (sentences.length <= 3) {
    const size = [SIZE.lead, SIZE.body].find((each) =>
      sentences.every((text) => paragraphsHeight([{ text, size: each }], Math.min(columnWidth, 8)) <= firstRoom - 0.3),
    );
    if (size !== undefined) return [{ paragraphs: sentences.map((text) => ({ text, size })), columns: true }];
  }
  const parts: Sentences[] = [{ paragraphs: [], columns: false }];
  let room = firstRoom - 0.2;
  for (const text of sentences) {
    const paragraph: Paragraph = { text, size: SIZE.body, after: 12 };
    const height = paragraphsHeight([paragraph], CONTENT_WIDTH);
    const current = parts.at(-1);
    if (current && height > room && current.paragraphs.length > 0) {
      parts.push({ paragraphs: [paragraph], columns: false });
      room = BODY.height - height;
    } else {
      current?.paragraphs.push(paragraph);
      room -= height;
    }
  }
  return parts;
}

function drawSentences(deck: DeckContext, slide: PptxGenJS.Slide, part: Sentences, top: number): void {
  const { paragraphs } = part;
  if (paragraphs.length === 0) return;
  const h = BODY.bottom - top;
  if (!part.columns) {
    drawText(deck, slide, paragraphs, { x: PAGE.margin, y: top, w: CONTENT_WIDTH, h });
    return;
  }
  drawRule(deck, slide, PAGE.margin, top, CONTENT_WIDTH);
  const width = (CONTENT_WIDTH - GUTTER * (paragraphs.length - 1)) / paragraphs.length;
  for (const [index, paragraph] of paragraphs.entries()) {
    const x = PAGE.margin + index * (width + GUTTER);
    drawText(deck, slide, [paragraph], { x, y: top + 0.3, w: Math.min(width, 8), h: h - 0.3 });
  }
}

function figureLine(deck: DeckContext, row: ViewHighlight): string {
  const change = changeText(row, deck);
  const text = `${row.label}: ${deck.format.value(row.value, row.unit)}`;
  return change === null ? text : `${text} (${change})`;
}
