import type {
  ClientView,
  ViewAdoption,
  ViewGoal,
  ViewHighlight,
  ViewUsageSeries,
  ViewValueDelivered,
} from '../client-view.ts';
import { currencyOf, type ViewFormat } from './format.ts';
import { goalStanding, goalsToShow, mainGoal } from './goal-reading.ts';

/** Looks a text up in the `outputs` namespace, in the language of the document. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** What a message needs to be written: the deck and the report pass the same, so that they say the same. */
export interface Telling {
  view: ClientView;
  t: Translate;
  format: ViewFormat;
}

/** Longest piece of a client's own text quoted inside a message; slides hold two lines. */
const QUOTED = 56;

/** Shortens at a word, with an ellipsis. */
export function shorten(text: string, longest = QUOTED): string {
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  if (flat.length <= longest) return flat;
  const cut = flat.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:–-]+$/u, '')}…`;
}

/** The value delivered month by month, the last one known of each: two columns of one month tell nothing. */
export function valueTrend({ trend }: ViewValueDelivered): ViewValueDelivered['trend'] {
  return trend.filter(({ on }, index) => trend[index + 1]?.on.slice(0, 7) !== on.slice(0, 7));
}

/** The quarter in one page: value delivered first, else the first number that changed. */
export function quarterMessage({ view, t, format }: Telling): string {
  const value = view.valueDelivered;
  if (value && value.percent !== null) {
    const before = valueTrend(value).at(-2);
    const percent = format.percent(value.percent);
    if (!before) return t('quarter.value', { percent });
    const points = Math.round(value.percent) - Math.round(before.percent);
    const since = format.day(before.on);
    if (points === 0) return t('quarter.valueSame', { percent, since });
    return t(points > 0 ? 'quarter.valueUp' : 'quarter.valueDown', { percent, since, count: Math.abs(points) });
  }
  const moved = view.highlights.find((each) => each.change !== null) ?? view.highlights[0];
  if (moved) return highlightMessage(moved, { t, format });
  return t('quarter.plain');
}

export function highlightMessage(row: ViewHighlight, { t, format }: Omit<Telling, 'view'>): string {
  const label = shorten(row.label, 50);
  const value = format.value(row.value, row.unit);
  if (!row.change) return t('highlight.plain', { label, value });
  return t('highlight.changed', { label, value, change: changeText(row, { t, format }) ?? '' });
}

/** `+18 % desde 30/06/2025`; null when nothing is known of before. */
export function changeText(row: ViewHighlight, { t, format }: Omit<Telling, 'view'>): string | null {
  if (!row.change) return null;
  const since = format.day(row.change.since);
  if (row.change.value === 0) return t('highlight.same', { since });
  return t('highlight.since', { change: format.signed(row.change.value, row.change.unit), since });
}

export function commitmentsMessage({ view, t }: Telling): string {
  const rows = view.lastCommitments;
  const done = rows.filter(({ state }) => state === 'done').length;
  const late = rows.filter(({ state }) => state === 'late').length;
  const sentence = t('commitments.message', { count: rows.length, done });
  return late > 0 ? t('commitments.withLate', { sentence, late }) : sentence;
}

export function goalsMessage({ view, t }: Telling): string {
  const goals = goalsToShow(view.goals);
  const measured = goals.filter((goal) => !['unmeasured', 'planned'].includes(goalStanding(goal)));
  if (measured.length === 0) return t('goals.unmeasured', { count: goals.length });
  const well = measured.filter((goal) => ['achieved', 'onPlan'].includes(goalStanding(goal))).length;
  return t('goals.message', { count: measured.length, well });
}

/** The message of one goal: how far it came, and how that compares with its plan. */
export function goalMessage(goal: ViewGoal, { t, format }: Omit<Telling, 'view'>): string {
  const title = shorten(goal.title);
  if (goal.progress === null) return t('goal.unmeasured', { title });
  const progress = format.percent(Math.round(goal.progress));
  if (goal.status === 'achieved') return t('goal.achieved', { title, progress });
  if (goal.plannedProgress === null) return t('goal.progress', { title, progress });
  const points = Math.round(goal.progress) - Math.round(goal.plannedProgress);
  if (points === 0) return t('goal.onPlan', { title, progress });
  return t(points > 0 ? 'goal.ahead' : 'goal.behind', { title, progress, count: Math.abs(points) });
}

export function mainGoalMessage(telling: Telling): string {
  const goal = mainGoal(telling.view.goals);
  return goal ? goalMessage(goal, telling) : goalsMessage(telling);
}

/** `de 62 % para 85 % até 30/09/2025; hoje 78 %` */
export function goalSpan(goal: ViewGoal, { t, format }: Omit<Telling, 'view'>): string {
  const { baseline, target, current, unit, due, direction, tolerance } = goal;
  const parts: string[] = [];
  if (target !== null && direction === 'maintain') {
    const values = { target: format.value(target, unit) };
    parts.push(
      tolerance
        ? t('goal.keepWithin', { ...values, tolerance: format.value(tolerance, unit) })
        : t('goal.keep', values),
    );
  } else if (target !== null && baseline !== null) {
    // A unit that is a word is said once: "de 1 para 6 pessoas".
    const from = unit === '%' || currencyOf(unit) !== null ? format.value(baseline, unit) : format.number(baseline);
    parts.push(t('goal.fromTo', { baseline: from, target: format.value(target, unit) }));
  } else if (target !== null) {
    parts.push(t('goal.to', { target: format.value(target, unit) }));
  }
  if (due !== null) parts.push(t('goal.until', { day: format.day(due) }));
  const span = parts.join(' ');
  if (current === null) return span;
  const now = t('goal.now', { current: format.value(current, unit) });
  return span === '' ? now : `${span}; ${now}`;
}

/** Use: the first series against where it began, else the share of licences in use. */
export function usageMessage({ view, t, format }: Telling): string {
  const first = view.usage?.series[0];
  const change = first ? seriesChange(first) : null;
  if (first && change) {
    const percent = format.percent(Math.abs(Math.round(change.percent)));
    const name = shorten(first.name, 45);
    const since = sinceText(change.since, { view, t, format });
    if (Math.round(change.percent) === 0) return t('usage.same', { name, since });
    return t(change.percent > 0 ? 'usage.up' : 'usage.down', { name, percent, since });
  }
  const best = view.usage?.adoption.find(({ kind }) => kind === 'depth') ?? view.usage?.adoption[0];
  return best ? adoptionText(best, { t, format }) : t('usage.plain');
}

/** `desde abril`, with its year where that is another, or against the baseline. */
export function sinceText(since: string | null, { view, t, format }: Telling): string {
  if (since === null) return t('usage.sinceBaseline');
  const year = since.slice(0, 4);
  const month = format.monthName(since);
  if (year === view.dataAsOf.slice(0, 4)) return t('usage.sinceMonth', { month });
  return t('usage.sinceMonthYear', { month, year });
}

/** Change from the baseline, or from the first measurement, to the last one; null when not computable. */
export function seriesChange(series: ViewUsageSeries): { percent: number; since: string | null } | null {
  const measured = series.points.filter((point) => point.value !== null);
  const first = measured[0];
  const last = measured.at(-1);
  if (!first || !last || last.value === null) return null;
  const from = series.baseline ?? (measured.length > 1 ? first.value : null);
  if (from === null || from === 0) return null;
  return { percent: ((last.value - from) / from) * 100, since: series.baseline === null ? first.periodStart : null };
}

/** `94 de 120 licenças em uso: 78 %` */
export function adoptionText(row: ViewAdoption, { t, format }: Omit<Telling, 'view'>): string {
  return t(`adoption.${row.kind}.message`, {
    numerator: format.number(row.numerator),
    denominator: format.number(row.denominator),
    percent: adoptionPercent(row, format) ?? '–',
  });
}

/** Null when the denominator is 0: not computable, which is not 0 (J). */
export function adoptionPercent(row: ViewAdoption, format: ViewFormat): string | null {
  return row.denominator === 0 ? null : format.percent(Math.round((row.numerator / row.denominator) * 100));
}

export function casesMessage({ view, t }: Telling): string {
  const months = view.cases?.months ?? [];
  const opened = months.reduce((sum, month) => sum + month.opened, 0);
  const solved = months.reduce((sum, month) => sum + month.solved, 0);
  const open = view.cases?.open.length ?? 0;
  const sentence = t('cases.message', { count: solved, opened: t('cases.openedCount', { count: opened }) });
  return open > 0 ? t('cases.withOpen', { sentence, count: open }) : t('cases.noneOpen', { sentence });
}

export function answersMessage({ view, t, format }: Telling): string {
  const nps = view.answers?.nps;
  if (!nps) return t('answers.quotesOnly', { count: view.answers?.quotes.length ?? 0 });
  const score = format.number(Math.round(nps.score));
  const sentence = t('answers.message', { score, count: nps.n });
  if (nps.previousScore === null) return sentence;
  const points = Math.round(nps.score) - Math.round(nps.previousScore);
  if (points === 0) return t('answers.same', { sentence });
  return t(points > 0 ? 'answers.up' : 'answers.down', { sentence, count: Math.abs(points) });
}

export function needsMessage({ view, t }: Telling): string {
  const met = view.needs.filter(({ answer }) => answer === 'yes').length;
  const planned = view.needs.filter(({ followUp }) => followUp !== null).length;
  const sentence = t('needs.message', { count: view.needs.length, met });
  return planned > 0 ? t('needs.withFollowUp', { sentence, count: planned }) : sentence;
}

export function nextGoalsMessage({ view, t, format }: Telling): string {
  const days = view.nextGoals.flatMap(({ due }) => (due === null ? [] : [due])).toSorted();
  const sentence = t('nextGoals.message', { count: view.nextGoals.length });
  const last = days.at(-1);
  return last ? t('nextGoals.until', { sentence, day: format.day(last) }) : sentence;
}

/** One ask and one commitment for each side (F3, step 8). */
export function exchangeMessage({ view, t, format }: Telling): string {
  const rows = [...view.asks, ...view.commitments];
  const days = rows.flatMap(({ due }) => (due === null ? [] : [due])).toSorted();
  const last = days.at(-1);
  const sentence = t('exchange.message', { count: rows.length });
  return last ? t('exchange.until', { sentence, day: format.day(last) }) : sentence;
}

export function nextReviewMessage({ view, t, format }: Telling): string {
  const next = view.nextReview;
  if (!next) return t('nextReview.open');
  return t('nextReview.message', {
    day: format.dayOf(next.startsAt, next.zone),
    time: format.timeOf(next.startsAt, next.zone),
  });
}

/** `QBR – Clínica Aurora` */
export function coverMessage({ view, t }: Telling): string {
  return t('cover.message', { kind: t(`kind.${view.review.kind}`), client: view.account.name });
}

/** `01/07/2025 a 30/09/2025` */
export function periodText({ view, t, format }: Telling): string {
  const { from, to } = view.review.period;
  return t('period', { from: format.day(from), to: format.day(to) });
}
