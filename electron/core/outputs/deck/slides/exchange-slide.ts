import type PptxGenJS from 'pptxgenjs';
import type { ViewCommitment, ViewPledge } from '#shared/domain/client-view.ts';
import type { Side } from '#shared/domain/vocabulary.ts';
import { exchangeMessage } from '#shared/domain/client-view/messages.ts';
import { addMessageSlide, type DeckContext } from '../deck-context.ts';
import { drawRule, drawText, type Paragraph, paragraphsHeight } from '../drawing.ts';
import { actorText, ownerText } from '../owner-text.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides } from '../table-drawing.ts';

const GUTTER = 0.9;
const WIDTH = (CONTENT_WIDTH - GUTTER) / 2;
const HEADING = 28;
/** Of the four sentences: the largest in which both sides fit. */
const SIZES = [32, 28, 26, 24, SIZE.quote] as const;
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
    figures: [
      ...view.asks.map((row) => `${actorText(row, deck)}: ${row.text}`),
      ...view.commitments.map((row) => `${ownerText(row, deck)}: ${row.text}`),
    ],
  };
  const sized = SIZES.map((size) => SIDES.map((side) => sideParagraphs(deck, side, size)));
  const columns = sized.find((each) => each.every((side) => paragraphsHeight(side, WIDTH) <= BODY.height));
  const oneEach = SIDES.every((side) => pledgesOf(deck, side).every(({ list }) => list.length <= 1));
  if (columns && oneEach) {
    const slide = addMessageSlide(deck, message);
    drawColumns(deck, slide, columns);
    return;
  }
  const tableRow = (row: ViewPledge | ViewCommitment, kind: string, who: string) => [
    { texts: [{ text: kind, color: palette.muted }] },
    { texts: [{ text: row.text }] },
    { texts: [{ text: who, color: palette.muted }] },
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
      ...view.asks.map((row) => tableRow(row, t('exchange.ask'), actorText(row, deck))),
      ...view.commitments.map((row) => tableRow(row, t('exchange.commitment'), ownerText(row, deck))),
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

function sideParagraphs(deck: DeckContext, side: Side, size: number): Paragraph[] {
  const { t, palette, format } = deck;
  const paragraphs: Paragraph[] = [
    {
      text: t(side === 'client' ? 'you' : 'we'),
      size: HEADING,
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
        { text: kind, size: SIZE.body, color: palette.muted, after: 4 },
        { text: row.text, size, after: by === null ? size * 1.6 : 6 },
      );
      if (by !== null) paragraphs.push({ text: by, size: SIZE.body, color: palette.muted, after: size * 1.6 });
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
