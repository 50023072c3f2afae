import type PptxGenJS from 'pptxgenjs';
import { monthLabels } from '#shared/domain/client-view/format.ts';
import type { ViewAdoption, ViewUsageSeries } from '#shared/domain/client-view.ts';
import {
  adoptionPercent,
  adoptionText,
  seriesChange,
  sinceText,
  usageMessage,
} from '#shared/domain/client-view/messages.ts';
import { clipText, textWidth } from '../../text-measure.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import { addMessageSlide, type DeckContext } from '../deck-context.ts';
import { type Box, drawRule, drawText, type Paragraph } from '../drawing.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { partTitle } from '../table-drawing.ts';

const ADOPTION_HEIGHT = 1.45;
const GUTTER = 0.45;
const PER_SLIDE = 3;
const LONGEST = 8;

/** 6: breadth, depth and frequency as numbers; use of each feature as small columns, the last period in the accent. */
export function addUsageSlides(deck: DeckContext): void {
  const { usage } = deck.view;
  if (!usage) return;
  const drawable = usage.series.filter(({ points }) => points.some(({ value }) => value !== null));
  const adoption = usage.adoption.filter(({ denominator }) => denominator > 0);
  if (drawable.length === 0 && adoption.length === 0) return;
  const pages = inGroups(drawable);
  for (const [index, page] of pages.entries()) {
    const withAdoption = index === 0 ? adoption : [];
    const slide = addMessageSlide(deck, {
      title: partTitle(deck, usageMessage(deck), index, pages.length),
      sources: [...page, ...withAdoption],
      talk: deck.t('notes.usage'),
      figures: [...withAdoption.map((row) => adoptionText(row, deck)), ...page.map((row) => seriesLine(deck, row))],
    });
    let top: number = BODY.top;
    const [single, ...rest] = page;
    if (single && rest.length === 0 && withAdoption.length > 0) {
      drawSeries(deck, slide, single, { x: PAGE.margin, y: BODY.top, w: SINGLE_WIDTH, h: BODY.height });
      drawAdoptionBeside(deck, slide, withAdoption);
      continue;
    }
    if (withAdoption.length > 0) {
      if (page.length === 0) drawAdoptionAlone(deck, slide, withAdoption);
      else drawAdoption(deck, slide, withAdoption);
      top += ADOPTION_HEIGHT + 0.35;
      if (page.length > 0) drawRule(deck, slide, PAGE.margin, top - 0.2, CONTENT_WIDTH);
    }
    const width = (CONTENT_WIDTH - GUTTER * (page.length - 1)) / Math.max(page.length, 1);
    for (const [column, series] of page.entries()) {
      const x = PAGE.margin + column * (width + GUTTER);
      drawSeries(deck, slide, series, { x, y: top, w: Math.min(width, 8.5), h: BODY.bottom - top });
    }
  }
}

/** Evenly: four series are two and two. With none, one empty group carries the adoption numbers. */
function inGroups(series: readonly ViewUsageSeries[]): ViewUsageSeries[][] {
  const pages = Math.max(1, Math.ceil(series.length / PER_SLIDE));
  const size = Math.ceil(series.length / pages);
  return Array.from({ length: pages }, (_unused, page) => series.slice(page * size, (page + 1) * size));
}

function adoptionParagraphs(deck: DeckContext, row: ViewAdoption, figure: number): Paragraph[] {
  const { t, format, palette } = deck;
  const detail = t(`adoption.${row.kind}.detail`, {
    numerator: format.number(row.numerator),
    denominator: format.number(row.denominator),
  });
  return [
    { text: t(`adoption.${row.kind}.label`), size: SIZE.label, color: palette.muted },
    { text: adoptionPercent(row, format) ?? t('none'), size: figure, bold: true, color: palette.accent, after: 2 },
    { text: detail, size: SIZE.body },
  ];
}

function drawAdoption(deck: DeckContext, slide: PptxGenJS.Slide, rows: readonly ViewAdoption[]): void {
  const width = (CONTENT_WIDTH - GUTTER * (rows.length - 1)) / rows.length;
  for (const [index, row] of rows.entries()) {
    const x = PAGE.margin + index * (width + GUTTER);
    drawText(deck, slide, adoptionParagraphs(deck, row, SIZE.figure), { x, y: BODY.top, w: width, h: ADOPTION_HEIGHT });
  }
}

const SINGLE_WIDTH = 8.5;

/** Beside the only chart, as the facts of a goal stand beside its line. */
function drawAdoptionBeside(deck: DeckContext, slide: PptxGenJS.Slide, rows: readonly ViewAdoption[]): void {
  const x = PAGE.margin + SINGLE_WIDTH + GUTTER + 0.25;
  const paragraphs = rows.flatMap((row, index) => {
    const [label, figure, detail] = adoptionParagraphs(deck, row, SIZE.figure);
    const after = index < rows.length - 1 ? 22 : 0;
    return [label, figure, detail && { ...detail, after }].filter((each) => each !== undefined);
  });
  const w = PAGE.width - PAGE.margin - x;
  drawText(deck, slide, paragraphs, { x, y: BODY.top, w, h: BODY.height }, { valign: 'middle' });
}

const FACT_WIDTH = 4.6;
const TALLEST = 2.4;

