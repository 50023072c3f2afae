import { addDays, addMonths, type Day, daysBetween, daysIn, type Period } from './calendar.ts';
import { isClientOn, type MetricAccount } from './metric-account.ts';
import { hasPast, type MetricKey, metricKeys, type WhyNot } from './metric-catalogue.ts';
import { type AccountsOfPeriod, accountsOfPeriod, type MetricScope, ofPeriod } from './metric-period.ts';
import { type Measured, measured } from './measured.ts';
import {
  annualisedChurn,
  averageRevenue,
  churnRate,
  goalSuccess,
  grossRevenueRetention,
  lifetimeValue,
  netRevenueRetention,
  renewalRate,
  retentionRate,
  type RevenueCohort,
  revenueChurn,
  timeToValue,
} from './metrics.ts';
import { ces, csat, nps } from './survey.ts';

/** J. A number with what it was made of; `why` says what is missing where there is none. */
export interface MetricNumber extends Measured {
  metric: MetricKey;
  /** Clients, answers, goals or contacts it was made of. */
  n: number;
  why: WhyNot | null;
}

type Found = Measured & { n: number; why: WhyNot | null };

/**
 * A metric is one function of some accounts: of all of them it is the number, of a single one that account's part in it.
 * So a number opens into its accounts and both always agree.
 */
type Rule = (known: AccountsOfPeriod) => Found;

const found = (value: Measured, n: number, why: WhyNot): Found => ({
  value: value.value,
  numerator: value.numerator,
  denominator: value.denominator,
  n,
  why: value.value === null ? why : null,
});
const missing = (why: WhyNot): Found => ({ value: null, numerator: 0, denominator: 0, n: 0, why });

const DAYS_A_MONTH = 365 / 12;

/** Months of a period, fractions of one too. */
const monthsOf = (period: Period): number => daysIn(period) / DAYS_A_MONTH;

const scores = ({ accounts, scope }: AccountsOfPeriod, kind: 'csat' | 'ces'): number[] =>
  accounts.flatMap(({ answers }) =>
    ofPeriod(answers, scope.period).flatMap((answer) => (answer.kind === kind ? [answer.score] : [])),
  );

const npsScores = ({ accounts, scope: { period, options } }: AccountsOfPeriod): number[] =>
  accounts.flatMap(({ answers }) => {
    const own = ofPeriod(answers, period).flatMap(({ kind, score }) => (kind === 'nps' ? [score] : []));
    return options.npsVote === 'answer' ? own : own.slice(-1);
  });

const churn: Rule = ({ counts, scope: { options } }) => {
  const rate = churnRate(counts(), options.churnTotal);
  return found(rate, rate.denominator, options.churnTotal === 'start' ? 'no_clients_at_start' : 'no_clients');
};

const revenue =
  (rate: (cohort: RevenueCohort) => Measured): Rule =>
  ({ cohort }) =>
    found(rate(cohort().revenue), cohort().n, 'no_revenue_at_start');

const average: Rule = ({ paying }) => {
  const { monthly, clients } = paying();
  const mean = averageRevenue(monthly, clients);
  // Where nobody pays, contracts are missing: an average of 0 would be made up.
  return found(monthly === 0 ? { ...mean, value: null } : mean, clients, 'no_revenue');
};

const lifetime: Rule = (known) => {
  const { scope, counts } = known;
  const mean = average(known);
  if (mean.value === null) return mean;
  const { value: lost } = churnRate(counts());
  const { marginPercent } = scope.options;
  const margin = marginPercent === null ? null : marginPercent / 100;
  const value = lifetimeValue(mean.value * monthsOf(scope.period), margin, (lost ?? 0) / 100);
  // Its parts are those of the average revenue: what an account adds to it is what it pays.
  return { ...found({ ...value, ...partsOf(mean) }, mean.n, 'no_churn') };
};

const partsOf = ({ numerator, denominator }: Measured) => ({ numerator, denominator });

