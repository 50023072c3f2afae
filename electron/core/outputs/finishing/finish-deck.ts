import type { ChartFinish } from '../deck/deck-context.ts';
import type { Palette } from '../deck/palette.ts';
import { finishChart } from './chart-xml.ts';
import { appProperties, finishPresentation, finishTheme, renumberCharts, toThemeColors } from './package-xml.ts';
import { finishLayout, finishNotes, finishShapes, finishSlide } from './slide-xml.ts';
import { finishWorkbook } from './workbook-xml.ts';
import { coreProperties, editPart, partNames, type Parts, readZip, trimContentTypes, writeZip } from './zip-parts.ts';

export interface DeckFinish {
  palette: Palette;
  /** In the order the charts were added. */
  charts: readonly ChartFinish[];
  /** One a slide. */
  titleSizes: readonly number[];
  title: string;
  author: string;
  company: string;
  language: string;
  generatedAt: string;
}

/**
 * What pptxgenjs 4.0.1 leaves to be done: removes what makes PowerPoint offer a repair, makes placeholders and colours
 * follow the theme, labels the ends of lines, and makes the file the same bytes for the same input.
 */
export async function finishDeck(bytes: Uint8Array, of: DeckFinish): Promise<Uint8Array> {
  const parts = await readZip(bytes);
  renumberCharts(parts);
  finishTheme(parts, of.palette, of.company);
  finishPresentation(parts);
  finishSlides(parts, of);
  for (const name of partNames(parts, /^ppt\/slideLayouts\/[^/]+\.xml$/u)) editPart(parts, name, finishLayout);
  editPart(parts, 'ppt/slideMasters/slideMaster1.xml', finishShapes);
  for (const name of partNames(parts, /^ppt\/notesSlides\/[^/]+\.xml$/u)) editPart(parts, name, finishNotes);
  for (const [index, name] of partNames(parts, /^ppt\/charts\/chart\d+\.xml$/u).entries()) {
    editPart(parts, name, (xml) => finishChart(xml, of.charts[index] ?? { pointLabels: [] }, of.language));
  }
  const properties = { title: of.title, author: of.author, at: of.generatedAt, language: of.language };
  for (const name of partNames(parts, /\.xlsx$/u)) {
    const workbook = parts.get(name);
    if (workbook instanceof Uint8Array) parts.set(name, await finishWorkbook(workbook, properties));
  }
  trimContentTypes(parts);
  parts.set('docProps/core.xml', coreProperties(properties));
  parts.set('docProps/app.xml', appProperties(of.titleSizes.length, of.company));
  inLanguage(parts, of);
  return writeZip(parts, of.generatedAt);
}

function finishSlides(parts: Parts, of: DeckFinish): void {
  for (const [index, name] of partNames(parts, /^ppt\/slides\/[^/]+\.xml$/u).entries()) {
    const layout = index === 0 ? 'cover' : 'message';
    editPart(parts, name, (xml) => finishSlide(xml, { layout, titleSize: of.titleSizes[index] ?? 28, name }));
  }
}

/** Spelling in the document's language, colours by the theme. */
function inLanguage(parts: Parts, of: DeckFinish): void {
  for (const name of partNames(parts, /^ppt\/(?!theme\/).*\.xml$/u)) {
    editPart(parts, name, (xml) =>
      toThemeColors(xml, of.palette)
        .replaceAll('lang="en-US"', `lang="${of.language === 'en' ? 'en-US' : of.language}"`)
        .replaceAll(' altLang="en-US"', ''),
    );
  }
}
