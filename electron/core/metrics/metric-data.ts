import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { dueContacts } from '#shared/domain/cadence.ts';
import { addDays, businessDaysIn, type Day, earliestDay, lastDays } from '#shared/domain/calendar.ts';
import type { MetricAccount, PaidSpan } from '#shared/domain/metric-account.ts';
import { annualAmount } from '#shared/domain/money.ts';
import { endedTerms } from '#shared/domain/renewed-terms.ts';
import { contactInterval } from '#shared/domain/touch-model.ts';
import { ongoingStartOf } from '../accounts/account-standing.ts';
import { type DayOf, workspaceFrame } from '../accounts/workspace-days.ts';
import { ADOPTION_DAYS } from '../derived/facts-frame.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { holidaysIn } from '../usage/usage-repository.ts';
import {
  accountRows,
  type AccountRow,
  answerRows,
  churnRows,
  closedGoals,
  contactsOfAll,
  contractsWithProduct,
  adoptionOfAll,
} from './metric-rows.ts';

/** The longest cadence (tech, high autonomy) with room: a contact before the period decides the first day due in it. */
const BEFORE_DAYS = 150;

type KnownContract = Awaited<ReturnType<typeof contractsWithProduct>>[number];

export interface MetricData {
  /** With the names that lists show; who left without anybody knowing when is not among them. */
  accounts: (MetricAccount & { name: string })[];
  currency: string;
  /** Contracts in another currency: their amounts are in no sum. */
  otherCurrency: number;
  /** Lost accounts without a day. */
  undatedLosses: number;
}

/** Everything that metrics are computed from, of all accounts here (J1): ten queries, whatever the size. */
export async function readMetricData(
  db: Kysely<Database>,
  { from, today, now }: { from: Day; today: Day; now: string },
): Promise<MetricData> {
  const window = lastDays(today, ADOPTION_DAYS);
  const contactsFrom = addDays(from, -BEFORE_DAYS);
  const businessDays = businessDaysIn(window, await holidaysIn(db, window));
  const frame = await workspaceFrame(db);
  const [rows, modelOf, contracts, churn, answers, goals, contactsOf, use] = await Promise.all([
    accountRows(db),
    touchModelFinder(db),
    contractsWithProduct(db),
    churnRows(db),
    answerRows(db, from),
    closedGoals(db),
    contactsOfAll(db, { from: `${contactsFrom}T00:00:00.000Z`, to: now, dayOf: frame.dayOf }),
    adoptionOfAll(db, today, businessDays),
  ]);
  const currency = mainCurrency(contracts, frame.currency);
  const contractsOf = Map.groupBy(contracts, ({ accountId }) => accountId);
  const churnOf = Map.groupBy(churn, ({ account_id }) => account_id);
  const answersOf = Map.groupBy(answers, ({ account_id }) => account_id);
  const goalsOf = Map.groupBy(goals, ({ account_id }) => account_id);
  const unknownUse = { ...noUse, businessDays };

  const accounts = rows.flatMap((row) => {
    const events = churnOf.get(row.id) ?? [];
    const lostOn = row.status === 'lost' ? (row.lost_on ?? lastLoss(events)) : null;
    if (row.status === 'lost' && lostOn === null) return [];
    const model = modelOf(row);
    const own = (contractsOf.get(row.id) ?? []).filter(({ amount }) => amount.currency === currency);
    const known = contactsOf.get(row.id) ?? [];
    const counted = model.rules.automatedCounts ? known : known.filter(({ automated }) => !automated);
    const closed = goalsOf.get(row.id) ?? [];
    return [
      {
        id: row.id,
        name: row.name,
        segmentId: row.segment_id,
        touchModelKey: model.rules.key,
        ownerId: row.owner_id,
        clientSince: row.client_since,
        lostOn,
        ongoingStart: row.ongoing_start,
        firstReachedOn: closed.find(({ status }) => status === 'achieved')?.closed_on ?? null,
        paid: own.map((contract) => paidSpan(contract, events, currency)),
        renewals: endedTerms(until(own, lostOn), from, addDays(today, -1)),
        answers: (answersOf.get(row.id) ?? []).map(({ kind, score, answered_on }) => ({
          kind,
          score,
          on: answered_on,
        })),
        goals: closed.flatMap(({ status, closed_on }) => (closed_on === null ? [] : [{ status, on: closed_on }])),
        contactsDue:
          row.status === 'onboarding'
            ? []
            : dueContacts(
                counted.map(({ on }) => on),
                {
                  since: cadenceStart(row, { today, contactsFrom, dayOf: frame.dayOf }),
                  intervalDays: contactInterval(model.rules, row.autonomy),
                },
                // What is due today may still come.
                earliestDay(addDays(today, -1), lostOn ?? today),
              ),
        contacts: known,
        use: use.get(row.id) ?? unknownUse,
      },
    ];
  });
  return {
    accounts,
    currency,
    otherCurrency: contracts.filter(({ amount }) => amount.currency !== currency).length,
    undatedLosses: rows.length - accounts.length,
  };
}

const noUse = { features: null, contracted: null, activeUsers: null, licensedUsers: null, daysUsed: null };

type ChurnRow = Awaited<ReturnType<typeof churnRows>>[number];

/** Imports know the loss only as an event. */
const lastLoss = (events: readonly ChurnRow[]): Day | null =>
  events.findLast(({ kind, reactivation }) => (kind === null || kind === 'loss') && reactivation === 0)?.happened_on ??
  null;

/** As `cadenceOf` counts it; further back than contacts were read it begins there. */
const cadenceStart = (
  row: AccountRow,
  { today, contactsFrom, dayOf }: { today: Day; contactsFrom: Day; dayOf: DayOf },
): Day => {
  const start = ongoingStartOf(row);
  const since = start !== null && start <= today ? start : dayOf(row.created_at);
  return since < contactsFrom ? contactsFrom : since;
};

/** A client that left renews nothing more, whatever its contracts say. */
const until = (contracts: readonly KnownContract[], lostOn: Day | null): readonly KnownContract[] =>
  lostOn === null
    ? contracts
    : contracts.map((contract) => ({ ...contract, canceledOn: contract.canceledOn ?? addDays(lostOn, -1) }));

const paidSpan = (contract: KnownContract, events: readonly ChurnRow[], currency: string): PaidSpan => ({
  first: contract.startsOn,
  // One that renews by itself goes on until somebody cancels it.
  last: contract.canceledOn ?? (contract.autoRenew ? null : contract.endsOn),
  yearlyMinor: annualAmount(contract.amount, contract.billingPeriod).minor,
  reductions: events.flatMap((event) =>
    event.kind === 'downsell' && event.contract_id === contract.id && event.currency === currency
      ? [{ on: event.happened_on, yearlyMinor: event.amount_minor ?? 0 }]
      : [],
  ),
});

/** The workspace's currency, else, where nobody pays in it, the one most contracts are in: amounts of two are not added. */
function mainCurrency(contracts: readonly { amount: { currency: string } }[], own: string): string {
  const counts = new Map<string, number>();
  for (const { amount } of contracts) counts.set(amount.currency, (counts.get(amount.currency) ?? 0) + 1);
  if (counts.size === 0 || counts.has(own)) return own;
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? own;
}
