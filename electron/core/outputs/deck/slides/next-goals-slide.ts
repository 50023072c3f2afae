import { nextGoalsMessage } from '#shared/domain/client-view/messages.ts';
import type { DeckContext } from '../deck-context.ts';
import { CONTENT_WIDTH } from '../page-geometry.ts';
import { addTableSlides } from '../table-drawing.ts';

/** 10: the smaller successes of the next period, each with an owner on both sides and a date. */
export function addNextGoalsSlides(deck: DeckContext): void {
  const { view, t, palette, format } = deck;
  if (view.nextGoals.length === 0) return;
  addTableSlides(
    deck,
    {
      title: nextGoalsMessage(deck),
      sources: [],
      talk: t('notes.nextGoals'),
      figures: view.nextGoals.map(({ title, due }) => (due === null ? title : `${title}: ${format.day(due)}`)),
    },
    [
      { header: t('nextGoals.goal'), width: CONTENT_WIDTH - 6.4 },
      { header: t('nextGoals.client'), width: 2.45 },
      { header: t('nextGoals.ours'), width: 2.45 },
      { header: t('nextGoals.due'), width: 1.5 },
    ],
    view.nextGoals.map((goal) => [
      { texts: [{ text: goal.title, bold: true }] },
      { texts: [{ text: goal.clientOwnerName ?? t('none'), color: palette.muted }] },
      { texts: [{ text: goal.ownerName ?? t('none'), color: palette.muted }] },
      { texts: [{ text: goal.due === null ? t('none') : format.day(goal.due) }] },
    ]),
    { maxRow: 0.9 },
  );
}
