import type PptxGenJS from 'pptxgenjs';
import type { ViewAnswers } from '#shared/domain/client-view.ts';
import { answersMessage } from '#shared/domain/client-view/messages.ts';
import { chartBase, chartNumberFormat } from '../chart-style.ts';
import { addMessageSlide, type DeckContext, type Message } from '../deck-context.ts';
import { drawText, type Paragraph } from '../drawing.ts';
import { BODY, CONTENT_WIDTH, PAGE, SIZE } from '../page-geometry.ts';
import { addTableSlides, drawTable, partTitle } from '../table-drawing.ts';
import { planTable, type Row } from '../table-plan.ts';

const SIDE = 4.1;
const GUTTER = 0.6;

/** 8: the score with its count of answers, and the client's own words. */
export function addAnswersSlides(deck: DeckContext): void {
  const { answers } = deck.view;
  if (!answers) return;
  const { t } = deck;
  const message: Message = {
    title: answersMessage(deck),
    sources: [answers],
    talk: t('notes.answers'),
    figures: answers.nps ? [npsText(deck, answers.nps)] : [],
  };
  // A few words of the client's own are what the slide is for: they are set large.
  const size = answers.quotes.length <= 3 ? SIZE.quote : SIZE.lead;
  const rows = answers.quotes.map((quote) => quoteRow(deck, quote, size));
  if (!answers.nps) {
    addTableSlides(deck, message, [{ header: t('answers.inYourWords'), width: CONTENT_WIDTH - 2 }], rows, {
      maxRow: 1.4,
    });
    return;
  }
  const columns = [{ header: t('answers.inYourWords'), width: CONTENT_WIDTH - SIDE - GUTTER }];
  const pages = rows.length > 0 ? planTable(columns, rows, { height: BODY.height, maxRow: 1.6 }) : [];
  const parts = Math.max(1, pages.length);
  for (let index = 0; index < parts; index += 1) {
    const slide = addMessageSlide(deck, { ...message, title: partTitle(deck, message.title, index, parts) });
    drawScore(deck, slide, answers.nps);
    const page = pages[index];
    if (page) drawTable(deck, slide, columns, page, { x: PAGE.margin + SIDE + GUTTER, y: BODY.top });
  }
}

function drawScore(deck: DeckContext, slide: PptxGenJS.Slide, nps: NonNullable<ViewAnswers['nps']>): void {
  const { t, palette, format } = deck;
  const paragraphs: Paragraph[] = [
    { text: 'NPS', size: SIZE.label, color: palette.muted },
    { text: format.number(Math.round(nps.score)), size: SIZE.bigFigure, bold: true, color: palette.accent },
  ];
  if (nps.previousScore !== null) {
    paragraphs.push({
      text: t('answers.previous', { score: format.number(Math.round(nps.previousScore)) }),
      size: SIZE.body,
      color: palette.muted,
    });
  }
  drawText(deck, slide, paragraphs, { x: PAGE.margin, y: BODY.top, w: SIDE, h: 1.75 });
  const labels = [t('answers.promoters'), t('answers.passives'), t('answers.detractors')];
  const values = [nps.promoters, nps.passives, nps.detractors];
  slide.addChart('bar', [{ name: t('answers.breakdown'), labels, values }], {
    ...chartBase(
      deck,
      t('answers.chartAlt', { promoters: nps.promoters, passives: nps.passives, detractors: nps.detractors }),
    ),
    x: PAGE.margin - 0.05,
    y: BODY.top + 1.95,
    w: SIDE,
    h: BODY.bottom - BODY.top - 2.35,
    layout: { x: 0.36, y: 0, w: 0.62, h: 1 },
    barDir: 'bar',
    barGapWidthPct: 70,
    chartColors: [palette.accent, palette.tint, palette.grey],
    catAxisOrientation: 'maxMin' as 'minMax',
    catAxisLineShow: false,
    catAxisLabelFontSize: SIZE.label,
    valAxisHidden: true,
    valAxisMinVal: 0,
    valAxisMaxVal: Math.max(...values, 1) * 1.2,
    valGridLine: { style: 'none' },
    showValue: true,
    dataLabelPosition: 'outEnd',
    dataLabelFormatCode: chartNumberFormat(values, null, format.language),
  });
  deck.charts.push({ pointLabels: [] });
}

function quoteRow({ t, format, palette }: DeckContext, quote: ViewAnswers['quotes'][number], size: number): Row {
  const texts = [{ text: t('answers.quoted', { text: quote.text.trim() }), size, color: palette.ink }];
  const day = quote.on === null ? null : format.day(quote.on);
  const by =
    quote.author !== null && day !== null ? t('answers.by', { author: quote.author, day }) : (quote.author ?? day);
  return [{ texts: by === null ? texts : [...texts, { text: by, size: SIZE.label, color: palette.muted }] }];
}

function npsText(deck: DeckContext, nps: NonNullable<ViewAnswers['nps']>): string {
  const { t } = deck;
  return [
    `${t('answers.promoters')}: ${nps.promoters}`,
    `${t('answers.passives')}: ${nps.passives}`,
    `${t('answers.detractors')}: ${nps.detractors}`,
  ].join('; ');
}
