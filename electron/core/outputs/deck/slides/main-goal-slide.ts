import type PptxGenJS from 'pptxgenjs';
import { monthLabels } from '#shared/domain/client-view/format.ts';
import type { ViewGoal } from '#shared/domain/client-view.ts';
import {
  type GoalLine,
  goalLine,
  goalsToShow,
  mainGoal,
  repeatsFirstMonth,
} from '#shared/domain/client-view/goal-reading.ts';
import { goalMessage, goalSpan } from '#shared/domain/client-view/messages.ts';
import { clipText, textWidth } from '../../text-measure.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import { addMessageSlide, type DeckContext, type PointLabel } from '../deck-context.ts';
import { drawText, type Paragraph } from '../drawing.ts';
import { BODY, PAGE, SIZE } from '../page-geometry.ts';

const SIDE = 3.1;
const CHART_WIDTH = PAGE.width - 2 * PAGE.margin - SIDE - 0.4;

/** 5: the goal that matters most, from its baseline along its plan to today. */
export function addMainGoalSlide(deck: DeckContext): void {
  const { view, t } = deck;
  const goal = mainGoal(view.goals) ?? onlyGoal(view.goals);
  if (!goal) return;
  const line = goalLine(goal, view.dataAsOf);
  const slide = addMessageSlide(deck, {
    title: goalMessage(goal, deck),
    sources: [goal],
    talk: t('notes.mainGoal'),
    figures: [`${goal.title}: ${goalSpan(goal, deck)}`, ...(goal.why ? [`${t('goal.why')}: ${goal.why}`] : [])],
  });
  const drawn = line.days.length > 1 && line.actual.some((value) => value !== null);
  if (drawn) drawLine(deck, slide, goal, line);
  drawFacts(deck, slide, goal, drawn);
}

/** With a single goal there is no table of goals: this slide tells it even where no line can be drawn. */
function onlyGoal(goals: readonly ViewGoal[]): ViewGoal | null {
  const shown = goalsToShow(goals);
  return shown.length === 1 ? (shown[0] ?? null) : null;
}

function drawLine(deck: DeckContext, slide: PptxGenJS.Slide, goal: ViewGoal, line: GoalLine): void {
  const { t, palette, format } = deck;
  const labels =
    line.step === 'week'
      ? line.days.map((day) => format.shortDay(day))
      : monthLabels(line.days, format).map((name, index) => (repeatsFirstMonth(line.days, index) ? '\u00a0' : name));
  const style = (
    name: string,
    values: (number | null)[],
    color: string,
    dash: 'sysDot' | 'dash' | 'solid',
  ): PptxGenJS.IChartMulti => ({
    type: 'line',
    data: [{ name, labels, values: values as number[] }],
    options: {
      chartColors: [color],
      lineDash: dash,
      lineSize: dash === 'solid' ? 3 : 1.5,
      lineDataSymbol: dash === 'solid' ? 'circle' : 'none',
      lineDataSymbolSize: 7,
    },
  });
  const all = [...line.baseline, ...line.plan, ...line.actual].filter((value) => value !== null);
  const { low, high, step } = axisRange(all, goal.unit === '%');
  slide.addChart(
    [
      style(t('goal.baseline'), line.baseline, palette.muted, 'sysDot'),
      style(t('goal.plan'), line.plan, palette.ink, 'dash'),
      style(t('goal.actual'), line.actual, palette.accent, 'solid'),
    ],
    // pptxgenjs takes (types, options) for a combination; its type asks for data in between.
    {
      ...chartBase(
        deck,
        t('goal.chartAlt', {
          title: goal.title,
          baseline: format.value(goal.baseline ?? 0, goal.unit),
          current: goal.current === null ? t('none') : format.value(goal.current, goal.unit),
          target: format.value(goal.target ?? 0, goal.unit),
        }),
      ),
      x: PAGE.margin - 0.05,
      y: BODY.top,
      w: CHART_WIDTH,
      h: BODY.height,
      layout: { x: 0.09, y: 0.04, w: 0.74, h: 0.84 },
      catAxisLabelFrequency: String(Math.max(1, Math.ceil(labels.length / 8))),
      valAxisMinVal: low,
      valAxisMaxVal: high,
      valAxisMajorUnit: step,
      valAxisLabelFormatCode: chartNumberFormat([low, high], goal.unit, format.language),
      valGridLine: { color: palette.hairline, size: 0.75 },
      displayBlanksAs: 'span',
      dataLabelFormatCode: chartNumberFormat(all, goal.unit, format.language, true),
    } as unknown as PptxGenJS.OptsChartData[],
  );
  deck.charts.push({ pointLabels: pointLabels(line) });
}

