import type { ViewAdoption } from '#shared/domain/client-view.ts';
import { contractStatus } from '#shared/domain/contract.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { adoptionBreadth, adoptionFrequency } from '#shared/domain/usage.ts';
import { latestMetric, type PeriodData } from './period-repository.ts';
import type { ReportText } from './review-content.ts';

/** Seats of the contracts that run on a day: all together, and of the largest; null where none names them. */
export function seatsOn(data: Pick<PeriodData, 'contracts'>, day: Day): { sum: number; largest: number } | null {
  const seats = data.contracts.flatMap((row) => {
    const contract = {
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      noticeOn: row.notice_on,
      autoRenew: row.auto_renew === 1,
      canceledOn: row.canceled_on,
      amount: { minor: row.amount_minor, currency: row.currency },
      billingPeriod: row.billing_period,
    };
    return row.seats !== null && contractStatus(contract, day) === 'active' ? [row.seats] : [];
  });
  return seats.length === 0 ? null : { sum: seats.reduce((sum, each) => sum + each, 0), largest: Math.max(...seats) };
}

/** J: breadth, depth, frequency; each only where both its numbers are known. */
export function adoptionFacts(data: PeriodData, texts: ReportText): (ViewAdoption & { audience: 'client' })[] {
  const found: (ViewAdoption & { audience: 'client' })[] = [];
  const usedOn = data.usage.at(-1)?.usedOn ?? null;
  const contracted = latestMetric(data, 'contracted_features', data.asOf);
  const frequency = adoptionFrequency(data.usage, data.period, data.holidays);
  // A period that began this weekend says nothing yet of what is used.
  if (contracted && usedOn !== null && frequency.denominator > 0) {
    const { numerator, denominator } = adoptionBreadth(data.usage, contracted.value, data.period);
    found.push({
      kind: 'breadth',
      numerator,
      denominator,
      source: texts('sources.usage'),
      asOf: usedOn,
      audience: 'client',
    });
  }
  const active = latestMetric(data, 'active_users', data.asOf);
  const licensed = latestMetric(data, 'licensed_users', data.asOf);
  const denominator = licensed?.value ?? seatsOn(data, data.asOf)?.largest ?? null;
  if (active && denominator !== null) {
    found.push({
      kind: 'depth',
      numerator: active.value,
      denominator,
      source: active.source ?? texts('sources.metrics'),
      asOf: active.as_of ?? active.starts_on,
      audience: 'client',
    });
  }
  if (usedOn !== null && frequency.denominator > 0) {
    found.push({
      kind: 'frequency',
      numerator: frequency.numerator,
      denominator: frequency.denominator,
      source: texts('sources.usage'),
      asOf: usedOn,
      audience: 'client',
    });
  }
  return found;
}
