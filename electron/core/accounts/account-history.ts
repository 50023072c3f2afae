import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountChange, AccountHistory, HistoryRange } from '#shared/contract/account-history.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { journeyOf } from '#shared/domain/journey-course.ts';
import { parseStamp } from '#shared/sync/clock.ts';
import type { FieldValue, Mutation } from '#shared/sync/mutation.ts';
import { readEvents } from './account-events.ts';
import { findAccount } from './account-repository.ts';
import { type JourneyAccount, type JourneyFinder, journeyFinder } from '../journeys/journey-repository.ts';

const LONGEST_VALUE = 200;
/** Where the history of a relation begins, for practical purposes. */
const BEGINNING = '1900-01-01';
const HIDDEN = new Set(['account_id', 'position', 'deleted_at']);

/** The whole relation (A7): what happened, the stages it went through, and every change made on this device. */
export const readHistory = async (
  db: Kysely<Database>,
  id: string,
  { today, ...most }: { today: Day } & HistoryRange,
): Promise<AccountHistory> => {
  // One more than is shown tells whether there is more.
  const [account, journeys, events, changes] = await Promise.all([
    findAccount(db, id),
    journeyFinder(db, id),
    readEvents(db, id, { since: BEGINNING, until: today, limit: most.events + 1 }),
    accountChanges(db, id, most.changes + 1),
  ]);
  return {
    events: events.slice(0, most.events),
    stages: account ? stagesUntil(account, journeys, today) : [],
    changes: changes.slice(0, most.changes),
    more: { events: events.length > most.events, changes: changes.length > most.changes },
  };
};

const stagesUntil = (
  account: JourneyAccount & { lost_on: string | null },
  { planOf, thresholds }: JourneyFinder,
  today: Day,
): AccountHistory['stages'] => {
  const plan = planOf(account);
  if (!plan) return [];
  const last = account.lost_on !== null && account.lost_on < today ? account.lost_on : today;
  const { past, current } = journeyOf(plan, last, thresholds);
  return [...past, { ...current, endedOn: null }]
    .map(({ kind, round, name, startsOn, plannedEnd, endedOn }) => ({
      kind,
      round,
      name,
      startsOn,
      plannedEnd: endedOn ?? plannedEnd,
    }))
    .toReversed();
};

/**
 * Changes that somebody made by hand, newest first. Imports carry no label, so that their large mutations are passed
 * over without being read.
 */
const accountChanges = async (db: Kysely<Database>, accountId: string, limit: number): Promise<AccountChange[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select(['mutation_id', 'hlc', 'label', 'body', 'before_text', 'state'])
    .where('label', 'is not', null)
    .where(sql<boolean>`instr(body, ${`"b":"a:${accountId}"`}) > 0`)
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  const currencies = await currenciesOf(db, accountId);
  return rows.map((row) => {
    const { w: writes } = JSON.parse(row.body) as Mutation;
    const before = JSON.parse(row.before_text) as (Record<string, FieldValue> | null)[];
    return {
      mutationId: row.mutation_id,
      at: new Date(parseStamp(row.hlc).ms).toISOString(),
      label: row.label ?? '',
      undone: row.state === 'undone',
      rows: writes.flatMap(({ t, id, b, f }, index) =>
        b === `a:${accountId}`
          ? [
              {
                table: t,
                id,
                isNew: !before[index],
                currency: asText(f['currency'] ?? currencies.get(id) ?? null),
                fields: changedFields(f, before[index] ?? null),
              },
            ]
          : [],
      ),
    };
  });
};

/** A change of an amount alone does not name its currency. */
const currenciesOf = async (db: Kysely<Database>, accountId: string): Promise<ReadonlyMap<string, string | null>> => {
  const [contracts, losses] = await Promise.all([
    db.selectFrom('contract').select(['id', 'currency']).where('account_id', '=', accountId).execute(),
    db.selectFrom('churn_event').select(['id', 'currency']).where('account_id', '=', accountId).execute(),
  ]);
  return new Map([...contracts, ...losses].map(({ id, currency }) => [id, currency]));
};

const changedFields = (
  after: Record<string, FieldValue>,
  before: Record<string, FieldValue> | null,
): AccountChange['rows'][number]['fields'] =>
  Object.entries(after)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => ({ name, before: asText(before?.[name] ?? null), after: asText(value) }));

const asText = (value: FieldValue): string | null => {
  if (value === null) return null;
  const text = String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};
