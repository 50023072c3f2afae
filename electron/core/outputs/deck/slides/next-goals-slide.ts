import type PptxGenJS from 'pptxgenjs';
import type { ViewNextGoal } from '#shared/domain/client-view.ts';
import { goalSpan, nextGoalsMessage } from '#shared/domain/client-view/messages.ts';
import { clipText, textHeight, withoutLoneWord } from '../../text-measure.ts';
import { addMessageSlide, type DeckContext, type Message } from '../deck-context.ts';
import { drawRule, drawText } from '../drawing.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides } from '../table-drawing.ts';
import type { Cell, CellText, Column } from '../table-plan.ts';

/** 10: the smaller successes of the next period, each with an owner on both sides and a date. */
export function addNextGoalsSlides(deck: DeckContext): void {
  const { view, t, format } = deck;
  const [only, ...others] = view.nextGoals;
  if (!only) return;
  const message: Message = {
    title: nextGoalsMessage(deck),
    sources: [],
    talk: t('notes.nextGoals'),
    figures: view.nextGoals.map(({ title, due }) => (due === null ? title : `${title}: ${format.day(due)}`)),
  };
  if (others.length === 0) addSingle(deck, message, only);
  else addTable(deck, message);
}

/** Facts of a goal that somebody filled in for at least one of them: a column of dashes tells nothing. */
function factsOf({ view, t, format }: DeckContext) {
  return [
    { header: t('nextGoals.client'), width: 2.45, of: ({ clientOwnerName }: ViewNextGoal) => clientOwnerName },
    { header: t('nextGoals.ours'), width: 2.45, of: ({ ownerName }: ViewNextGoal) => ownerName },
    { header: t('nextGoals.due'), width: 1.9, of: ({ due }: ViewNextGoal) => due && format.day(due) },
  ].filter(({ of }) => view.nextGoals.some((goal) => of(goal)));
}

/** Where a goal of the plan goes on, from where to where. */
function spanOf(deck: DeckContext, { title }: ViewNextGoal): string | null {
  const goal = deck.view.goals.find((each) => each.title === title);
  return (goal && goalSpan(goal, deck)) || null;
}

function addTable(deck: DeckContext, message: Message): void {
  const { view, t, palette } = deck;
  const facts = factsOf(deck);
  const columns: Column[] = [
    { header: t('nextGoals.goal'), width: CONTENT_WIDTH - facts.reduce((total, { width }) => total + width, 0) },
    ...facts.map(({ header, width }) => ({ header, width })),
  ];
  const rows = view.nextGoals.map((goal): Cell[] => {
    const span = spanOf(deck, goal);
    const texts: CellText[] = [{ text: goal.title, bold: true }];
    if (span) texts.push({ text: span, size: SIZE.label, color: palette.muted });
    return [{ texts }, ...facts.map(({ of }) => ({ texts: [{ text: of(goal) || t('none'), color: palette.muted }] }))];
  });
  addTableSlides(deck, message, columns, rows, { maxRow: 0.9 });
}

const STATEMENT = 9.6;
const SIZES = [44, 36, 32, 28, 24] as const;

/** One goal is no table: it stands as the statement of the slide, its owners and date below. */
function addSingle(deck: DeckContext, message: Message, goal: ViewNextGoal): void {
  const { t, palette } = deck;
  const slide: PptxGenJS.Slide = addMessageSlide(deck, message);
  const size = SIZES.find((each) => textHeight(goal.title, each, STATEMENT, true) <= 1.9) ?? SIZES[4];
  const text = withoutLoneWord(clipText(goal.title, size, STATEMENT, 4, true), size, STATEMENT, true);
  const height = textHeight(text, size, STATEMENT, true);
  const span = spanOf(deck, goal);
  const top = BODY.top + 0.35;
  drawText(
    deck,
    slide,
    [
      { text: t('nextGoals.goal'), size: SIZE.body, color: palette.muted, after: 6 },
      { text, size, bold: true, color: palette.accent, after: 8 },
      ...(span ? [{ text: span, size: SIZE.quote, color: palette.muted }] : []),
    ],
    { x: PAGE.margin, y: top, w: STATEMENT, h: height + 1 },
  );
  const facts = factsOf(deck);
  if (facts.length === 0) return;
  const y = top + height + 1.35;
  drawRule(deck, slide, PAGE.margin, y, CONTENT_WIDTH);
  const width = CONTENT_WIDTH / 3;
  for (const [index, { header, of }] of facts.entries()) {
    drawText(
      deck,
      slide,
      [
        { text: header, size: SIZE.body, color: palette.muted, after: 4 },
        { text: clipText(of(goal) || t('none'), 24, width - 0.4, 2), size: 24 },
      ],
      { x: PAGE.margin + index * width, y: y + 0.35, w: width - 0.4, h: BODY.bottom - y - 0.35 },
    );
  }
}
