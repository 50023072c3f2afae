import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { monthlyRevenueOn } from '#shared/domain/contract.ts';
import type { ProgrammeData } from '#shared/domain/programme-numbers.ts';
import { cadenceOf } from '../accounts/account-standing.ts';
import { standingRows } from '../accounts/standing-repository.ts';
import { workspaceFrame } from '../accounts/workspace-days.ts';
import { contractsOfAll } from '../contracts/contract-repository.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';

/** As far back as two periods of a year reach. */
const YEARS_DAYS = 731;

export interface ProgrammeRows {
  /** The numbers' data of one segment; null: of all accounts. */
  of: (segmentId: string | null) => ProgrammeData;
  currency: string;
}

/** What the numbers of the programme need, read once for all segments: six queries whatever the size. */
export async function readProgrammeData(
  db: Kysely<Database>,
  { today, now }: { today: Day; now: string },
): Promise<ProgrammeRows> {
  const [rows, frame, modelOf, contracts, answers, goals] = await Promise.all([
    standingRows(db, now),
    workspaceFrame(db),
    touchModelFinder(db),
    contractsOfAll(db, today),
    db
      .selectFrom('survey_answer')
      .select(['account_id', 'kind', 'score', 'answered_on'])
      .where('deleted_at', 'is', null)
      .where('answered_on', '>', addDays(today, -YEARS_DAYS))
      .execute(),
    db
      .selectFrom('goal')
      .select(['account_id', 'status', 'closed_on'])
      .where('deleted_at', 'is', null)
      .where('kind', '!=', 'action')
      .where('closed_on', 'is not', null)
      .execute(),
  ]);
  const reached = new Map<string, Day>();
  for (const { account_id, status, closed_on } of goals) {
    if (status !== 'achieved' || closed_on === null) continue;
    const first = reached.get(account_id);
    if (first === undefined || closed_on < first) reached.set(account_id, closed_on);
  }
  const currency = mainCurrency(contracts.values(), frame.currency);
  const accounts = rows.map((row) => {
    const revenue = monthlyRevenueOn(contracts.get(row.id) ?? [], today);
    const own = revenue.length === 1 && revenue[0]?.currency === currency ? revenue[0].minor : null;
    const cadence = row.status === 'ongoing' ? cadenceOf(row, modelOf(row), { today, dayOf: frame.dayOf }) : null;
    return {
      segmentId: row.segment_id,
      id: row.id,
      clientSince: row.client_since,
      lostOn: row.lost_on,
      ongoingStart: row.ongoing_start,
      firstReachedOn: reached.get(row.id) ?? null,
      monthlyMinor: own,
      contactOnTime: cadence && !cadence.late,
    };
  });
  return {
    currency,
    of: (segmentId) => {
      const chosen = segmentId === null ? accounts : accounts.filter((account) => account.segmentId === segmentId);
      const ids = new Set(chosen.map(({ id }) => id));
      return {
        accounts: chosen,
        answers: answers.flatMap(({ account_id, kind, score, answered_on }) =>
          ids.has(account_id) ? [{ accountId: account_id, kind, score, on: answered_on }] : [],
        ),
        goals: goals.flatMap(({ account_id, status, closed_on }) =>
          ids.has(account_id) ? [{ status, closedOn: closed_on }] : [],
        ),
      };
    },
  };
}

/** The workspace's currency, else, where nobody pays in it, the one most contracts are in: amounts of two are not added. */
function mainCurrency(contracts: Iterable<readonly { amount: { currency: string } }[]>, own: string): string {
  const counts = new Map<string, number>();
  for (const list of contracts)
    for (const { amount } of list) counts.set(amount.currency, (counts.get(amount.currency) ?? 0) + 1);
  if (counts.size === 0 || counts.has(own)) return own;
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? own;
}

/** C4. The day on which the first account was activated; null: none was. */
export async function firstActivation(db: Kysely<Database>): Promise<Day | null> {
  const row = await db
    .selectFrom('activation')
    .select(sql<Day | null>`min(activated_on)`.as('first'))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.first ?? null;
}
