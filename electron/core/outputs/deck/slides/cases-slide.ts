import type PptxGenJS from 'pptxgenjs';
import { monthLabels } from '#shared/domain/client-view/format.ts';
import type { ViewCase, ViewCases } from '#shared/domain/client-view.ts';
import { casesMessage } from '#shared/domain/client-view/messages.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import { addMessageSlide, type DeckContext, type Message } from '../deck-context.ts';
import { drawText } from '../drawing.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides, drawTable, partTitle } from '../table-drawing.ts';
import { HEADER_HEIGHT, planTable, type Row } from '../table-plan.ts';

const CHART_WIDTH = 5.4;
const FACTS_WIDTH = 3.1;
const GUTTER = 0.5;
/** A month with one case is no tower. */
const LEAST_TOP = 2;

/** 7: what was opened and solved month by month, and what is still open. */
export function addCasesSlides(deck: DeckContext): void {
  const { cases } = deck.view;
  if (!cases) return;
  const hasMonths = cases.months.some(({ opened, solved }) => opened + solved > 0);
  if (!hasMonths && cases.open.length === 0) return;
  const message: Message = {
    title: casesMessage(deck),
    sources: [cases],
    talk: deck.t('notes.cases'),
    figures: [monthsText(deck, cases), ...cases.open.map((row) => `${row.title}: ${statusText(deck, row)}`)],
  };
  if (!hasMonths) {
    addTableSlides(
      deck,
      message,
      wideColumns(deck),
      cases.open.map((row) => wideRow(deck, row)),
      { maxRow: 0.7 },
    );
    return;
  }
  drawTogether(deck, message, cases);
}

function drawTogether(deck: DeckContext, message: Message, cases: ViewCases): void {
  const width = CONTENT_WIDTH - CHART_WIDTH - GUTTER;
  const columns = [
    { header: deck.t('cases.openTitle'), width: width - 1.75 },
    { header: deck.t('cases.openedOn'), width: 1.75 },
  ];
  const area = { height: BODY.height, maxRow: 0.85 };
  const all = cases.open.map((row) => shortRow(deck, row));
  const beside = all.length > 0 ? planTable(columns, all, area) : [];
  const fits = beside.length === 1;
  // A list too long to stand beside the chart gets slides of its own.
  const parts = beside.length === 0 || fits ? 1 : 2;
  const slide = addMessageSlide(deck, { ...message, title: partTitle(deck, message.title, 0, parts) });
  const [page] = beside;
  drawMonths(deck, slide, cases, fits ? CHART_WIDTH : CONTENT_WIDTH - FACTS_WIDTH - GUTTER);
  if (!fits) drawTotals(deck, slide, cases);
  if (fits && page) drawTable(deck, slide, columns, page, { x: PAGE.margin + CHART_WIDTH + GUTTER, y: BODY.top });
  if (parts === 2) {
    addTableSlides(
      deck,
      { ...message, title: deck.t('cases.openMessage', { count: cases.open.length }), figures: [] },
      wideColumns(deck),
      cases.open.map((row) => wideRow(deck, row)),
      { maxRow: 0.7 },
    );
  }
}

function drawMonths(deck: DeckContext, slide: PptxGenJS.Slide, cases: ViewCases, width: number): void {
  const { t, palette, format } = deck;
  const legend = (text: string, color: string, x: number) =>
    drawText(
      deck,
      slide,
      [{ text: `■ ${text}`, size: SIZE.label, color, bold: color === palette.accent }],
      { x, y: BODY.top, w: 1.7, h: HEADER_HEIGHT - 0.06 },
      { valign: 'bottom' },
    );
  legend(t('cases.opened'), palette.muted, PAGE.margin);
  legend(t('cases.solved'), palette.accent, PAGE.margin + 1.45);
  const months = cases.months.slice(-6);
  const labels = monthLabels(
    months.map(({ month }) => month),
    format,
  );
  const opened = months.map((month) => month.opened);
  const solved = months.map((month) => month.solved);
  slide.addChart(
    'bar',
    [
      { name: t('cases.opened'), labels, values: opened },
      { name: t('cases.solved'), labels, values: solved },
    ],
    {
      ...chartBase(deck, t('cases.chartAlt', { points: monthsText(deck, cases) })),
      x: PAGE.margin - 0.05,
      y: BODY.top + HEADER_HEIGHT,
      w: width,
      h: BODY.height - HEADER_HEIGHT,
      barDir: 'col',
      barGapWidthPct: 60,
      chartColors: [palette.grey, palette.accent],
      valAxisHidden: true,
      valAxisMinVal: 0,
      valAxisMaxVal: Math.max(LEAST_TOP, ...opened, ...solved) * 1.12,
      valGridLine: { style: 'none' },
      showValue: true,
      dataLabelPosition: 'outEnd',
      dataLabelFormatCode: chartNumberFormat([...opened, ...solved], null, format.language),
    },
  );
  deck.charts.push({ pointLabels: [] });
}

/** The totals that the sentence speaks of, where no list of open cases stands beside the months. */
function drawTotals(deck: DeckContext, slide: PptxGenJS.Slide, cases: ViewCases): void {
  const { t, palette, format } = deck;
  const sum = (of: 'opened' | 'solved') => cases.months.reduce((total, month) => total + month[of], 0);
  const totals = [
    { value: sum('opened'), label: t('cases.opened'), color: palette.ink },
    { value: sum('solved'), label: t('cases.solved'), color: palette.accent },
    { value: cases.open.length, label: t('cases.openTitle'), color: palette.ink },
  ];
  drawText(
    deck,
    slide,
    totals.flatMap(({ value, label, color }) => [
      { text: format.number(value), size: 40, bold: true, color, after: 1 },
      { text: label, size: SIZE.body, color: palette.muted, after: 20 },
    ]),
    { x: PAGE.width - PAGE.margin - FACTS_WIDTH, y: BODY.top, w: FACTS_WIDTH, h: BODY.height },
    { valign: 'middle' },
  );
}

function shortRow(deck: DeckContext, row: ViewCase): Row {
  const note = `${deck.t(`cases.kinds.${row.kind}`)} · ${statusText(deck, row)}`;
  return [
    { texts: [{ text: row.title }, { text: note, size: SIZE.label, color: deck.palette.muted }] },
    { texts: [{ text: deck.format.day(row.openedOn), color: deck.palette.muted }] },
  ];
}

function wideColumns({ t }: DeckContext): { header: string; width: number }[] {
  return [
    { header: t('cases.case'), width: CONTENT_WIDTH - 6.2 },
    { header: t('cases.kind'), width: 1.6 },
    { header: t('cases.status'), width: 2.9 },
    { header: t('cases.openedOn'), width: 1.7 },
  ];
}

function wideRow(deck: DeckContext, row: ViewCase): Row {
  const { t, format, palette } = deck;
  return [
    { texts: [{ text: row.title }] },
    { texts: [{ text: t(`cases.kinds.${row.kind}`), color: palette.muted }] },
    { texts: [{ text: statusText(deck, row) }] },
    { texts: [{ text: format.day(row.openedOn), color: palette.muted }] },
  ];
}

function statusText({ t }: DeckContext, { status }: ViewCase): string {
  return t(`cases.statuses.${status}`);
}

function monthsText({ t, format }: DeckContext, { months }: ViewCases): string {
  return months
    .map(({ month, opened, solved }) => t('cases.chartPoint', { month: format.monthName(month), opened, solved }))
    .join('; ');
}
