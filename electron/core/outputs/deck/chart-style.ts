import type PptxGenJS from 'pptxgenjs';
import { currencyOf } from '#shared/domain/client-view/format.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import type { DeckContext } from './deck-context.ts';
import { SIZE } from './page-geometry.ts';

/** What every chart of the deck has in common: theme font, no frame, no legend, labels of 14 pt. */
export function chartBase({ palette }: DeckContext, altText: string): PptxGenJS.IChartOpts {
  return {
    altText,
    showLegend: false,
    showTitle: false,
    chartArea: { roundedCorners: false },
    catAxisLabelFontFace: '+mn-lt',
    catAxisLabelFontSize: SIZE.label,
    catAxisLabelColor: palette.muted,
    catAxisLineColor: palette.grey,
    catAxisMajorTickMark: 'none',
    valAxisLabelFontFace: '+mn-lt',
    valAxisLabelFontSize: SIZE.label,
    valAxisLabelColor: palette.muted,
    valAxisLineShow: false,
    valAxisMajorTickMark: 'none',
    dataLabelFontFace: '+mn-lt',
    dataLabelFontSize: SIZE.label,
    dataLabelColor: palette.ink,
  } as PptxGenJS.IChartOpts;
}

/**
 * A number format of the spreadsheet kind, with the separators of the document's language.
 * @param withUnit also prints a unit that is a word
 */
export function chartNumberFormat(
  values: readonly (number | null)[],
  unit: string | null,
  language: Language,
  withUnit = false,
): string {
  const numbers = values.filter((value) => value !== null);
  const largest = Math.max(0, ...numbers.map(Math.abs));
  const whole = largest >= 100 || numbers.every((value) => Number.isInteger(value));
  const digits = `${language === 'pt-BR' ? '[$-416]' : ''}#,##0${whole ? '' : '.0'}`;
  if (unit === '%') return `${digits}"${language === 'pt-BR' ? '\u00a0' : ''}%"`;
  if (currencyOf(unit) === 'BRL') return `"R$\u00a0"${digits}`;
  if (!withUnit || unit === null || unit === '') return digits;
  return `${digits}"\u00a0${unit.replaceAll('"', '')}"`;
}
