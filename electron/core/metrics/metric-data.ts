import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { dueContacts } from '#shared/domain/cadence.ts';
import { addDays, businessDaysIn, type Day, earliestDay, lastDays } from '#shared/domain/calendar.ts';
import type { MetricAccount, PaidSpan, PriceChange } from '#shared/domain/metric-account.ts';
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
  contactsOf,
  contractCurrencies,
  contractsOf,
  adoptionOf,
} from './metric-rows.ts';

/** The longest cadence (tech, high autonomy) with room: a contact before the period decides the first day due in it. */
const BEFORE_DAYS = 150;
/** Accounts that are worked out before other calls are answered. */
const ACCOUNTS_A_TURN = 200;

type KnownContract = Awaited<ReturnType<typeof contractsOf>>[number];

/** What an account has many of, read for the accounts of one turn. */
interface LargeParts {
  contracts: ReadonlyMap<string, readonly KnownContract[]>;
  contacts: Awaited<ReturnType<typeof contactsOf>>;
  use: Awaited<ReturnType<typeof adoptionOf>>;
}

async function largeParts(
  db: Kysely<Database>,
  ids: readonly string[],
  asked: { contactsFrom: Day; now: string; today: Day; businessDays: number; dayOf: DayOf },
): Promise<LargeParts> {
  const { contactsFrom, now, dayOf } = asked;
  const contracts = await contractsOf(db, ids);
  return {
    contracts: Map.groupBy(contracts, ({ accountId }) => accountId),
    contacts: await contactsOf(db, ids, { from: `${contactsFrom}T00:00:00.000Z`, to: now, dayOf }),
    use: await adoptionOf(db, ids, asked),
  };
}

export interface MetricData {
  /** With the names that lists show; who left without anybody knowing when is not among them. */
  accounts: (MetricAccount & { name: string })[];
  currency: string;
  /** Contracts in another currency: their amounts are in no sum. */
  otherCurrency: number;
  /** Lost accounts without a day. */
  undatedLosses: number;
}

/** Everything that metrics are computed from, of all accounts here (J1): seven queries, and three a turn. */
export async function readMetricData(
  db: Kysely<Database>,
  { from, today, now }: { from: Day; today: Day; now: string },
): Promise<MetricData> {
  const window = lastDays(today, ADOPTION_DAYS);
  const contactsFrom = addDays(from, -BEFORE_DAYS);
  const businessDays = businessDaysIn(window, await holidaysIn(db, window));
  const frame = await workspaceFrame(db);
  const [rows, modelOf, currencies, churn, answers, goals] = await Promise.all([
    accountRows(db),
    touchModelFinder(db),
    contractCurrencies(db),
    churnRows(db),
    answerRows(db, from),
    closedGoals(db),
  ]);
  const currency = mainCurrency(currencies, frame.currency);
  const churnOf = Map.groupBy(churn, ({ account_id }) => account_id);
  const answersOf = Map.groupBy(answers, ({ account_id }) => account_id);
  const goalsOf = Map.groupBy(goals, ({ account_id }) => account_id);
  const unknownUse = { ...noUse, businessDays };

  const made = (row: AccountRow, parts: LargeParts): MetricData['accounts'] => {
    const events = churnOf.get(row.id) ?? [];
    const lostOn = row.status === 'lost' ? (row.lost_on ?? lastLoss(events)) : null;
    if (row.status === 'lost' && lostOn === null) return [];
    const model = modelOf(row);
    const contracts = parts.contracts.get(row.id) ?? [];
    const own = contracts
      .filter(({ amount }) => amount.currency === currency)
      .map((contract) => ({ ...contract, changes: priceChanges(contract, events) }));
    const known = parts.contacts(row.id);
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
        paid: own.map(paidSpan),
        paysElsewhere: own.length === 0 && contracts.length > 0,
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
        use: parts.use.get(row.id) ?? unknownUse,
      },
    ];
  };
  const accounts: MetricData['accounts'] = [];
  for (let done = 0; done < rows.length; done += ACCOUNTS_A_TURN) {
    const turn = rows.slice(done, done + ACCOUNTS_A_TURN);
    const parts = await largeParts(
      db,
      turn.map(({ id }) => id),
      { contactsFrom, now, today, businessDays, dayOf: frame.dayOf },
    );
    accounts.push(...turn.flatMap((row) => made(row, parts)));
    await nextTurn();
  }
  return {
    accounts,
    currency,
    otherCurrency: currencies.reduce((sum, each) => sum + (each.currency === currency ? 0 : each.count), 0),
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
function mainCurrency(contracts: readonly { currency: string; count: number }[], own: string): string {
  if (contracts.length === 0 || contracts.some(({ currency }) => currency === own)) return own;
  return contracts.toSorted((a, b) => b.count - a.count || a.currency.localeCompare(b.currency))[0]?.currency ?? own;
}
