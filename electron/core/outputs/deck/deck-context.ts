import type PptxGenJS from 'pptxgenjs';
import type { Provenance } from '#shared/domain/client-view.ts';
import type { Telling } from '#shared/domain/client-view/messages.ts';
import { provenanceText } from '#shared/domain/client-view/provenance.ts';
import { clipText, withoutLoneWord, wrapText } from '../text-measure.ts';
import type { LogoBox } from './logo.ts';
import { CONTENT_WIDTH, FOOTER, LOGO, SIZE, TITLE } from './page-geometry.ts';
import type { Palette } from './palette.ts';

/** Label of one point, drawn by the finishing pass: pptxgenjs can only label all points or none. */
export interface PointLabel {
  series: number;
  point: number;
  position: 'l' | 'r' | 't' | 'b' | 'outEnd';
  withName: boolean;
  withValue: boolean;
}

/** What the finishing pass has to know of a chart, in the order the charts were added. */
export interface ChartFinish {
  pointLabels: PointLabel[];
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
  slide.addText(fitSource(message.sources, deck), { placeholder: 'source' });
  slide.addNotes(notesOf(deck, message, source));
  return slide;
}

/**
 * One line where a hair less than 28 pt makes it one, else two down to 24; the notes hold the whole sentence when even
 * that is too narrow.
 */
function fitTitle(title: string, besideLogo: boolean): { text: string; size: number } {
  const width = titleWidth(besideLogo);
  const lines = (size: number) => wrapText(title, size, width, true).length;
  const size =
    TITLE.sizes.slice(0, 2).find((each) => lines(each) === 1) ?? TITLE.sizes.find((each) => lines(each) <= 2);
  if (size !== undefined) return { text: withoutLoneWord(title, size, width, true), size };
  const smallest = TITLE.sizes[2];
  return { text: clipText(title, smallest, width, 2, true), size: smallest };
}

export function titleWidth(besideLogo: boolean): number {
  return besideLogo ? CONTENT_WIDTH - LOGO.width - 0.3 : CONTENT_WIDTH;
}

/** One line: as many sources as fit, "e outras" for the rest; the notes name them all. */
function fitSource(sources: readonly Provenance[], deck: DeckContext): string {
  const width = CONTENT_WIDTH - FOOTER.numberWidth;
  for (let count = sources.length; count > 0; count -= 1) {
    const line = provenanceText(sources.slice(0, count), deck);
    const whole = count === sources.length ? line : deck.t('source.more', { line });
    if (wrapText(whole, SIZE.label, width).length === 1) return whole;
  }
  return clipText(provenanceText(sources.slice(0, 1), deck), SIZE.label, width, 1);
}

function notesOf({ t }: DeckContext, { title, talk, figures }: Message, source: string): string {
  const lines = [t('notes.say', { message: title.replace(/\.$/u, '') }), talk];
  if (figures.length > 0) lines.push(t('notes.figures'), ...figures.map((figure) => `– ${figure}`));
  lines.push(t('notes.source', { source: source.replace(/^[^:]+: /u, '') }));
  return lines.join('\n');
}
