import type PptxGenJS from 'pptxgenjs';
import type { ViewGoal } from '#shared/domain/client-view.ts';
import { goalDepth, goalStanding, type GoalStanding, goalsToShow } from '#shared/domain/client-view/goal-reading.ts';
import { goalMessage, goalsMessage, goalSpan } from '#shared/domain/client-view/messages.ts';
import { clipText } from '../../text-measure.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import { addMessageSlide, type DeckContext } from '../deck-context.ts';
import { drawText } from '../drawing.ts';
import type { Palette } from '../palette.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { drawTable, partTitle } from '../table-drawing.ts';
import { CELL_GAP, type Column, HEADER_HEIGHT, planTable, type Row } from '../table-plan.ts';

const CHART_WIDTH = 4.1;
const STANDING_WIDTH = 2.05;
const TITLE_WIDTH = CONTENT_WIDTH - CHART_WIDTH - STANDING_WIDTH;
const INDENT = 0.25;
/** So few goals are set larger. */
const FEW = 3;
const MARKS: Readonly<Record<GoalStanding, { mark: string; color: keyof Palette }>> = {
  achieved: { mark: '●', color: 'accent' },
  onPlan: { mark: '●', color: 'accent' },
  partial: { mark: '◐', color: 'amber' },
  belowPlan: { mark: '◐', color: 'amber' },
  missed: { mark: '◆', color: 'vermilion' },
  planned: { mark: '○', color: 'muted' },
  unmeasured: { mark: '○', color: 'muted' },
};

/** 4: every goal against its plan. A single goal is told by its own slide instead. */
export function addGoalsSlides(deck: DeckContext): void {
  const { view, t } = deck;
  const goals = goalsToShow(view.goals);
  if (goals.length < 2) return;
  const columns: Column[] = [
    { header: t('goals.goal'), width: TITLE_WIDTH },
    { header: t('goals.standing'), width: STANDING_WIDTH },
  ];
  const rows = goals.map((goal) => goalRow(deck, goal));
  const pages = planTable(columns, rows, {
    height: BODY.height,
    perPage: 6,
    minRow: 0.66,
    maxRow: goals.length <= FEW ? 4.6 / Math.max(goals.length, 2.6) : 1,
    uniform: true,
  });
  let from = 0;
  for (const [index, page] of pages.entries()) {
    const part = goals.slice(from, from + page.rows.length);
    from += page.rows.length;
    const slide = addMessageSlide(deck, {
      title: partTitle(deck, goalsMessage(deck), index, pages.length),
      sources: part,
      talk: t('notes.goals'),
      figures: part.map((goal) => `${goalMessage(goal, deck)} (${goalSpan(goal, deck)})`),
    });
    drawTable(deck, slide, columns, page, { x: PAGE.margin, y: BODY.top });
    if (part.some(({ progress }) => progress !== null)) drawProgress(deck, slide, part, page.heights);
  }
}

function goalRow(deck: DeckContext, goal: ViewGoal): Row {
  const { t, palette, view } = deck;
  const standing = goalStanding(goal);
  const { mark, color } = MARKS[standing];
  const span = goalSpan(goal, deck);
  const few = goalsToShow(view.goals).length <= FEW;
  const size = few ? SIZE.quote : SIZE.body;
  const depth = Math.min(goalDepth(goal, view.goals), 3);
  return [
    {
      indent: depth * INDENT,
      texts: [
        { text: clipText(goal.title, size, TITLE_WIDTH - CELL_GAP - depth * INDENT, 2, true), size, bold: depth === 0 },
        ...(span === '' ? [] : [{ text: span, size: few ? SIZE.body : SIZE.label, color: palette.muted }]),
      ],
    },
    { texts: [{ text: `${mark} ${t(`goal.standings.${standing}`)}`, color: palette[color] }] },
  ];
}

/** Bars beside the table: one band a row, so row heights and bands are the same. */
function drawProgress(deck: DeckContext, slide: PptxGenJS.Slide, goals: readonly ViewGoal[], heights: number[]): void {
  const { t, palette, format } = deck;
  const x = PAGE.width - PAGE.margin - CHART_WIDTH;
  drawText(
    deck,
    slide,
    [{ text: `■ ${t('goals.actual')}`, size: SIZE.label, bold: true, color: palette.accent }],
    { x, y: BODY.top, w: 1.5, h: HEADER_HEIGHT - 0.06 },
    { valign: 'bottom' },
  );
  drawText(
    deck,
    slide,
    [{ text: `■ ${t('goals.planned')}`, size: SIZE.label, color: palette.muted }],
    { x: x + 1.55, y: BODY.top, w: CHART_WIDTH - 1.55, h: HEADER_HEIGHT - 0.06 },
    { valign: 'bottom' },
  );
  const actual = goals.map(({ progress }) => (progress === null ? null : Math.round(progress)));
  const planned = goals.map(({ plannedProgress, progress }) =>
    plannedProgress === null || progress === null ? null : Math.round(plannedProgress),
  );
  const all = [...actual, ...planned].filter((value) => value !== null);
  const labels = goals.map(({ title }) => title);
  const points = goals
    .flatMap(({ title }, index) => {
      const value = actual[index];
      const plan = planned[index];
      if (value === null || value === undefined) return [];
      const planText = plan === null || plan === undefined ? t('none') : format.percent(plan);
      return [t('goals.chartPoint', { title, actual: format.percent(value), planned: planText })];
    })
    .join('; ');
  const lowest = Math.min(0, ...all);
  const highest = Math.max(100, ...all);
  slide.addChart(
    'bar',
    [
      { name: t('goals.actual'), labels, values: actual as number[] },
      { name: t('goals.planned'), labels, values: planned as number[] },
    ],
    {
      ...chartBase(deck, t('goals.chartAlt', { points })),
      x,
      y: BODY.top + HEADER_HEIGHT,
      w: CHART_WIDTH,
      h: heights.reduce((total, height) => total + height, 0),
      layout: { x: 0, y: 0, w: 1, h: 1 },
      barDir: 'bar',
      barGapWidthPct: 110,
      chartColors: [palette.accent, palette.grey],
      catAxisHidden: true,
      // Its type knows one of the two orientations only.
      catAxisOrientation: 'maxMin' as 'minMax',
      valAxisHidden: true,
      // Room for the labels outside the longest bars.
      valAxisMinVal: lowest < 0 ? lowest - (highest - lowest) * 0.18 : 0,
      valAxisMaxVal: highest + (highest - lowest) * 0.2,
      valGridLine: { style: 'none' },
      showValue: true,
      dataLabelPosition: 'outEnd',
      dataLabelFormatCode: chartNumberFormat(all, '%', format.language),
    },
  );
  deck.charts.push({ pointLabels: [] });
}
