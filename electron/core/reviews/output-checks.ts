import type { LeftOut, OutputCheck } from '#shared/contract/review-outputs.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { agendaWarnings } from '#shared/domain/agenda.ts';
import { daysBetween } from '#shared/domain/calendar.ts';
import { isClosed } from '#shared/domain/goal-progress.ts';
import type { AgendaItem } from '#shared/contract/review-steps.ts';
import { seatsOn } from './adoption-facts.ts';
import type { GoalFact } from './goal-facts.ts';
import { latestMetric, type PeriodData } from './period-repository.ts';

/** Numbers older than this before the data's day deserve a word. */
const STALE_DAYS = 31;

interface Checked {
  view: ClientView;
  data: PeriodData;
  goals: readonly GoalFact[];
  agenda: readonly AgendaItem[];
}

const check = (
  kind: OutputCheck['kind'],
  step: OutputCheck['step'],
  key: string,
  values: OutputCheck['values'] = {},
): OutputCheck => ({ kind, step, key, values });

/** What deserves a look before anything is sent: it never forbids an export (F7). */
export function outputChecks(checked: Checked): OutputCheck[] {
  return [...mismatches(checked), ...missing(checked), ...stale(checked)];
}

function missing({ view, agenda }: Checked): OutputCheck[] {
  const found: OutputCheck[] = [];
  const people = view.participants.filter(({ side }) => side === 'client');
  if (people.length === 0) found.push(check('missing', 'period_and_people', 'client_participant'));
  const silent = people.filter(({ email }) => email === null).length;
  if (silent > 0) found.push(check('missing', 'period_and_people', 'emails', { count: silent }));
  if (view.summary.length === 0) found.push(check('missing', 'value_delivered', 'summary'));
  if (!view.usage) found.push(check('missing', 'what_happened', 'usage'));
  if (!view.answers?.nps) found.push(check('missing', 'what_happened', 'answers'));
  const open = view.goals.filter(({ status }) => status === 'active');
  if (view.goals.length === 0) found.push(check('missing', 'goals', 'goals'));
  for (const goal of open.filter(({ progress }) => progress === null)) {
    found.push(check('missing', 'goals', 'goal_measure', { title: goal.title }));
  }
  if (view.needs.length === 0) found.push(check('missing', 'needs_checklist', 'needs'));
  if (view.nextGoals.length === 0) found.push(check('missing', 'next_period', 'next_goals'));
  for (const side of ['ours', 'client'] as const) {
    if (!view.asks.some((ask) => ask.side === side)) found.push(check('missing', 'next_period', `ask_${side}`));
    if (!view.commitments.some((each) => each.side === side)) {
      found.push(check('missing', 'next_period', `commitment_${side}`));
    }
  }
  const undated = view.commitments.filter(({ due, ownerName }) => due === null || ownerName === null).length;
  if (undated > 0) found.push(check('missing', 'next_period', 'owner_or_date', { count: undated }));
  if (agenda.length === 0) found.push(check('missing', 'agenda', 'agenda'));
  for (const warning of agenda.length > 0 ? agendaWarnings(agenda, view.review.durationMinutes) : []) {
    if (warning.key === 'over_time' || warning.key === 'under_time') {
      found.push(check('mismatch', 'agenda', warning.key, { minutes: warning.minutes }));
    }
  }
  return found;
}

/** Two places that should say the same and do not (F7). */
function mismatches({ view, data, goals }: Checked): OutputCheck[] {
  const found: OutputCheck[] = [];
  const seats = seatsOn(data, data.asOf);
  const licensed = latestMetric(data, 'licensed_users', data.asOf);
  // Modules of one platform often repeat its seats: only a number that is neither their sum nor the largest disagrees.
  if (seats !== null && licensed && licensed.value !== seats.sum && licensed.value !== seats.largest) {
    found.push(check('mismatch', 'what_happened', 'licensed_users', { contract: seats.sum, series: licensed.value }));
  }
  for (const row of view.usage?.adoption ?? []) {
    if (row.numerator > row.denominator) {
      found.push(
        check('mismatch', 'what_happened', `adoption_${row.kind}`, {
          numerator: row.numerator,
          denominator: row.denominator,
        }),
      );
    }
  }
  for (const [feature, rows] of Map.groupBy(data.usageSources, (row) => row.feature)) {
    if (rows.length > 1) {
      const sources = rows.map(({ source }) => source ?? '–').join(', ');
      found.push(check('mismatch', 'what_happened', 'usage_sources', { feature, sources }));
    }
  }
  for (const goal of goals) {
    if (goal.audience !== 'client' || goal.progress === null) continue;
    const values = { title: goal.title, progress: Math.round(goal.progress) };
    if (goal.status === 'achieved' && goal.progress < 100 && goal.current !== null) {
      found.push(check('mismatch', 'goals', 'achieved_below_target', values));
    }
    if (goal.status === 'missed' && goal.progress >= 100 && goal.current !== null) {
      found.push(check('mismatch', 'goals', 'missed_at_target', values));
    }
    if (!isClosed(goal.status) && goal.direction !== 'maintain' && goal.progress >= 100 && goal.current !== null) {
      found.push(check('mismatch', 'goals', 'reached_still_open', values));
    }
  }
  return found;
}

function stale({ view, goals, data }: Checked): OutputCheck[] {
  const found: OutputCheck[] = [];
  const age = (day: string | null) => (day === null ? 0 : daysBetween(day, view.dataAsOf));
  for (const goal of goals) {
    if (goal.audience !== 'client' || isClosed(goal.status) || goal.status === 'planned') continue;
    if (goal.currentOn !== null && goal.currentOn < data.period.start) {
      found.push(check('stale', 'goals', 'goal_check_in', { title: goal.title, day: goal.currentOn }));
    }
  }
  const usage = view.usage?.series[0];
  if (usage && age(usage.asOf) > STALE_DAYS) {
    found.push(check('stale', 'what_happened', 'usage_age', { day: usage.asOf ?? '' }));
  }
  for (const row of view.usage?.adoption ?? []) {
    if (row.kind === 'depth' && age(row.asOf) > STALE_DAYS) {
      found.push(check('stale', 'what_happened', 'users_age', { day: row.asOf ?? '' }));
    }
  }
  return found;
}

/** How many internal rows stay out, by what they are. */
export function leftOutOf(facts: ReviewFacts, internal: Readonly<Record<string, number>>): LeftOut[] {
  const inside = (rows: readonly { audience: string }[]) => rows.filter(({ audience }) => audience !== 'client').length;
  const notes =
    facts.needs.filter(({ note, noteAudience }) => note?.trim() && noteAudience !== 'client').length +
    facts.agenda.filter(({ note, noteAudience }) => note?.trim() && noteAudience !== 'client').length;
  const reasons = facts.lastCommitments.filter(
    ({ reason, reasonAudience }) => reason?.trim() && reasonAudience !== 'client',
  );
  const counts: Record<string, number> = {
    ...internal,
    goals: inside(facts.goals),
    commitments: inside(facts.lastCommitments) + inside(facts.commitments),
    cases: inside(facts.cases?.open ?? []),
    answers: inside(facts.answers?.quotes ?? []),
    items: inside(facts.nextGoals) + inside(facts.asks) + inside(facts.valueDelivered?.items ?? []),
    agenda: inside(facts.agenda),
    decisions: inside(facts.decisions),
    notes,
    reasons: reasons.length,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [{ what, count }] : []));
}
