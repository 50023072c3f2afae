import { addMonths, type Day, monthStart, periodContains } from '#shared/domain/calendar.ts';
import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { adoptionFacts } from './adoption-facts.ts';
import { casesForClient, npsOf, usagePicture } from './period-numbers.ts';
import type { PeriodData } from './period-repository.ts';
import type { ReportText } from './review-content.ts';

/** Series of use told to the client: all features, and the two used most. */
const SERIES = 3;

export function usageFacts(data: PeriodData, texts: ReportText): ReviewFacts['usage'] {
  const { granularity, lines } = usagePicture(data);
  const adoption = adoptionFacts(data, texts);
  if (lines.length + adoption.length === 0) return null;
  return {
    granularity,
    series: lines.slice(0, SERIES).map(({ name, points, baseline, source, asOf }) => ({
      name: name ?? texts('numbers.all_features'),
      unit: null,
      points,
      baseline,
      source: source ?? texts('sources.usage'),
      asOf,
      audience: 'client',
    })),
    adoption,
  };
}

export function caseFacts(data: PeriodData, texts: ReportText): ReviewFacts['cases'] {
  const cases = casesForClient(data);
  const inPeriod = (day: Day | null): day is Day => day !== null && periodContains(data.period, day);
  const months: { month: Day; opened: number; solved: number }[] = [];
  for (let month = monthStart(data.period.start); month <= data.period.end; month = addMonths(month, 1)) {
    const of = (day: Day | null) => inPeriod(day) && monthStart(day) === month;
    months.push({
      month,
      opened: cases.filter(({ openedOn }) => of(openedOn)).length,
      solved: cases.filter(({ solvedOn }) => of(solvedOn)).length,
    });
  }
  const open = data.cases.filter(({ status, openedOn }) => !closedStatuses.has(status) && openedOn <= data.asOf);
  const counted = months.some(({ opened, solved }) => opened + solved > 0);
  if (!counted && !open.some(({ audience }) => audience === 'client')) return null;
  return {
    months,
    open: open.map(({ title, kind, status, openedOn, audience }) => ({ title, kind, status, openedOn, audience })),
    source: texts('sources.cases'),
    asOf: data.asOf,
  };
}

const closedStatuses = new Set(['solved', 'client_told', 'closed']);

export function answerFacts(data: PeriodData, texts: ReportText): ReviewFacts['answers'] {
  const now = npsOf(data, data.period);
  const quotes = data.answers.filter(
    ({ comment, answered_on }) => comment?.trim() && periodContains(data.period, answered_on),
  );
  if (!now && quotes.length === 0) return null;
  const before = npsOf(data, data.before);
  return {
    nps: now && {
      n: now.n,
      promoters: now.promoters,
      passives: now.passives,
      detractors: now.detractors,
      score: now.value,
      previousScore: before?.value ?? null,
    },
    quotes: quotes.map(({ comment, contact_name, answered_on, audience }) => ({
      text: comment ?? '',
      author: contact_name,
      on: answered_on,
      audience,
    })),
    source: texts('sources.surveys'),
    asOf: now?.last ?? quotes.at(-1)?.answered_on ?? data.asOf,
  };
}