const rules: Readonly<Record<MetricKey, Rule>> = {
  retention: ({ counts }) => found(retentionRate(counts()), counts().start, 'no_clients_at_start'),
  logo_churn: churn,
  annual_churn: (known) => {
    const rate = churn(known);
    const months = monthsOf(known.scope.period);
    return { ...rate, value: rate.value === null ? null : annualisedChurn(rate.value, months) };
  },
  nrr: revenue(netRevenueRetention),
  grr: revenue(grossRevenueRetention),
  revenue_churn: revenue(revenueChurn),
  // By clients every one weighs the same, and is renewed when all that was due went on.
  renewal_clients: ({ due }) => {
    const terms = due().map((own) => ({ renewed: own.every(({ renewed }) => renewed), worth: 1 }));
    return found(renewalRate(terms), terms.length, 'nothing_due');
  },
  renewal_value: ({ due }) => {
    const terms = due().flatMap((own) => own.map(({ renewed, yearlyMinor }) => ({ renewed, worth: yearlyMinor })));
    return found(renewalRate(terms), terms.length, 'nothing_due');
  },
  average_revenue: average,
  ltv: lifetime,
  cost_to_serve: ({ accounts, scope: { period, options } }) => {
    const parts = { numerator: 0, denominator: 0, n: 0 };
    for (const account of accounts) {
      for (const { minutes } of ofPeriod(account.contacts, period)) {
        parts.n += 1;
        if (minutes === null) continue;
        parts.numerator += minutes;
        parts.denominator += 1;
      }
    }
    const { hourlyCostMinor } = options;
    if (parts.denominator === 0) return { ...parts, value: null, why: 'no_hours' };
    if (hourlyCostMinor === null) return { ...parts, value: null, why: 'no_cost' };
    return { ...parts, value: (parts.numerator / 60) * hourlyCostMinor, why: null };
  },
  nps: (known) => {
    const { value, promoters, detractors, n } = nps(npsScores(known));
    return found({ value, numerator: promoters - detractors, denominator: n }, n, 'no_answers');
  },
  csat: (known) => {
    const rate = csat(scores(known, 'csat'));
    return found(rate, rate.denominator, 'no_answers');
  },
  ces: (known) => {
    const rate = ces(scores(known, 'ces'), known.scope.options.cesMethod);
    return found(rate, rate.denominator, 'no_answers');
  },
  goal_success: ({ accounts, scope }) => {
    const closed = accounts.flatMap(({ goals }) => ofPeriod(goals, scope.period));
    const success = goalSuccess(closed.map(({ status }) => status));
    return found(success, success.denominator, 'no_closed_goals');
  },
  time_to_value: ({ accounts, scope: { period } }) => {
    const started = accounts.flatMap(({ ongoingStart, firstReachedOn }) =>
      ongoingStart === null || ongoingStart > period.end ? [] : [{ startOn: ongoingStart, firstReachedOn }],
    );
    const { medianDays, n, reached } = timeToValue(started, period.end);
    const value = { value: medianDays, numerator: reached, denominator: n };
    return found(value, n, n === 0 ? 'nobody_started' : 'fewer_than_half');
  },
  cadence: ({ accounts, scope: { period } }) => {
    let [onTime, due] = [0, 0];
    for (const { contactsDue } of accounts) {
      const own = ofPeriod(contactsDue, period);
      due += own.length;
      for (const { met } of own) if (met) onTime += 1;
    }
    return found(measured(onTime, due), due, 'no_contact_due');
  },
  breadth: (known) =>
    ofUse(known, 'no_contracted_features', ({ features, contracted }) =>
      contracted === null || contracted === 0 ? null : [features ?? 0, contracted],
    ),
  depth: (known) =>
    ofUse(known, 'no_licences', ({ activeUsers, licensedUsers }) =>
      licensedUsers === null || licensedUsers === 0 ? null : [activeUsers ?? 0, licensedUsers],
    ),
  frequency: (known) =>
    ofUse(known, 'no_use', ({ daysUsed, businessDays }) => (daysUsed === null ? null : [daysUsed, businessDays])),
};

/** J. Of who is a client today; the parts are added up and divided once. */
function ofUse(
  { accounts, scope: { period, today } }: AccountsOfPeriod,
  why: WhyNot,
  parts: (use: MetricAccount['use']) => readonly [numerator: number, denominator: number] | null,
): Found {
  if (period.end < today) return missing('only_today');
  let [numerator, denominator, n] = [0, 0, 0];
  for (const account of accounts) {
    const own = isClientOn(account, today) ? parts(account.use) : null;
    if (own === null) continue;
    numerator += own[0];
    denominator += own[1];
    n += 1;
  }
  return found(measured(numerator, denominator), n, why);
}

/** J. One metric of some accounts over a period; several of the same ones share what they are made of. */
export function numberOf(metric: MetricKey, known: AccountsOfPeriod): MetricNumber {
  return { metric, ...rules[metric](known) };
}

/** J. One metric over a period. */
export function metricNumber(metric: MetricKey, accounts: readonly MetricAccount[], scope: MetricScope): MetricNumber {
  return numberOf(metric, accountsOfPeriod(accounts, scope));
}

/** J. All of them. */
export function metricNumbers(accounts: readonly MetricAccount[], scope: MetricScope): MetricNumber[] {
  const known = accountsOfPeriod(accounts, scope);
  return metricKeys.map((metric) => numberOf(metric, known));
}

/** J. The accounts behind a number, each with its part; those that had none are left out. */
export function metricParts<Account extends MetricAccount>(
  metric: MetricKey,
  accounts: readonly Account[],
  scope: MetricScope,
): { account: Account; part: MetricNumber }[] {
  return accounts.flatMap((account) => {
    const part = metricNumber(metric, [account], scope);
    return part.denominator === 0 && part.numerator === 0 ? [] : [{ account, part }];
  });
}

/** J1. The same length of time again and again, a month further each time; the last one is the period itself. */
export function rollingPeriods(period: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, index) => {
    const months = index + 1 - count;
    // By the day after it, or of 30 June would come 30 May and no period would hold the 31st.
    const after = addMonths(addDays(period.end, 1), months);
    return { start: addMonths(period.start, months), end: addDays(after, -1) };
  });
}

/** J1. The metric over each of these periods; empty where it has no past. */
export function metricSeries(
  metric: MetricKey,
  accounts: readonly MetricAccount[],
  periods: readonly Period[],
  scope: Omit<MetricScope, 'period'>,
): MetricNumber[] {
  return hasPast(metric) ? periods.map((period) => metricNumber(metric, accounts, { ...scope, period })) : [];
}

/** C4, J1. Two periods of one length on both sides of the day ongoing began; null without a day between. */
export function periodsAround(day: Day, today: Day): { before: Period; after: Period } | null {
  const days = Math.min(365, daysBetween(day, today));
  if (days < 1) return null;
  return {
    before: { start: addDays(day, -days), end: addDays(day, -1) },
    after: { start: addDays(today, 1 - days), end: today },
  };
}
