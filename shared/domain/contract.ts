import { addDays, addMonths, type Day, daysBetween } from './calendar.ts';
import { annualAmount, type Money, monthlyAmount, sumByCurrency } from './money.ts';
import type { BillingPeriod, ContractStatus } from './vocabulary.ts';

/** A4. `endsOn` is the last day of the current term; `canceledOn` the last day the client pays for, agreed by somebody. */
export type Contract = {
  startsOn: Day;
  endsOn: Day | null;
  noticeOn: Day | null;
  autoRenew: boolean;
  canceledOn: Day | null;
  amount: Money;
  billingPeriod: BillingPeriod;
};

type Term = { endsOn: Day | null; noticeOn: Day | null };

/** Whole months of a term that ends the day before `after`; null where it is no whole months. */
function monthsOf(startsOn: Day, after: Day): number | null {
  const guess = Math.max(1, Math.round(daysBetween(startsOn, after) / 30.44));
  for (const months of [guess, guess - 1, guess + 1]) {
    if (months > 0 && addMonths(startsOn, months) === after) return months;
  }
  return null;
}

/** The term that holds a day: a contract that renews by itself goes on in terms of the same length until canceled. */
export function termOn(contract: Contract, day: Day): Term {
  const { startsOn, endsOn, noticeOn } = contract;
  if (endsOn === null || !contract.autoRenew || contract.canceledOn !== null || endsOn >= day)
    return { endsOn, noticeOn };
  if (endsOn < startsOn) return { endsOn, noticeOn };
  const after = addDays(endsOn, 1);
  const length = daysBetween(startsOn, after);
  const months = monthsOf(startsOn, after);
  // A year from 1 March ends on the last of February: months first, days only where the term is no whole months.
  const endAfter = (terms: number): Day =>
    months === null ? addDays(endsOn, terms * length) : addDays(addMonths(startsOn, months * (terms + 1)), -1);
  let terms = Math.max(1, Math.floor(daysBetween(endsOn, day) / length) - 1);
  let end = endAfter(terms);
  // Months differ in length, so the guess may lie on either side.
  while (terms > 1 && endAfter(terms - 1) >= day) end = endAfter((terms -= 1));
  while (end < day) end = endAfter((terms += 1));
  return { endsOn: end, noticeOn: noticeOn === null ? null : addDays(end, -daysBetween(noticeOn, endsOn)) };
}

/** A4. Canceled wins once its day has passed; until then the contract still runs. */
export function contractStatus(contract: Contract, day: Day): ContractStatus {
  if (contract.canceledOn !== null && contract.canceledOn < day) return 'canceled';
  if (day < contract.startsOn) return 'upcoming';
  const { endsOn } = termOn(contract, day);
  return endsOn !== null && endsOn < day ? 'expired' : 'active';
}

export type Renewal = {
  endsOn: Day;
  noticeOn: Day | null;
  daysLeft: number;
  noticePassed: boolean;
  autoRenew: boolean;
};

/** A4, A6. The next end of a running or coming contract that nobody canceled, with its notice date; null when none ends. */
export function nextRenewal<Kind extends Contract>(
  contracts: readonly Kind[],
  day: Day,
): (Renewal & { contract: Kind }) | null {
  let next: (Renewal & { contract: Kind }) | null = null;
  for (const contract of contracts) {
    const status = contractStatus(contract, day);
    const { endsOn, noticeOn } = termOn(contract, day);
    if (contract.canceledOn !== null || endsOn === null || (status !== 'active' && status !== 'upcoming')) continue;
    if (next !== null && next.endsOn <= endsOn) continue;
    const noticePassed = noticeOn !== null && noticeOn < day;
    next = {
      contract,
      endsOn,
      noticeOn,
      daysLeft: daysBetween(day, endsOn),
      noticePassed,
      autoRenew: contract.autoRenew,
    };
  }
  return next;
}

const activeOn = (contracts: readonly Contract[], day: Day) =>
  contracts.filter((contract) => contractStatus(contract, day) === 'active');

/** A4. Monthly recurring revenue of an account on a day, one sum per currency. */
export function monthlyRevenueOn(contracts: readonly Contract[], day: Day): Money[] {
  return sumByCurrency(
    activeOn(contracts, day).map(({ amount, billingPeriod }) => monthlyAmount(amount, billingPeriod)),
  );
}

/** A4. Annual recurring revenue of an account on a day, one sum per currency. */
export function annualRevenueOn(contracts: readonly Contract[], day: Day): Money[] {
  return sumByCurrency(
    activeOn(contracts, day).map(({ amount, billingPeriod }) => annualAmount(amount, billingPeriod)),
  );
}