/** Baseline and plan at the right edge; the name of the last measurement where no line passes. */
function pointLabels(line: GoalLine): PointLabel[] {
  const end = line.days.length - 1;
  const today = line.actual.findLastIndex((value) => value !== null);
  return [
    { series: 0, point: end, position: 'r', withName: true, withValue: false },
    { series: 1, point: end, position: 'r', withName: true, withValue: false },
    { series: 2, point: today, position: freeSide(line, today), withName: true, withValue: true },
  ];
}

/** Ahead of the plan the space beside the line it came along is free; behind it, the space to come, if wide enough. */
function freeSide(line: GoalLine, today: number): 'l' | 'r' | 't' | 'b' {
  const value = line.actual[today] ?? 0;
  const rising = (line.plan.at(-1) ?? 0) > (line.plan[0] ?? 0);
  const above = value >= (line.plan[today] ?? 0);
  const previous = line.actual.slice(0, today).findLast((each) => each !== null) ?? value;
  const cameFromBehind = rising ? previous < value : previous > value;
  if (above === rising && cameFromBehind && today > line.days.length / 4) return 'l';
  const all = [...line.plan, ...line.baseline];
  const gap = Math.abs(value - (line.plan[today] ?? value)) / (Math.max(...all) - Math.min(...all) || 1);
  if (above !== rising && gap > 0.08 && today < line.days.length - 2) return 'r';
  return above ? 't' : 'b';
}

/** Round ends with air above and below on at most seven lines; zero kept when it is near, and 100 % not passed for nothing. */
function axisRange(values: readonly number[], ofHundred: boolean): { low: number; high: number; step: number } {
  const min = Math.min(...values);
  const max = Math.max(...values);
  const span = max - min || Math.abs(max) || 1;
  const air = span * 0.12;
  const power = 10 ** Math.floor(Math.log10(span / 6));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => span + 2 * air <= 6 * each) ?? 20 * power;
  const low = min >= 0 && min - air < span * 0.25 ? 0 : Math.floor((min - air) / step) * step;
  const high = Math.ceil((max + air) / step) * step;
  const top = ofHundred && max <= 100 ? Math.min(high, 100) : high;
  const exact = (value: number) => Number(value.toFixed(6));
  return { low: exact(low), high: exact(top), step: exact(step) };
}

function drawFacts(deck: DeckContext, slide: PptxGenJS.Slide, goal: ViewGoal, beside: boolean): void {
  const { t, format, palette } = deck;
  const paragraphs: Paragraph[] = [];
  const width = beside ? SIDE : 8;
  const figure = (value: number | null, label: string, color: string, largest: number) => {
    if (value === null) return;
    const text = format.value(value, goal.unit);
    const size = [largest, 32, 28, 24, 20].find((each) => textWidth(text, each, true) <= width * 0.97) ?? SIZE.lead;
    paragraphs.push(
      { text: clipText(text, size, width, 1, true), size: Math.min(size, largest), bold: true, color, after: 1 },
      { text: label, size: SIZE.label, color: palette.muted, after: 16 },
    );
  };
  const today = goal.checkIns.at(-1)?.on ?? null;
  figure(goal.baseline, t('goal.baseline'), palette.ink, 24);
  figure(
    goal.current,
    today ? t('goal.measuredOn', { day: format.day(today) }) : t('goal.current'),
    palette.accent,
    40,
  );
  figure(goal.target, goal.due ? t('goal.targetBy', { day: format.day(goal.due) }) : t('goal.target'), palette.ink, 24);
  if (goal.why) {
    paragraphs.push(
      { text: t('goal.why'), size: SIZE.label, color: palette.muted, after: 2 },
      { text: clipText(goal.why, SIZE.body, width, 5), size: SIZE.body },
    );
  }
  drawText(
    deck,
    slide,
    paragraphs,
    { x: beside ? PAGE.width - PAGE.margin - SIDE : PAGE.margin, y: BODY.top, w: width, h: BODY.height },
    { valign: beside ? 'middle' : 'top' },
  );
}
