import type { AccountFacts } from './account-facts.ts';
import { type Day, monthStart } from './calendar.ts';
import type { Money } from './money.ts';
import type { OpportunityKind, OpportunityStatus } from './vocabulary.ts';

/** What the forecast reads of an opportunity (L1). */
export type ValuedOpportunity = {
  amount: Money | null;
  /** Percent. */
  probability: number | null;
  expectedOn: Day | null;
  status: OpportunityStatus;
};

/** L1. Amount × probability, rounded to the minor unit; null while one of them is missing: nothing is guessed. */
export function expectedAmount({ amount, probability }: ValuedOpportunity): Money | null {
  if (amount === null || probability === null) return null;
  return { minor: Math.round((amount.minor * probability) / 100), currency: amount.currency };
}

/** One month of one currency; `count` is of the opportunities with an amount, `unweighted` of those without probability. */
export type ForecastMonth = {
  /** First day of the month; null: no date is expected. */
  month: Day | null;
  currency: string;
  amountMinor: number;
  expectedMinor: number;
  count: number;
  unweighted: number;
};

/** L1. Open opportunities by expected month and currency, those without a date last; amounts of two currencies have no sum. */
export function forecastByMonth(opportunities: readonly ValuedOpportunity[]): ForecastMonth[] {
  const months = new Map<string, ForecastMonth>();
  for (const opportunity of opportunities) {
    const { amount, expectedOn, status } = opportunity;
    if (status !== 'open' || amount === null) continue;
    const month = expectedOn === null ? null : monthStart(expectedOn);
    const key = `${month ?? '9999'} ${amount.currency}`;
    const found = months.get(key) ?? {
      month,
      currency: amount.currency,
      amountMinor: 0,
      expectedMinor: 0,
      count: 0,
      unweighted: 0,
    };
    const expected = expectedAmount(opportunity);
    months.set(key, {
      ...found,
      amountMinor: found.amountMinor + amount.minor,
      expectedMinor: found.expectedMinor + (expected?.minor ?? 0),
      count: found.count + 1,
      unweighted: found.unweighted + (expected === null ? 1 : 0),
    });
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

/** Why the data speak of an opportunity; a sentence of the language files with the values. */
export type OpportunitySignal = {
  key: 'seats_full' | 'use_growing' | 'features_all_used' | 'promoter';
  kind: OpportunityKind;
  values: Record<string, number>;
};

const SEATS_FULL = 90;
const GROWTH = 25;
const MOST_FEATURES = 80;

/**
 * L1, I4 (upsell). Signals of the data, and only of an account whose client is well: nobody is sold to while worried.
 * Licences in use from 90 %, use 25 % over the own baseline, 80 % of the features in use, a promoter who may refer.
 */
export function opportunitySignals(
  facts: Pick<AccountFacts, 'status' | 'feeling' | 'usage' | 'survey' | 'opportunities'>,
): OpportunitySignal[] {
  const { feeling, usage, survey } = facts;
  if (facts.status === 'lost') return [];
  if (feeling !== null && ['worried', 'at_risk', 'leaving'].includes(feeling.moment)) return [];
  const open = new Set(facts.opportunities.map(({ kind }) => kind));
  const found: OpportunitySignal[] = [];
  const { depthPercent, changePercent, breadthPercent } = usage;
  if (depthPercent !== null && depthPercent >= SEATS_FULL)
    found.push({ key: 'seats_full', kind: 'up_sell', values: { percent: Math.round(depthPercent) } });
  if (changePercent !== null && changePercent >= GROWTH)
    found.push({ key: 'use_growing', kind: 'up_sell', values: { percent: Math.round(changePercent) } });
  if (breadthPercent !== null && breadthPercent >= MOST_FEATURES)
    found.push({ key: 'features_all_used', kind: 'cross_sell', values: { percent: Math.round(breadthPercent) } });
  if (survey.nps !== null && survey.nps.score >= 9)
    found.push({ key: 'promoter', kind: 'referral', values: { score: survey.nps.score } });
  return found.filter(({ kind }) => !open.has(kind));
}
