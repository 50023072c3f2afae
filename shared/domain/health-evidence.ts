import type { AccountFacts } from './account-facts.ts';
import type { HealthMeasure } from './method-vocabulary.ts';

/** How a number of `healthEvidence` reads. */
export const evidenceUnits = ['percent', 'count', 'days', 'score', 'day', 'yes_no', 'moment'] as const;
export type EvidenceUnit = (typeof evidenceUnits)[number];

/** One number that a measure was computed from; null: not known. Keys are translated by the page. */
export type Evidence = { key: string; unit: EvidenceUnit; value: number | string | boolean | null };

const one = (unit: EvidenceUnit) => (key: string, value: Evidence['value']) => ({ key, unit, value });
const percent = one('percent');
const count = one('count');
const days = one('days');
const score = one('score');
const day = one('day');
const yesNo = one('yes_no');

const evidence: Record<HealthMeasure, (facts: AccountFacts) => Evidence[]> = {
  usage_trend: ({ usage }) => [
    count('weekly', usage.weekly),
    count('baseline', usage.baseline),
    percent('change', usage.changePercent),
    day('lastUsedOn', usage.lastUsedOn),
  ],
  adoption: ({ usage }) => [
    percent('breadth', usage.breadthPercent),
    percent('depth', usage.depthPercent),
    percent('frequency', usage.frequencyPercent),
  ],
  goals: ({ goals }) => [
    percent('progress', goals.progressPercent),
    percent('expected', goals.expectedPercent),
    count('overdue', goals.overdue.length),
  ],
  cadence: ({ contact }) => [
    day('lastContactOn', contact?.lastOn ?? null),
    day('dueOn', contact?.dueOn ?? null),
    days('daysLate', contact?.daysLate ?? null),
    days('interval', contact?.intervalDays ?? null),
  ],
  support: ({ cases }) => [
    count('open', cases.open),
    count('urgent', cases.urgentOpen),
    days('oldest', cases.oldestOpenDays),
    count('untold', cases.untold.length),
    score('satisfaction', cases.satisfaction),
  ],
  survey: ({ survey: { nps, csat } }) => [
    score('nps', nps?.score ?? null),
    day('npsOn', nps?.on ?? null),
    score('csat', csat?.score ?? null),
    day('csatOn', csat?.on ?? null),
  ],
  sponsor: ({ people }) => [
    yesNo('sponsor', people.hasSponsor),
    yesNo('champion', people.hasChampion),
    count('live', people.live),
  ],
  commercial: ({ contracts: { renewal, downsells }, flags }) => [
    day('endsOn', renewal?.endsOn ?? null),
    days('daysLeft', renewal?.daysLeft ?? null),
    yesNo('autoRenew', renewal?.autoRenew ?? null),
    count('downsells', downsells.length),
    yesNo('inDispute', flags.includes('contract_in_dispute')),
  ],
  feeling: ({ feeling }) => [
    { key: 'moment', unit: 'moment', value: feeling?.moment ?? null },
    score('satisfaction', feeling?.satisfaction ?? null),
    score('trust', feeling?.trust ?? null),
    day('feltOn', feeling?.on ?? null),
  ],
};

/** K4. What a measure was computed from, in numbers. */
export function healthEvidence(measure: HealthMeasure, facts: AccountFacts): Evidence[] {
  return evidence[measure](facts);
}
