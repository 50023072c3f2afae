import type PptxGenJS from 'pptxgenjs';
import type { ViewHighlight, ViewValueDelivered } from '#shared/domain/client-view.ts';
import { changeText, quarterMessage } from '#shared/domain/client-view/messages.ts';
import { quarterSentences, shownHighlights } from '#shared/domain/client-view/quarter-reading.ts';
import { addMessageSlide, type DeckContext, type Message } from '../deck-context.ts';
import { drawRule, drawText, type Paragraph, paragraphsHeight } from '../drawing.ts';
import { withoutLoneWord } from '../../text-measure.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides, partTitle } from '../table-drawing.ts';
import { drawFigures, FIGURES_HEIGHT } from './quarter-figures.ts';

const GUTTER = 0.5;
const ITEMS_WIDTH = 4.6;
const AIR = 0.3;
/** Of a sentence that stands alone. */
const WIDEST = 10.5;

/** 2: value delivered, two or three numbers, three sentences. What does not fit goes on in the next slide. */
export function addQuarterSlides(deck: DeckContext): void {
  const { view, t } = deck;
  const value = view.valueDelivered;
  const shown = shownHighlights(view);
  if (!value && shown.length === 0 && view.summary.length === 0) return;
  const sentences = quarterSentences(deck);
  const top = value || shown.length > 0 ? BODY.top + FIGURES_HEIGHT + AIR : BODY.top;
  const message: Message = {
    title: quarterMessage(deck),
    sources: [...(value ? [value] : []), ...shown],
    talk: t('notes.quarter'),
    figures: view.highlights.map((row) => figureLine(deck, row)),
  };
  const room = BODY.bottom - top - AIR;
  const items = itemParagraphs(deck, value, room);
  const beside = stackedSentences(sentences, CONTENT_WIDTH - ITEMS_WIDTH - GUTTER, room);
  if (items && beside) {
    const slide = addMessageSlide(deck, message);
    drawFigures(deck, slide, value, shown);
    drawBeside(deck, slide, beside, items, top);
    return;
  }
  const parts = splitSentences(sentences, BODY.bottom - top);
  for (const [index, part] of parts.entries()) {
    const slide = addMessageSlide(deck, { ...message, title: partTitle(deck, message.title, index, parts.length) });
    if (index === 0) drawFigures(deck, slide, value, shown);
    drawSentences(deck, slide, part, index === 0 ? top : BODY.top);
  }
  if (value && value.items.length > 0) addItemsSlides(deck, value);
}

/** What was delivered, as a short list; null when there is nothing or it does not fit beside the sentences. */
function itemParagraphs(deck: DeckContext, value: ViewValueDelivered | null, room: number): Paragraph[] | null {
  const { t, format, palette } = deck;
  if (!value || value.items.length === 0) return null;
  for (const size of [SIZE.lead, SIZE.body, SIZE.label]) {
    const paragraphs: Paragraph[] = [
      { text: t('quarter.delivered'), size: SIZE.label, color: palette.muted, after: 5 },
      ...value.items.map(({ text, on }) => ({
        text: on === null ? text : t('quarter.item', { text, day: format.shortDay(on) }),
        size,
        after: 7,
      })),
    ];
    if (paragraphsHeight(paragraphs, ITEMS_WIDTH) <= room) return paragraphs;
  }
  return null;
}

/** Sentences one under the other; null when they do not fit. */
function stackedSentences(sentences: readonly string[], width: number, room: number): Paragraph[] | null {
  for (const size of [SIZE.quote, SIZE.lead, SIZE.body]) {
    const paragraphs = sentences.map((text) => ({ text, size, after: 12 }));
    if (paragraphsHeight(paragraphs, width) <= room) return paragraphs;
  }
  return null;
}

function drawBeside(
  deck: DeckContext,
  slide: PptxGenJS.Slide,
  sentences: readonly Paragraph[],
  items: readonly Paragraph[],
  top: number,
): void {
  const h = BODY.bottom - top - AIR;
  const x = PAGE.width - PAGE.margin - ITEMS_WIDTH;
  drawRule(deck, slide, PAGE.margin, top, CONTENT_WIDTH);
  if (sentences.length > 0) {
    drawText(deck, slide, sentences, { x: PAGE.margin, y: top + AIR, w: CONTENT_WIDTH - ITEMS_WIDTH - GUTTER, h });
  }
  drawText(deck, slide, items, { x, y: top + AIR, w: ITEMS_WIDTH, h });
}

function addItemsSlides(deck: DeckContext, value: ViewValueDelivered): void {
  const { t, format, palette } = deck;
  addTableSlides(
    deck,
    {
      title: t('quarter.deliveredTitle', { count: value.items.length }),
      sources: [value],
      talk: t('notes.quarter'),
      figures: value.items.map(({ text }) => text),
    },
    [
      { header: t('quarter.delivered'), width: CONTENT_WIDTH - 2.2 },
      { header: t('quarter.deliveredOn'), width: 2.2 },
    ],
    value.items.map(({ text, on }) => [
      { texts: [{ text, size: SIZE.lead }] },
      { texts: [{ text: on === null ? t('none') : format.day(on), color: palette.muted }] },
    ]),
    { maxRow: 0.8 },
  );
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
    // With the page to themselves they may be large.
    const sizes =
      firstRoom > BODY.height - AIR
        ? [40, 36, 32, 28, 24, SIZE.quote, SIZE.lead, SIZE.body]
        : [24, SIZE.quote, SIZE.lead, SIZE.body];
    const size = sizes.find((each) =>
      sentences.every(
        (text) => paragraphsHeight([{ text, size: each }], Math.min(columnWidth, WIDEST)) <= firstRoom - AIR,
      ),
    );
    if (size !== undefined) {
      const width = Math.min(columnWidth, WIDEST);
      const paragraphs = sentences.map((text) => ({ text: withoutLoneWord(text, size, width), size }));
      return [{ paragraphs, columns: true }];
    }
  }
  const parts: Sentences[] = [{ paragraphs: [], columns: false }];
  let room = firstRoom - AIR;
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
  if (top > BODY.top) drawRule(deck, slide, PAGE.margin, top, CONTENT_WIDTH);
  const y = top > BODY.top ? top + AIR : top;
  if (!part.columns) {
    drawText(deck, slide, paragraphs, { x: PAGE.margin, y, w: CONTENT_WIDTH, h: h - AIR });
    return;
  }
  const width = (CONTENT_WIDTH - GUTTER * (paragraphs.length - 1)) / paragraphs.length;
  for (const [index, paragraph] of paragraphs.entries()) {
    const x = PAGE.margin + index * (width + GUTTER);
    const alone = paragraphs.length === 1 && top === BODY.top;
    const box = { x, y, w: Math.min(width, WIDEST), h: h - AIR };
    drawText(deck, slide, [paragraph], box, { valign: alone ? 'middle' : 'top' });
  }
}

function figureLine(deck: DeckContext, row: ViewHighlight): string {
  const change = changeText(row, deck);
  const text = `${row.label}: ${deck.format.value(row.value, row.unit)}`;
  return change === null ? text : `${text} (${change})`;
}
