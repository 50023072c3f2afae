import type { NeedsAnswer } from '#shared/domain/vocabulary.ts';
import { needsMessage } from '#shared/domain/client-view/messages.ts';
import type { DeckContext } from '../deck-context.ts';
import type { Palette } from '../palette.ts';
import { CONTENT_WIDTH, SIZE } from '../page-geometry.ts';
import { addTableSlides } from '../table-drawing.ts';
import type { CellText } from '../table-plan.ts';

const MARKS: Readonly<Record<NeedsAnswer, { mark: string; color: keyof Palette }>> = {
  yes: { mark: '●', color: 'accent' },
  partly: { mark: '◐', color: 'amber' },
  no: { mark: '○', color: 'muted' },
};

/** 9: the needs checklist, and what we will do about each (F4). */
export function addNeedsSlides(deck: DeckContext): void {
  const { view, t, palette, format } = deck;
  if (view.needs.length === 0) return;
  addTableSlides(
    deck,
    {
      title: needsMessage(deck),
      sources: [],
      talk: t('notes.needs'),
      figures: view.needs.map(({ topic, answer }) => `${topic}: ${t(`needs.answers.${answer}`)}`),
    },
    [
      { header: t('needs.topic'), width: 5.2 },
      { header: t('needs.answer'), width: 1.9 },
      { header: t('needs.followUp'), width: CONTENT_WIDTH - 7.1 },
    ],
    view.needs.map(({ topic, answer, note, followUp }) => {
      const { mark, color } = MARKS[answer];
      const next: CellText[] = followUp ? [{ text: followUp.text }] : [{ text: t('none'), color: palette.muted }];
      const details = [followUp?.ownerName, followUp?.due ? t('goal.until', { day: format.day(followUp.due) }) : null];
      const line = details.filter(Boolean).join(', ');
      if (line !== '') next.push({ text: line, size: SIZE.label, color: palette.muted });
      return [
        { texts: [{ text: topic }, ...(note ? [{ text: note, size: SIZE.label, color: palette.muted }] : [])] },
        { texts: [{ text: `${mark} ${t(`needs.answers.${answer}`)}`, color: palette[color] }] },
        { texts: next },
      ];
    }),
    { maxRow: 0.9 },
  );
}
