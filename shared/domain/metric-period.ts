import { addDays, type Day, type Period } from './calendar.ts';
import { clientCounts, isClientOn, type MetricAccount, revenueCohort, yearlyRevenueOn } from './metric-account.ts';
import type { MetricOptions } from './metric-catalogue.ts';
import type { ClientCounts, RevenueCohort } from './metrics.ts';

/** What a metric is computed over. */
export interface MetricScope {
  period: Period;
  options: MetricOptions;
  today: Day;
}

/** Some accounts over a period. What several metrics are made of is worked out once, when the first of them asks. */
export interface AccountsOfPeriod {
  accounts: readonly MetricAccount[];
  scope: MetricScope;
  counts: () => ClientCounts;
  /** Of those who paid on the day before the period. */
  cohort: () => { revenue: RevenueCohort; n: number };
  /** Of the clients at the end whose contracts are in the currency: what they pay a month then. */
  paying: () => { monthly: number; clients: number };
  /** Of each account that had some, the terms that were due. */
  due: () => readonly MetricAccount['renewals'][];
}

export function accountsOfPeriod(accounts: readonly MetricAccount[], scope: MetricScope): AccountsOfPeriod {
  const { period } = scope;
  return {
    accounts,
    scope,
    counts: once(() => clientCounts(accounts, period)),
    cohort: once(() => {
      const before = addDays(period.start, -1);
      const paid = accounts.filter((account) => yearlyRevenueOn(account, before) > 0);
      return { revenue: revenueCohort(paid, period), n: paid.length };
    }),
    paying: once(() => {
      const clients = accounts.filter((account) => isClientOn(account, period.end) && !account.paysElsewhere);
      const yearly = clients.reduce((sum, account) => sum + yearlyRevenueOn(account, period.end), 0);
      return { monthly: yearly / 12, clients: clients.length };
    }),
    due: once(() =>
      accounts.flatMap(({ renewals }) => {
        const due = ofPeriod(renewals, period);
        return due.length === 0 ? [] : [due];
      }),
    ),
  };
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: { value: Made } | null = null;
  return () => (made ??= { value: make() }).value;
};

const none: readonly never[] = [];

/** Of rows in the order of their days, those of a period. Histories are long and periods many, so it is looked up. */
export function ofPeriod<Row extends { on: Day }>(rows: readonly Row[], { start, end }: Period): readonly Row[] {
  const from = firstFrom(rows, start);
  const to = firstFrom(rows, addDays(end, 1));
  return from === to ? none : rows.slice(from, to);
}

/** The place of the first row on a day or later. */
function firstFrom(rows: readonly { on: Day }[], day: Day): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.on ?? '') >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}
