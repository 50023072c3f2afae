import { addDays, type Day } from '#shared/domain/calendar.ts';
import type { PaidSpan, PriceChange } from '#shared/domain/metric-account.ts';
import { annualAmount } from '#shared/domain/money.ts';
import { endedTerms } from '#shared/domain/renewed-terms.ts';
import type { ChurnRow, KnownContract } from './metric-rows.ts';

/** J. What an account pays in one currency, and the terms of it that ended from one day to another. */
export const paidAndRenewed = (
  contracts: readonly KnownContract[],
  events: readonly ChurnRow[],
  { currency, lostOn, from, to }: { currency: string; lostOn: Day | null; from: Day; to: Day },
) => {
  const own = contracts
    .filter(({ amount }) => amount.currency === currency)
    .map((contract) => ({ ...contract, changes: priceChanges(contract, events) }));
  return {
    paid: own.map(paidSpan),
    paysElsewhere: own.length === 0 && contracts.length > 0,
    renewals: endedTerms(until(own, lostOn), from, to),
  };
};

/** A client that left renews nothing more, whatever its contracts say. */
const until = (contracts: readonly KnownContract[], lostOn: Day | null): readonly KnownContract[] =>
  lostOn === null
    ? contracts
    : contracts.map((contract) => ({ ...contract, canceledOn: contract.canceledOn ?? addDays(lostOn, -1) }));

const paidSpan = (contract: KnownContract & Pick<PaidSpan, 'changes'>): PaidSpan => ({
  first: contract.startsOn,
  // One that renews by itself goes on until somebody cancels it.
  last: contract.canceledOn ?? (contract.autoRenew ? null : contract.endsOn),
  yearlyMinor: annualAmount(contract.amount, contract.billingPeriod).minor,
  changes: contract.changes,
});

/** J, L4. What was recorded where its price was edited. */
const priceChanges = ({ id, amount }: KnownContract, events: readonly ChurnRow[]): PriceChange[] =>
  events.flatMap(({ kind, contract_id, currency, happened_on, amount_minor }) => {
    if (contract_id !== id || currency !== amount.currency) return [];
    if (kind === 'expansion') return [{ on: happened_on, yearlyMinor: amount_minor ?? 0 }];
    return kind === 'downsell' ? [{ on: happened_on, yearlyMinor: -(amount_minor ?? 0) }] : [];
  });

/** The workspace's currency, else, where nobody pays in it, the one most contracts are in: amounts of two are not added. */
export function mainCurrency(contracts: readonly { currency: string; count: number }[], own: string): string {
  if (contracts.length === 0 || contracts.some(({ currency }) => currency === own)) return own;
  return contracts.toSorted((a, b) => b.count - a.count || a.currency.localeCompare(b.currency))[0]?.currency ?? own;
}
