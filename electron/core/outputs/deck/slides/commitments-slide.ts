import type { ViewCommitmentState } from '#shared/domain/client-view.ts';
import { commitmentsMessage } from '#shared/domain/client-view/messages.ts';
import type { DeckContext } from '../deck-context.ts';
import { ownerText } from '../owner-text.ts';
import type { Palette } from '../palette.ts';
import { SIZE } from '../page-geometry.ts';
import { addTableSlides } from '../table-drawing.ts';

const ORDER: readonly ViewCommitmentState[] = ['late', 'open', 'done', 'dropped'];
const MARKS: Readonly<Record<ViewCommitmentState, { mark: string; color: keyof Palette }>> = {
  done: { mark: '●', color: 'accent' },
  open: { mark: '◐', color: 'muted' },
  late: { mark: '◆', color: 'vermilion' },
  dropped: { mark: '○', color: 'muted' },
};

/** 3: what was promised last time, and what became of it. */
export function addCommitmentsSlides(deck: DeckContext): void {
  const { view, t, format, palette } = deck;
  if (view.lastCommitments.length === 0) return;
  const rows = view.lastCommitments.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  addTableSlides(
    deck,
    {
      title: commitmentsMessage(deck),
      sources: [],
      talk: t('notes.commitments'),
      figures: rows.map(({ text, state }) => `${text}: ${t(`commitments.states.${state}`)}`),
    },
    [
      { header: t('commitments.state'), width: 2.3 },
      { header: t('commitments.text'), width: 5.5 },
      { header: t('commitments.owner'), width: 2.8 },
      { header: t('commitments.due'), width: 1.733 },
    ],
    rows.map((row) => {
      const { mark, color } = MARKS[row.state];
      return [
        {
          texts: [
            {
              text: `${mark} ${t(`commitments.states.${row.state}`)}`,
              color: palette[color],
              bold: row.state === 'late',
            },
          ],
        },
        {
          texts: [
            { text: row.text },
            ...(row.reason ? [{ text: row.reason, size: SIZE.label, color: palette.muted }] : []),
          ],
        },
        { texts: [{ text: ownerText(row, deck), color: palette.muted }] },
        { texts: [{ text: row.due === null ? t('none') : format.day(row.due), color: palette.muted }] },
      ];
    }),
    { maxRow: 0.85 },
  );
}
