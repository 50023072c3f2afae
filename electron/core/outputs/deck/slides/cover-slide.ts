import { coverMessage, periodText } from '#shared/domain/client-view/messages.ts';
import { clipText, wrapText } from '../../text-measure.ts';
import type { DeckContext } from '../deck-context.ts';
import { drawText, type Paragraph } from '../drawing.ts';
import { logoBox } from '../logo.ts';
import { SIZE } from '../page-geometry.ts';

const SIZES = [44, 38, 32] as const;
const WIDTH = 10.6;

/** 1: whose review this is, of which period, when and where. */
export function addCoverSlide(deck: DeckContext): void {
  const { t, format, view, palette } = deck;
  const slide = deck.pptx.addSlide({ masterName: 'cover' });
  const logo = logoBox(view.workspace.logoPng, { width: 2.6, height: 0.8 });
  if (logo) {
    slide.addImage({
      data: logo.data,
      x: 1.1,
      y: 0.8,
      w: logo.width,
      h: logo.height,
      altText: view.workspace.name,
    });
  } else {
    drawText(
      deck,
      slide,
      [
        {
          text: clipText(view.workspace.name, SIZE.lead, WIDTH, 1, true),
          size: SIZE.lead,
          bold: true,
          color: palette.accent,
        },
      ],
      { x: 1.1, y: 0.85, w: WIDTH, h: 0.4 },
    );
  }

  const title = coverMessage(deck);
  const size = SIZES.find((each) => wrapText(title, each, WIDTH, true).length <= 2) ?? SIZES[2];
  slide.addText(clipText(title, size, WIDTH, 2, true), { placeholder: 'title' });
  deck.titleSizes.push(size);

  const { review } = view;
  const name = review.title.trim();
  if (name !== '' && name !== title) {
    drawText(deck, slide, [{ text: clipText(name, SIZE.quote, WIDTH, 1), size: SIZE.quote, color: palette.muted }], {
      x: 1.1,
      y: 4.05,
      w: WIDTH,
      h: 0.45,
    });
  }
  const facts: [string, string][] = [[t('cover.period'), periodText(deck)]];
  if (review.startsAt !== null) {
    facts.push([
      t('cover.meeting'),
      t('cover.when', {
        day: format.dayOf(review.startsAt, review.zone),
        time: format.timeOf(review.startsAt, review.zone),
        zone: format.zoneName(review.startsAt, review.zone),
      }),
    ]);
  }
  if (review.place !== null) facts.push([t('cover.place'), review.place]);
  facts.push([t('cover.presenter'), review.owner.name]);
  const column = (texts: string[], color: string, width: number): Paragraph[] =>
    texts.map((text) => ({ text: clipText(text, SIZE.body, width, 1), color, after: 6 }));
  const y = 5.05;
  drawText(
    deck,
    slide,
    column(
      facts.map(([label]) => label),
      palette.muted,
      1.7,
    ),
    { x: 1.1, y, w: 1.7, h: 1.8 },
  );
  drawText(
    deck,
    slide,
    column(
      facts.map(([, text]) => text),
      palette.ink,
      8.6,
    ),
    { x: 2.85, y, w: 8.6, h: 1.8 },
  );

  const people = view.participants.map(({ name: who, title: role }) => (role ? `– ${who}, ${role}` : `– ${who}`));
  slide.addNotes([t('notes.cover', { minutes: review.durationMinutes }), ...people].join('\n'));
}
