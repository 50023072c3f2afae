import type { MetricAccount } from '#shared/domain/metric-account.ts';

let count = 0;

/** An account of which nothing is known but that it is an old client. */
export const metricAccount = (fields: Partial<MetricAccount> = {}): MetricAccount => ({
  id: `account-${(count += 1)}`,
  segmentId: null,
  touchModelKey: 'high',
  ownerId: null,
  clientSince: '2023-01-01',
  lostOn: null,
  ongoingStart: null,
  firstReachedOn: null,
  paid: [],
  paysElsewhere: false,
  renewals: [],
  answers: [],
  goals: [],
  contactsDue: [],
  contacts: [],
  use: { features: null, contracted: null, activeUsers: null, licensedUsers: null, daysUsed: null, businessDays: 20 },
  ...fields,
});

export const metricAccounts = (many: number, fields: Partial<MetricAccount> = {}): MetricAccount[] =>
  Array.from({ length: many }, () => metricAccount(fields));
