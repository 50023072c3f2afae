import { nextReviewMessage } from '#shared/domain/client-view/messages.ts';
import { clipText } from '../../text-measure.ts';
import { addMessageSlide, type DeckContext } from '../deck-context.ts';
import { drawText, type Paragraph } from '../drawing.ts';
import { actorText, ownerText } from '../owner-text.ts';
import { BODY, PAGE, SIZE } from '../page-geometry.ts';
import { drawTable } from '../table-drawing.ts';
import { planTable } from '../table-plan.ts';

const SIDE = 4.6;
const GUTTER = 0.7;
const TABLE = PAGE.width - 2 * PAGE.margin - SIDE - GUTTER;

/** 12: when we meet again, and what is due until then. */
export function addNextReviewSlide(deck: DeckContext): void {
  const { view, t, format, palette } = deck;
  const next = view.nextReview;
  if (!next) return;
  const nextDay = next.startsAt.slice(0, 10);
  const due = [
    ...view.commitments.map((row) => ({ ...row, who: ownerText(row, deck) })),
    ...view.asks.map((row) => ({ ...row, who: actorText(row, deck) })),
  ]
    .flatMap((row) => (row.due !== null && row.due <= nextDay ? [{ ...row, due: row.due }] : []))
    .toSorted((a, b) => a.due.localeCompare(b.due));
  const slide = addMessageSlide(deck, {
    title: nextReviewMessage(deck),
    sources: [],
    talk: t('notes.nextReview'),
    figures: due.map(({ text, due: day }) => `${format.day(day)}: ${text}`),
  });
  const paragraphs: Paragraph[] = [];
  const fact = (label: string, ...lines: string[]) => {
    paragraphs.push({ text: label, size: SIZE.label, color: palette.muted, after: 2 });
    for (const [index, text] of lines.entries()) {
      const after = index === lines.length - 1 ? 18 : 2;
      paragraphs.push({ text: clipText(text, SIZE.lead, SIDE, 3), size: SIZE.lead, after });
    }
  };
  fact(
    t('nextReview.when'),
    format.dayOf(next.startsAt, next.zone),
    t('nextReview.time', {
      time: format.timeOf(next.startsAt, next.zone),
      zone: format.zoneName(next.startsAt, next.zone),
    }),
  );
  fact(t('nextReview.kind'), t(`kind.${next.kind}`));
  if (next.place !== null) fact(t('nextReview.place'), next.place);
  const { owner } = view.review;
  fact(t('nextReview.contact'), owner.name, ...(owner.email === null ? [] : [owner.email]));
  drawText(deck, slide, paragraphs, { x: PAGE.margin, y: BODY.top, w: SIDE, h: BODY.height });
  if (due.length === 0) return;
  const columns = [
    { header: t('nextReview.before'), width: TABLE - 1.6 },
    { header: t('commitments.due'), width: 1.6 },
  ];
  const rows = due.map((row) => [
    {
      texts: [
        { text: clipText(row.text, SIZE.body, TABLE - 1.8, 3) },
        { text: row.who, size: SIZE.label, color: palette.muted },
      ],
    },
    { texts: [{ text: format.day(row.due) }] },
  ]);
  // The whole list stands in the slide before; here as many as there is room for.
  const [page] = planTable(columns, rows, { height: BODY.height, maxRow: 0.9 });
  if (page) drawTable(deck, slide, columns, page, { x: PAGE.margin + SIDE + GUTTER, y: BODY.top });
}
