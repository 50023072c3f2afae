import type PptxGenJS from 'pptxgenjs';
import { type DeckContext, titleWidth } from './deck-context.ts';
import { CONTENT_WIDTH, FOOTER, LOGO, PAGE, SIZE, TITLE } from './page-geometry.ts';

/** The two layouts: the cover, and one sentence with its content. Every slide has a real title placeholder. */
export function defineMasters(deck: DeckContext): void {
  deck.pptx.defineSlideMaster({
    title: 'cover',
    background: { color: deck.palette.white },
    objects: [
      { rect: { x: 0, y: 0, w: 0.28, h: PAGE.height, fill: { color: deck.palette.accent } } },
      { placeholder: placeholder('title', 'title', 1.1, 2.15, 10.6, 1.75, 44, deck.palette.ink, true, 'bottom') },
    ],
  });
  const { logo } = deck;
  deck.pptx.defineSlideMaster({
    title: 'message',
    background: { color: deck.palette.white },
    objects: [
      {
        placeholder: placeholder(
          'title',
          'title',
          PAGE.margin,
          TITLE.top,
          titleWidth(logo !== null),
          TITLE.height,
          TITLE.sizes[0],
          deck.palette.ink,
          true,
          'top',
        ),
      },
      {
        placeholder: placeholder(
          'source',
          'body',
          PAGE.margin,
          FOOTER.top,
          CONTENT_WIDTH - FOOTER.numberWidth,
          FOOTER.height,
          SIZE.label,
          deck.palette.muted,
          false,
          'middle',
        ),
      },
      ...(logo
        ? [
            {
              image: {
                data: logo.data,
                x: PAGE.width - PAGE.margin - logo.width,
                y: TITLE.top + (LOGO.height - logo.height) / 2,
                w: logo.width,
                h: logo.height,
                altText: deck.view.workspace.name,
              },
            },
          ]
        : []),
    ],
    slideNumber: {
      x: PAGE.width - PAGE.margin - FOOTER.numberWidth,
      y: FOOTER.top,
      w: FOOTER.numberWidth,
      h: FOOTER.height,
      align: 'right',
      valign: 'middle',
      margin: 0,
      color: deck.palette.muted,
      fontSize: SIZE.label,
    },
  });
}

type PlaceholderObject = Extract<
  NonNullable<PptxGenJS.SlideMasterProps['objects']>[number],
  { placeholder: unknown }
>['placeholder'];

function placeholder(
  name: string,
  type: 'title' | 'body',
  x: number,
  y: number,
  w: number,
  h: number,
  fontSize: number,
  color: string,
  bold: boolean,
  valign: 'top' | 'middle' | 'bottom',
): PlaceholderObject {
  return { options: { name, type, x, y, w, h, fontSize, color, bold, align: 'left', valign, margin: 0 }, text: '' };
}
