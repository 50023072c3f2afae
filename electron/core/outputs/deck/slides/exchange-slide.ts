import type PptxGenJS from 'pptxgenjs';
import type { ViewCommitment, ViewPledge } from '#shared/domain/client-view.ts';
import type { Side } from '#shared/domain/vocabulary.ts';
import { exchangeMessage } from '#shared/domain/client-view/messages.ts';
import { addMessageSlide, type DeckContext } from '../deck-context.ts';
import { drawRule, drawText, type Paragraph, paragraphsHeight } from '../drawing.ts';
import { ownerText } from '../owner-text.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides } from '../table-drawing.ts';

const GUTTER = 0.9;
const WIDTH = (CONTENT_WIDTH - GUTTER) / 2;
const SIDES: readonly Side[] = ['client', 'ours'];

/** 11: one ask and one commitment for each side, face to face; a longer list becomes a table. */
export function addExchangeSlides(deck: DeckContext): void {
  const { view, t, palette } = deck;
  const rows = [...view.asks, ...view.commitments];
  if (rows.length === 0) return;
  const message = {
    title: exchangeMessage(deck),
    sources: [],
    talk: t('notes.exchange'),
    figures: rows.map((row) => `${ownerText(row, deck)}: ${row.text}`),
  };
  const columns = SIDES.map((side) => sideParagraphs(deck, side));
  const fits = columns.every((paragraphs) => paragraphsHeight(paragraphs, WIDTH) <= BODY.height);
  const oneEach = SIDES.every((side) => pledgesOf(deck, side).every(({ list }) => list.length <= 1));
  if (fits && oneEach) {
    const slide = addMessageSlide(deck, message);
    drawColumns(deck, slide, columns);
    return;
  }
  const tableRow = (row: ViewPledge | ViewCommitment, kind: string) => [
    { texts: [{ text: kind, color: palette.muted }] },
    { texts: [{ text: row.text }] },
    { texts: [{ text: ownerText(row, deck), color: palette.muted }] },
    { texts: [{ text: row.due === null ? t('none') : deck.format.day(row.due), color: palette.muted }] },
  ];
  addTableSlides(
    deck,
    message,
    [
      { header: '', width: 1.8 },
      { header: t('commitments.text'), width: CONTENT_WIDTH - 6.1 },
      { header: t('commitments.owner'), width: 2.7 },
      { header: t('commitments.due'), width: 1.6 },
    ],
    [
      ...view.asks.map((row) => tableRow(row, t('exchange.ask'))),
      ...view.commitments.map((row) => tableRow(row, t('exchange.commitment'))),
    ],
    { maxRow: 0.85 },
  );
}

function pledgesOf({ view, t }: DeckContext, side: Side): { kind: string; list: (ViewPledge | ViewCommitment)[] }[] {
  return [
    { kind: t('exchange.ask'), list: view.asks.filter((row) => row.side === side) },
    { kind: t('exchange.commitment'), list: view.commitments.filter((row) => row.side === side) },
  ];
}

function sideParagraphs(deck: DeckContext, side: Side): Paragraph[] {
  const { t, palette, format } = deck;
  const paragraphs: Paragraph[] = [
    {
      text: t(side === 'client' ? 'you' : 'we'),
      size: 24,
      bold: true,
      color: side === 'client' ? palette.ink : palette.accent,
      after: 16,
    },
  ];
  for (const { kind, list } of pledgesOf(deck, side)) {
    for (const row of list) {
      const until = row.due === null ? null : format.day(row.due);
      const by =
        row.ownerName !== null && until !== null
          ? t('exchange.ownerDue', { owner: row.ownerName, day: until })
          : (row.ownerName ?? (until === null ? null : t('exchange.by', { day: until })));
      paragraphs.push(
        { text: kind, size: SIZE.label, color: palette.muted, after: 2 },
        { text: row.text, size: SIZE.quote, after: by === null ? 22 : 4 },
      );
      if (by !== null) paragraphs.push({ text: by, size: SIZE.label, color: palette.muted, after: 22 });
    }
  }
  return paragraphs;
}

function drawColumns(deck: DeckContext, slide: PptxGenJS.Slide, columns: readonly Paragraph[][]): void {
  for (const [index, paragraphs] of columns.entries()) {
    const x = PAGE.margin + index * (WIDTH + GUTTER);
    drawText(deck, slide, paragraphs, { x, y: BODY.top, w: WIDTH, h: BODY.height });
  }
  drawRule(deck, slide, PAGE.width / 2, BODY.top + 0.05, 0, BODY.height - 0.4);
}
