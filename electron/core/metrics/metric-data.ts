import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { dueContacts } from '#shared/domain/cadence.ts';
import { addDays, businessDaysIn, type Day, earliestDay, lastDays } from '#shared/domain/calendar.ts';
import type { MetricAccount } from '#shared/domain/metric-account.ts';
import type { MetricSource } from '#shared/domain/metric-catalogue.ts';
import { contactInterval } from '#shared/domain/touch-model.ts';
import { ongoingStartOf } from '../accounts/account-standing.ts';
import { type DayOf, workspaceFrame } from '../accounts/workspace-days.ts';
import { ADOPTION_DAYS } from '../derived/facts-frame.ts';
import { Turns } from '../derived/turns.ts';
import { type AppliedTouchModel, touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { holidaysIn } from '../usage/usage-repository.ts';
import { mainCurrency, paidAndRenewed } from './metric-contracts.ts';
import {
  accountRows,
  type AccountRow,
  adoptionOf,
  answersOf,
  type ChurnRow,
  churnRows,
  closedGoalsOf,
  contactsOf,
  contractCurrencies,
  contractsOf,
  type KnownContact,
} from './metric-rows.ts';

/** The longest cadence (tech, high autonomy) with room: a contact before the period decides the first day due in it. */
const BEFORE_DAYS = 150;
/** Accounts read by one round of queries, each of which holds the thread while it runs. */
const ACCOUNTS_A_ROUND = 100;

export interface MetricData {
  /** With the names that lists show; who left without anybody knowing when is not among them. */
  accounts: (MetricAccount & { name: string })[];
  currency: string;
  /** Contracts in another currency: their amounts are in no sum. */
  otherCurrency: number;
  /** Lost accounts without a day. */
  undatedLosses: number;
}

interface Asked {
  /** The first day that any number tells of. */
  from: Day;
  today: Day;
  now: string;
  /** What the numbers are made of (`sourcesOf`): the rest is not read, and empty in the accounts. */
  sources: ReadonlySet<MetricSource>;
  turns?: Turns;
}

/** What metrics are computed from, of all accounts here (J1): five queries, and one a source for every hundred of them. */
export async function readMetricData(db: Kysely<Database>, asked: Asked): Promise<MetricData> {
  const { today, turns = new Turns() } = asked;
  const window = lastDays(today, ADOPTION_DAYS);
  const businessDays = businessDaysIn(window, await holidaysIn(db, window));
  const { dayOf, currency: own } = await workspaceFrame(db);
  const modelOf = await touchModelFinder(db);
  const rows = await accountRows(db);
  await turns.next();
  const currencies = await contractCurrencies(db);
  await turns.next();
  const churnOf = Map.groupBy(await churnRows(db), ({ account_id }) => account_id);
  const currency = mainCurrency(currencies, own);
  const frame: Frame = {
    ...asked,
    turns,
    dayOf,
    businessDays,
    currency,
    contactsFrom: addDays(asked.from, -BEFORE_DAYS),
  };
  const accounts: MetricData['accounts'] = [];
  for (let done = 0; done < rows.length; done += ACCOUNTS_A_ROUND) {
    const round = rows.slice(done, done + ACCOUNTS_A_ROUND);
    const ids = round.map(({ id }) => id);
    const parts = await largeParts(db, ids, frame);
    for (const row of round) {
      if (turns.isOver) await turns.next();
      const account = toAccount(row, modelOf(row), churnOf.get(row.id) ?? [], parts, frame);
      if (account) accounts.push(account);
    }
  }
  return {
    accounts,
    currency,
    otherCurrency: currencies.reduce((sum, each) => sum + (each.currency === currency ? 0 : each.count), 0),
    undatedLosses: rows.length - accounts.length,
  };
}

interface Frame extends Required<Asked> {
  contactsFrom: Day;
  dayOf: DayOf;
  businessDays: number;
  currency: string;
}

type Of<Found> = (accountId: string) => Found;

/** What some accounts have many of, by account. */
interface LargeParts {
  contracts: Awaited<ReturnType<typeof contractsOf>>;
  contacts: Of<readonly KnownContact[]>;
  answers: Of<MetricAccount['answers']>;
  goals: Of<MetricAccount['goals']>;
  use: Of<MetricAccount['use'] | undefined>;
}

const nothing = (): readonly never[] => [];

const largeParts = async (db: Kysely<Database>, ids: readonly string[], frame: Frame): Promise<LargeParts> => {
  const { sources, turns, from, now } = frame;
  const read = async <Found>(source: MetricSource, query: () => Promise<Of<Found>>, none: Of<Found>) => {
    if (!sources.has(source)) return none;
    const found = await query();
    if (turns.isOver) await turns.next();
    return found;
  };
  const contactsFrom = `${frame.contactsFrom}T00:00:00.000Z`;
  return {
    contracts: await read('contracts', () => contractsOf(db, ids), nothing),
    contacts: await read(
      'contacts',
      () => contactsOf(db, ids, { from: contactsFrom, to: now, dayOf: frame.dayOf }),
      nothing,
    ),
    answers: await read('answers', () => answersOf(db, ids, from), nothing),
    goals: await read('goals', () => closedGoalsOf(db, ids), nothing),
    use: await read(
      'use',
      () => adoptionOf(db, ids, frame),
      () => undefined,
    ),
  };
};

/** Null: it was lost, and nobody knows when. */
const toAccount = (
  row: AccountRow,
  { rules }: AppliedTouchModel,
  events: readonly ChurnRow[],
  parts: LargeParts,
  frame: Frame,
): MetricData['accounts'][number] | null => {
  const { today, from, currency, businessDays } = frame;
  const lostOn = row.status === 'lost' ? (row.lost_on ?? lastLoss(events)) : null;
  if (row.status === 'lost' && lostOn === null) return null;
  const contacts = parts.contacts(row.id);
  const counted = rules.automatedCounts ? contacts : contacts.filter(({ automated }) => !automated);
  const goals = parts.goals(row.id);
  return {
    id: row.id,
    name: row.name,
    segmentId: row.segment_id,
    touchModelKey: rules.key,
    ownerId: row.owner_id,
    clientSince: row.client_since,
    lostOn,
    ongoingStart: row.ongoing_start,
    firstReachedOn: goals.find(({ status }) => status === 'achieved')?.on ?? null,
    ...paidAndRenewed(parts.contracts(row.id), events, { currency, lostOn, from, to: addDays(today, -1) }),
    answers: parts.answers(row.id),
    goals,
    contactsDue:
      row.status === 'onboarding' || !frame.sources.has('contacts')
        ? []
        : dueContacts(
            counted.map(({ on }) => on),
            { since: cadenceStart(row, frame), intervalDays: contactInterval(rules, row.autonomy) },
            // What is due today may still come.
            earliestDay(addDays(today, -1), lostOn ?? today),
          ),
    contacts,
    use: parts.use(row.id) ?? { ...noUse, businessDays },
  };
};

const noUse = { features: null, contracted: null, activeUsers: null, licensedUsers: null, daysUsed: null };

/** Imports know the loss only as an event. */
const lastLoss = (events: readonly ChurnRow[]): Day | null =>
  events.findLast(({ kind, reactivation }) => (kind === null || kind === 'loss') && reactivation === 0)?.happened_on ??
  null;

/** As `cadenceOf` counts it; further back than contacts were read it begins there. */
const cadenceStart = (
  row: AccountRow,
  { today, contactsFrom, dayOf }: Pick<Frame, 'today' | 'contactsFrom' | 'dayOf'>,
): Day => {
  const start = ongoingStartOf(row);
  const since = start !== null && start <= today ? start : dayOf(row.created_at);
  return since < contactsFrom ? contactsFrom : since;
};
