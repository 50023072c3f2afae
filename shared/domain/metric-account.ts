import { addDays, type Day, type Period, periodContains } from './calendar.ts';
import type { ClientCounts, RevenueCohort } from './metrics.ts';
import type { GoalStatus } from './vocabulary.ts';

/** What one contract pays in the workspace's currency. */
export interface PaidSpan {
  first: Day;
  /** The last day that is paid for; null: it goes on. */
  last: Day | null;
  /** A year at today's price, in minor units. */
  yearlyMinor: number;
  changes: readonly PriceChange[];
}

/** From `on` the price is that much more a year, or less where negative (L4). */
export interface PriceChange {
  on: Day;
  yearlyMinor: number;
}

/** One account with all that a metric is computed from (J). Lists are in the order of their days. */
export interface MetricAccount {
  id: string;
  segmentId: string | null;
  touchModelKey: string;
  ownerId: string | null;
  /** Null: from before anybody wrote it down; counts as there from the start. */
  clientSince: Day | null;
  lostOn: Day | null;
  ongoingStart: Day | null;
  firstReachedOn: Day | null;
  paid: readonly PaidSpan[];
  /** It has contracts, all of them in another currency: what it pays is not known here. */
  paysElsewhere: boolean;
  renewals: readonly { on: Day; renewed: boolean; yearlyMinor: number }[];
  answers: readonly { kind: 'nps' | 'csat' | 'ces'; score: number; on: Day }[];
  /** Closed ones, by the day they were (E4). */
  goals: readonly { status: GoalStatus; on: Day }[];
  /** H2. */
  contactsDue: readonly { on: Day; met: boolean }[];
  /** Contacts with the client, with the minutes that were logged. */
  contacts: readonly { on: Day; minutes: number | null }[];
  /** Of the last 28 days; null parts are not known. */
  use: {
    features: number | null;
    contracted: number | null;
    activeUsers: number | null;
    licensedUsers: number | null;
    daysUsed: number | null;
    businessDays: number;
  };
}

export function isClientOn({ clientSince, lostOn }: Pick<MetricAccount, 'clientSince' | 'lostOn'>, day: Day): boolean {
  return (clientSince === null || clientSince <= day) && (lostOn === null || lostOn > day);
}

/** J. Clients of a period. */
export function clientCounts(
  accounts: readonly Pick<MetricAccount, 'clientSince' | 'lostOn'>[],
  period: Period,
): ClientCounts {
  const before = addDays(period.start, -1);
  const counts = { start: 0, new: 0, lost: 0, passing: 0, end: 0 };
  for (const account of accounts) {
    const left = account.lostOn !== null && periodContains(period, account.lostOn);
    const came = account.clientSince !== null && periodContains(period, account.clientSince);
    if (isClientOn(account, period.end)) {
      counts.end += 1;
      if (came) counts.new += 1;
    }
    if (isClientOn(account, before)) {
      counts.start += 1;
      if (left) counts.lost += 1;
    } else if (came && left) counts.passing += 1;
  }
  return counts;
}

/** What an account pays a year on a day, in minor units; nothing once it left. */
export function yearlyRevenueOn({ paid, lostOn }: Pick<MetricAccount, 'paid' | 'lostOn'>, day: Day): number {
  if (lostOn !== null && lostOn <= day) return 0;
  let sum = 0;
  for (const span of paid) {
    if (span.first <= day && (span.last === null || span.last >= day)) sum += yearlyPriceOn(span, day);
  }
  return sum;
}

/** A year at the price of a day: today's, without what changed since. */
export function yearlyPriceOn({ yearlyMinor, changes }: Pick<PaidSpan, 'yearlyMinor' | 'changes'>, day: Day): number {
  let price = yearlyMinor;
  for (const change of changes) if (change.on > day) price -= change.yearlyMinor;
  return price;
}

/** J. Revenue of who paid on the day before the period: what became of it by its end. New clients are not in it. */
export function revenueCohort(
  accounts: readonly Pick<MetricAccount, 'paid' | 'lostOn'>[],
  period: Period,
): RevenueCohort {
  const before = addDays(period.start, -1);
  const cohort = { start: 0, expansion: 0, contraction: 0, lost: 0 };
  for (const account of accounts) {
    const start = yearlyRevenueOn(account, before);
    if (start === 0) continue;
    const end = yearlyRevenueOn(account, period.end);
    cohort.start += start;
    if (end === 0) cohort.lost += start;
    else if (end < start) cohort.contraction += start - end;
    else cohort.expansion += end - start;
  }
  return cohort;
}
