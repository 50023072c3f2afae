import type { ChurnTotal } from './metrics.ts';
import type { CesMethod } from './survey.ts';

/** J. Every metric, in the order it is read; targets are kept by these names. */
export const metricKeys = [
  'retention',
  'logo_churn',
  'annual_churn',
  'nrr',
  'grr',
  'revenue_churn',
  'renewal_clients',
  'renewal_value',
  'average_revenue',
  'ltv',
  'cost_to_serve',
  'nps',
  'csat',
  'ces',
  'goal_success',
  'time_to_value',
  'cadence',
  'breadth',
  'depth',
  'frequency',
] as const;
export type MetricKey = (typeof metricKeys)[number];

/** `points`: no percent sign (NPS). `money` is in minor units. `scale`: of seven points, or of a hundred (CES). */
export const metricUnits: Readonly<Record<MetricKey, 'percent' | 'points' | 'money' | 'days' | 'scale'>> = {
  retention: 'percent',
  logo_churn: 'percent',
  annual_churn: 'percent',
  nrr: 'percent',
  grr: 'percent',
  revenue_churn: 'percent',
  renewal_clients: 'percent',
  renewal_value: 'percent',
  average_revenue: 'money',
  ltv: 'money',
  cost_to_serve: 'money',
  nps: 'points',
  csat: 'percent',
  ces: 'scale',
  goal_success: 'percent',
  time_to_value: 'days',
  cadence: 'percent',
  breadth: 'percent',
  depth: 'percent',
  frequency: 'percent',
};

/** What an account has many of. */
export const metricSources = ['contracts', 'contacts', 'answers', 'goals', 'use'] as const;
export type MetricSource = (typeof metricSources)[number];

/** What a metric is made of beside the account itself: nothing else has to be read for it. */
const sources: Readonly<Record<MetricKey, MetricSource | null>> = {
  retention: null,
  logo_churn: null,
  annual_churn: null,
  nrr: 'contracts',
  grr: 'contracts',
  revenue_churn: 'contracts',
  renewal_clients: 'contracts',
  renewal_value: 'contracts',
  average_revenue: 'contracts',
  ltv: 'contracts',
  cost_to_serve: 'contacts',
  nps: 'answers',
  csat: 'answers',
  ces: 'answers',
  goal_success: 'goals',
  time_to_value: 'goals',
  cadence: 'contacts',
  breadth: 'use',
  depth: 'use',
  frequency: 'use',
};

export const sourcesOf = (metrics: readonly MetricKey[]): ReadonlySet<MetricSource> =>
  new Set(metrics.flatMap((metric) => sources[metric] ?? []));

/** Metrics that are read together. */
export const metricGroups = {
  clients: ['retention', 'logo_churn', 'annual_churn'],
  revenue: [
    'nrr',
    'grr',
    'revenue_churn',
    'renewal_clients',
    'renewal_value',
    'average_revenue',
    'ltv',
    'cost_to_serve',
  ],
  voice: ['nps', 'csat', 'ces'],
  success: ['goal_success', 'time_to_value', 'cadence'],
  adoption: ['breadth', 'depth', 'frequency'],
} as const satisfies Record<string, readonly MetricKey[]>;
export type MetricGroup = keyof typeof metricGroups;

const lowerIsBetter: ReadonlySet<MetricKey> = new Set([
  'logo_churn',
  'annual_churn',
  'revenue_churn',
  'time_to_value',
  'cost_to_serve',
]);

/** J. Whether a target is met; null while the metric is not computable. */
export function meetsTarget(metric: MetricKey, value: number | null, target: number): boolean | null {
  if (value === null) return null;
  return lowerIsBetter.has(metric) ? value <= target : value >= target;
}

/** J. Told from what is known today; no past of them is kept. */
const readToday: ReadonlySet<MetricKey> = new Set(['breadth', 'depth', 'frequency']);

export const hasPast = (metric: MetricKey): boolean => !readToday.has(metric);

export const npsVotes = ['account', 'answer'] as const;
export type NpsVote = (typeof npsVotes)[number];

/** Which of several definitions a number was computed by; always named where it is shown (J). */
export type MetricOptions = {
  churnTotal: ChurnTotal;
  npsVote: NpsVote;
  cesMethod: CesMethod;
  /** Percent of the revenue that is left after its costs; null: not known, and the LTV is one of revenue. */
  marginPercent: number | null;
  /** What an hour of the team costs, in minor units; null: not known. */
  hourlyCostMinor: number | null;
};

export const defaultOptions: MetricOptions = {
  churnTotal: 'start',
  npsVote: 'account',
  cesMethod: 'mean',
  marginPercent: null,
  hourlyCostMinor: null,
};

/** J. Why there is no number, instead of a made-up 0. */
export type WhyNot =
  | 'no_clients_at_start'
  | 'no_clients'
  | 'no_revenue_at_start'
  | 'no_revenue'
  | 'nothing_due'
  | 'no_answers'
  | 'no_closed_goals'
  | 'nobody_started'
  | 'fewer_than_half'
  | 'no_contact_due'
  | 'no_churn'
  | 'no_cost'
  | 'no_hours'
  | 'only_today'
  | 'no_contracted_features'
  | 'no_licences'
  | 'no_use';
