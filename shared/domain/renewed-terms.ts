import { addDays, type Day, earliestDay } from './calendar.ts';
import { type Contract, termOn } from './contract.ts';
import { type PriceChange, yearlyPriceOn } from './metric-account.ts';
import { annualAmount } from './money.ts';

/** How long before or after the end of a contract one of the same product may begin and be its renewal. */
const FOLLOWS_DAYS = 90;

export type EndedTerm = { on: Day; renewed: boolean; yearlyMinor: number };

type Known = Contract & { product: string; changes?: readonly PriceChange[] };

/**
 * J. The terms of an account's contracts that ended from one day to another, with whether the client went on: by itself,
 * or with another contract of the same product that begins within 90 days of the end. At the old price, in the order of
 * their days.
 */
export function endedTerms(contracts: readonly Known[], from: Day, to: Day): EndedTerm[] {
  return contracts
    .flatMap((contract) => endsOf(contract, from, to).map(({ on, goesOn }) => ({ contract, on, goesOn })))
    .map(({ contract, on, goesOn }) => ({
      on,
      renewed: goesOn || contracts.some((other) => follows(other, contract, on)),
      yearlyMinor: yearlyPriceOn(
        {
          yearlyMinor: annualAmount(contract.amount, contract.billingPeriod).minor,
          changes: contract.changes ?? [],
        },
        on,
      ),
    }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function follows(other: Known, contract: Known, endsOn: Day): boolean {
  if (other === contract || other.product !== contract.product || other.startsOn <= contract.startsOn) return false;
  const near = other.startsOn >= addDays(endsOn, -FOLLOWS_DAYS) && other.startsOn <= addDays(endsOn, FOLLOWS_DAYS);
  return near && (other.canceledOn === null || other.canceledOn > endsOn);
}

function endsOf(contract: Known, from: Day, to: Day): { on: Day; goesOn: boolean }[] {
  const { endsOn, autoRenew, canceledOn } = contract;
  if (endsOn === null) return [];
  if (!autoRenew) return endsOn >= from && endsOn <= to ? [{ on: endsOn, goesOn: false }] : [];
  // Until somebody canceled it, it renewed by itself; the term in which it was canceled is the last.
  const unending = { ...contract, canceledOn: null };
  const ends: { on: Day; goesOn: boolean }[] = [];
  // Looked for from then on: canceled long ago, it has no later term that could be due.
  const first = earliestDay(from, canceledOn ?? from);
  for (let on = termOn(unending, first).endsOn; on !== null && on <= to; on = termOn(unending, addDays(on, 1)).endsOn) {
    const goesOn = canceledOn === null || canceledOn > on;
    if (on >= from) ends.push({ on, goesOn });
    if (!goesOn || on < contract.startsOn) break;
  }
  return ends;
}
