import type PptxGenJS from 'pptxgenjs';
import type { Provenance } from '#shared/domain/client-view.ts';
import type { Telling } from '#shared/domain/client-view/messages.ts';
import { provenanceText } from '#shared/domain/client-view/provenance.ts';
import { clipText, wrapText } from '../text-measure.ts';
import type { LogoBox } from './logo.ts';
import { CONTENT_WIDTH, FOOTER, LOGO, SIZE, TITLE } from './page-geometry.ts';
import type { Palette } from './palette.ts';

/** Label of the last point of one line, drawn by the finishing pass: pptxgenjs can only label all points or none. */
export interface EndLabel {
  series: number;
  point: number;
  position: 'r' | 't' | 'b';
  withValue: boolean;
}

/** What the finishing pass has to know of a chart, in the order the charts were added. */
export interface ChartFinish {
  endLabels: EndLabel[];
}

export interface DeckContext extends Telling {
  pptx: PptxGenJS;
  palette: Palette;
  logo: LogoBox | null;
  charts: ChartFinish[];
  /** One a slide, in order: a placeholder's own size wins in pptxgenjs, so the finishing pass writes the smaller ones. */
  titleSizes: number[];
}

export interface Message {
  title: string;
  sources: readonly Provenance[];
  /** What to say; figures follow as a list. */
  talk: string;
  figures: readonly string[];
}

/** Adds a slide that says one sentence: title, source line and speaker notes. */
export function addMessageSlide(deck: DeckContext, message: Message): PptxGenJS.Slide {
  const slide = deck.pptx.addSlide({ masterName: 'message' });
  const { text, size } = fitTitle(message.title, deck.logo !== null);
  slide.addText(text, { placeholder: 'title' });
  deck.titleSizes.push(size);
  const source = provenanceText(message.sources, deck);
  slide.addText(fitSource(source, deck), { placeholder: 'source' });
  slide.addNotes(notesOf(deck, message, source));
  return slide;
}

/** Two lines at most, 28 pt down to 24; the notes hold the whole sentence when even that is too narrow. */
function fitTitle(title: string, besideLogo: boolean): { text: string; size: number } {
  const width = titleWidth(besideLogo);
  const size = TITLE.sizes.find((each) => wrapText(title, each, width, true).length <= 2);
  if (size !== undefined) return { text: title, size };
  const smallest = TITLE.sizes[2];
  return { text: clipText(title, smallest, width, 2, true), size: smallest };
}

export function titleWidth(besideLogo: boolean): number {
  return besideLogo ? CONTENT_WIDTH - LOGO.width - 0.3 : CONTENT_WIDTH;
}

function fitSource(source: string, { t }: DeckContext): string {
  const width = CONTENT_WIDTH - FOOTER.numberWidth;
  if (wrapText(source, SIZE.label, width).length === 1) return source;
  const room = width - 1.2;
  return t('source.more', { line: clipText(source, SIZE.label, room, 1).replace(/[,\s]*…$/u, '') });
}

function notesOf({ t }: DeckContext, { title, talk, figures }: Message, source: string): string {
  const lines = [t('notes.say', { message: title.replace(/\.$/u, '') }), talk];
  if (figures.length > 0) lines.push(t('notes.figures'), ...figures.map((figure) => `– ${figure}`));
  lines.push(t('notes.source', { source: source.replace(/^[^:]+: /u, '') }));
  return lines.join('\n');
}