/** Without a history of use the shares carry the slide: each with its bar of a hundred. */
function drawAdoptionAlone(deck: DeckContext, slide: PptxGenJS.Slide, rows: readonly ViewAdoption[]): void {
  const { t, palette, format } = deck;
  const band = Math.min(TALLEST, BODY.height / rows.length);
  // A little above the middle, where the eye looks for it.
  const top = BODY.top + (BODY.height - band * rows.length) * 0.35;
  for (const [index, row] of rows.entries()) {
    const y = top + index * band;
    const figure = band >= 1.9 ? SIZE.bigFigure : 40;
    drawText(
      deck,
      slide,
      adoptionParagraphs(deck, row, figure),
      { x: PAGE.margin, y, w: FACT_WIDTH, h: band },
      { valign: 'middle' },
    );
    if (index > 0) drawRule(deck, slide, PAGE.margin, y, CONTENT_WIDTH);
  }
  const labels = rows.map(({ kind }) => t(`adoption.${kind}.label`));
  const shares = rows.map(({ numerator, denominator }) => Math.round((numerator / denominator) * 100));
  slide.addChart(
    'bar',
    [
      { name: t('usage.inUse'), labels, values: shares },
      { name: t('usage.notInUse'), labels, values: shares.map((share) => Math.max(0, 100 - share)) },
    ],
    {
      ...chartBase(deck, rows.map((row) => adoptionText(row, { t, format })).join('; ')),
      x: PAGE.margin + FACT_WIDTH + GUTTER,
      y: top,
      w: CONTENT_WIDTH - FACT_WIDTH - GUTTER,
      h: band * rows.length,
      layout: { x: 0, y: 0, w: 1, h: 1 },
      barDir: 'bar',
      barGrouping: 'percentStacked',
      barGapWidthPct: 260,
      chartColors: [palette.accent, palette.tint],
      catAxisHidden: true,
      // Its type knows one of the two orientations only.
      catAxisOrientation: 'maxMin' as 'minMax',
      valAxisHidden: true,
      valGridLine: { style: 'none' },
    },
  );
  deck.charts.push({ pointLabels: [] });
}

function drawSeries(deck: DeckContext, slide: PptxGenJS.Slide, series: ViewUsageSeries, box: Box): void {
  const { format, palette, t } = deck;
  const points = series.points.slice(-LONGEST);
  const values = points.map(({ value }) => value);
  const known = values.filter((value) => value !== null);
  const heading: Paragraph[] = [
    ...nameParagraph(series.name, box.w),
    { text: clipText(seriesNote(deck, series), SIZE.label, box.w, 1), size: SIZE.label, color: palette.muted },
  ];
  drawText(deck, slide, heading, { ...box, h: 0.95 });
  const band = box.w / points.length;
  const widest = Math.max(
    ...known.map((value) => textWidth(format.value(value, series.unit === '%' ? '%' : null), SIZE.label)),
  );
  // Where the numbers would touch, only the first and the last are written.
  const everyValue = widest + 0.12 <= band;
  slide.addChart(
    'bar',
    [
      {
        name: series.name,
        labels: periodLabels(
          deck,
          points.map(({ periodStart }) => periodStart),
        ),
        values: values as number[],
      },
    ],
    {
      ...chartBase(deck, t('usage.seriesAlt', { name: series.name, points: pointsText(deck, series) })),
      x: box.x - 0.05,
      y: box.y + 0.95,
      w: box.w + 0.1,
      h: box.h - 0.95,
      barDir: 'col',
      barGapWidthPct: 45,
      chartColors: values.map((_value, index) => (index === values.length - 1 ? palette.accent : palette.tint)),
      valAxisHidden: true,
      valAxisMinVal: Math.min(0, ...known),
      valGridLine: { style: 'none' },
      catAxisLabelFrequency: band < 0.62 ? '2' : '1',
      showValue: everyValue,
      dataLabelPosition: 'outEnd',
      dataLabelFormatCode: chartNumberFormat(known, series.unit, format.language),
    } as PptxGenJS.IChartOpts,
  );
  const ends = [values.findIndex((value) => value !== null), values.findLastIndex((value) => value !== null)];
  deck.charts.push({
    pointLabels: everyValue
      ? []
      : [...new Set(ends)].map((point) => ({ series: 0, point, position: 'outEnd', withName: false, withValue: true })),
  });
}

/** One line of 18 pt, or two of 16. */
function nameParagraph(name: string, width: number): Paragraph[] {
  if (textWidth(name, SIZE.lead, true) <= width * 0.97) return [{ text: name, size: SIZE.lead, bold: true, after: 2 }];
  return [{ text: clipText(name, SIZE.body, width, 2, true), size: SIZE.body, bold: true, after: 2 }];
}

function periodLabels({ view, format }: DeckContext, days: readonly string[]): string[] {
  return view.usage?.granularity === 'week' ? days.map((day) => format.shortDay(day)) : monthLabels(days, format);
}

/** `+18 % desde abril`, with the unit and the baseline where there are any. */
function seriesNote(deck: DeckContext, series: ViewUsageSeries): string {
  const { t, format } = deck;
  const notes: string[] = [];
  if (series.unit !== null && series.unit !== '%') notes.push(series.unit);
  const change = seriesChange(series);
  if (change) {
    const since = sinceText(change.since, deck);
    notes.push(t('usage.change', { change: format.signed(Math.round(change.percent), '%'), since }));
  }
  return notes.join(' · ');
}

function seriesLine(deck: DeckContext, series: ViewUsageSeries): string {
  return `${series.name}: ${pointsText(deck, series)}`;
}

function pointsText({ format }: DeckContext, { points, unit }: ViewUsageSeries): string {
  return points
    .flatMap(({ periodStart, value }) =>
      value === null ? [] : [`${format.day(periodStart)} ${format.value(value, unit)}`],
    )
    .join('; ');
}
