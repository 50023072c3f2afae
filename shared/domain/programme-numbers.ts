import { addDays, type Day, daysBetween, type Period, periodContains } from './calendar.ts';
import type { Measured } from './measured.ts';
import { measured } from './measured.ts';
import {
  averageRevenue,
  churnRate,
  type ClientCounts,
  goalSuccess,
  lifetimeValue,
  retentionRate,
  timeToValue,
} from './metrics.ts';
import type { ProgrammeMetric } from './programme.ts';
import { csat, npsByAccount } from './survey.ts';
import type { GoalStatus } from './vocabulary.ts';

/** What the numbers of a programme are computed from: the accounts a member may see, of one segment or all (J1). */
export interface ProgrammeData {
  accounts: readonly {
    id: string;
    clientSince: Day | null;
    lostOn: Day | null;
    ongoingStart: Day | null;
    firstReachedOn: Day | null;
    /** Monthly recurring revenue today in the workspace's currency; null where it is in another or unknown. */
    monthlyMinor: number | null;
    /** In ongoing today, and whether its contact is on time (H2); null: not asked. */
    contactOnTime: boolean | null;
  }[];
  answers: readonly { accountId: string; kind: 'nps' | 'csat' | 'ces'; score: number; on: Day }[];
  goals: readonly { status: GoalStatus; closedOn: Day | null }[];
}

export interface ProgrammeNumber extends Measured {
  metric: ProgrammeMetric;
  /** Clients, answers or goals it was made of. */
  n: number;
  /** The first and last day it covers; both the same for what is read today. */
  period: Period;
}

/** Clients of a period (J); who came before the app knows no first day counts as there from the start. */
export function clientCounts({ accounts }: Pick<ProgrammeData, 'accounts'>, period: Period): ClientCounts {
  const there = (day: Day) => (account: ProgrammeData['accounts'][number]) =>
    (account.clientSince === null || account.clientSince <= day) && (account.lostOn === null || account.lostOn > day);
  const before = addDays(period.start, -1);
  const start = accounts.filter(there(before)).length;
  const end = accounts.filter(there(period.end)).length;
  const lost = accounts.filter(({ lostOn }) => lostOn !== null && periodContains(period, lostOn)).length;
  const fresh = accounts.filter(
    (account) =>
      account.clientSince !== null && periodContains(period, account.clientSince) && there(period.end)(account),
  ).length;
  return { start, new: fresh, lost, end };
}

const MONTHS = 12;

/** C2, J. Every metric of a programme over a period; what has no data is not computable and not 0. */
export function programmeNumbers(data: ProgrammeData, period: Period): ProgrammeNumber[] {
  const counts = clientCounts(data, period);
  const today = { start: period.end, end: period.end };
  const answers = data.answers.filter(({ on }) => periodContains(period, on));
  const votes = npsByAccount(
    answers
      .filter(({ kind }) => kind === 'nps')
      .map(({ accountId, score, on }) => ({ accountId, score, answeredOn: on })),
  );
  const satisfied = csat(answers.filter(({ kind }) => kind === 'csat').map(({ score }) => score));
  const closed = data.goals.filter(({ closedOn }) => closedOn !== null && periodContains(period, closedOn));
  const success = goalSuccess(closed.map(({ status }) => status));
  const here = data.accounts.filter(({ lostOn }) => lostOn === null || lostOn > period.end);
  const paying = here.flatMap(({ monthlyMinor }) =>
    monthlyMinor === null || monthlyMinor === 0 ? [] : [monthlyMinor],
  );
  const average = averageRevenue(
    paying.reduce((sum, minor) => sum + minor, 0),
    paying.length,
  );
  const churn = churnRate(counts);
  const asked = here.filter(({ contactOnTime }) => contactOnTime !== null);
  const onTime = asked.filter(({ contactOnTime }) => contactOnTime).length;
  const number = (metric: ProgrammeMetric, found: Measured, n: number, of = period): ProgrammeNumber => ({
    metric,
    value: found.value,
    numerator: found.numerator,
    denominator: found.denominator,
    n,
    period: of,
  });
  return [
    number('logo_churn', churn, counts.start),
    number('retention', retentionRate(counts), counts.start),
    number('nps', { value: votes.value, numerator: votes.promoters - votes.detractors, denominator: votes.n }, votes.n),
    number('csat', satisfied, satisfied.denominator),
    number('average_revenue', average, paying.length, today),
    number('revenue_ltv', lifetime(average, churn.value, period), paying.length, period),
    number('goal_success', success, success.denominator),
    number('time_to_value', valueTime(data, period.end), data.accounts.filter(started).length, today),
    number('cadence', measured(onTime, asked.length), asked.length, today),
  ];
}

const started = ({ ongoingStart }: ProgrammeData['accounts'][number]) => ongoingStart !== null;

/** Revenue and churn of the same period; without a margin it is the revenue LTV. */
function lifetime(average: Measured, churn: number | null, period: Period): Measured {
  if (average.value === null || churn === null || churn === 0) return { value: null, numerator: 0, denominator: 0 };
  const months = ((daysBetween(period.start, period.end) + 1) / 365) * MONTHS;
  return lifetimeValue(average.value * months, null, churn / 100);
}

function valueTime({ accounts }: ProgrammeData, asOf: Day): Measured {
  const found = timeToValue(
    accounts.flatMap(({ ongoingStart, firstReachedOn }) =>
      ongoingStart === null || ongoingStart > asOf ? [] : [{ startOn: ongoingStart, firstReachedOn }],
    ),
    asOf,
  );
  return { value: found.medianDays, numerator: found.reached, denominator: found.n };
}

/** C4. Two periods of the same length on both sides of the day ongoing began in the workspace; null without a day between. */
export function periodsAround(day: Day, today: Day): { before: Period; after: Period } | null {
  const days = Math.min(365, daysBetween(day, today));
  if (days < 1) return null;
  return {
    before: { start: addDays(day, -days), end: addDays(day, -1) },
    after: { start: addDays(today, 1 - days), end: today },
  };
}
