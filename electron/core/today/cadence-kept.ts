import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import { cadenceCompliance } from '#shared/domain/cadence.ts';
import { addDays, type Day, lastDays, type Period } from '#shared/domain/calendar.ts';
import { type Measured, pooled } from '#shared/domain/measured.ts';
import { contactInterval } from '#shared/domain/touch-model.ts';
import { ongoingStartOf } from '../accounts/account-standing.ts';
import type { StandingRow } from '../accounts/standing-repository.ts';
import { type DayOf, workspaceFrame } from '../accounts/workspace-days.ts';
import type { AppliedTouchModel } from '../touch-models/touch-model-repository.ts';

/** H2. The time over which keeping the cadence is told. */
const CADENCE_DAYS = 90;

export interface CadenceKept extends Period {
  onTime: number;
  due: number;
}

interface Question {
  accounts: readonly StandingRow[];
  modelOf: (account: StandingRow) => AppliedTouchModel;
  today: Day;
}

/** H2. Contacts on time ÷ contacts due in the last 90 days over some accounts: sums divided once, never a mean of shares. */
export const cadenceKept = async (db: Kysely<Database>, question: Question): Promise<CadenceKept> => {
  const period = lastDays(question.today, CADENCE_DAYS);
  const kept = [...(await keptByAccount(db, question)).values()];
  const { numerator, denominator } = pooled(kept);
  return { ...period, onTime: numerator, due: denominator };
};

/** The same of each account in ongoing; others have no cadence. */
const keptByAccount = async (
  db: Kysely<Database>,
  { accounts, modelOf, today }: Question,
): Promise<Map<string, Measured>> => {
  const ongoing = accounts.filter(({ status }) => status === 'ongoing');
  if (ongoing.length === 0) return new Map();
  const period = lastDays(today, CADENCE_DAYS);
  const rules = new Map(
    ongoing.map((account) => {
      const model = modelOf(account).rules;
      return [account.id, { intervalDays: contactInterval(model, account.autonomy), automated: model.automatedCounts }];
    }),
  );
  const longest = Math.max(...[...rules.values()].map(({ intervalDays }) => intervalDays));
  const { dayOf } = await workspaceFrame(db);
  // One interval before the period tells whether the first contact due in it was on time.
  const from = addDays(period.start, -2 * longest);
  const contacts = await contactDays(db, { accounts: ongoing, from, dayOf });
  return new Map(
    ongoing.map((account) => {
      const { intervalDays, automated } = rules.get(account.id) ?? { intervalDays: 1, automated: true };
      const own = (contacts.get(account.id) ?? []).filter((contact) => automated || !contact.automated);
      const days = own.map(({ on }) => on).filter((on) => on <= today);
      return [
        account.id,
        cadenceCompliance(days, { since: sinceOf(account, days, from, dayOf), intervalDays }, period),
      ];
    }),
  );
};

/** The cadence counts from the start of ongoing; of an old account from the first contact that was read. */
const sinceOf = (account: StandingRow, days: readonly Day[], from: Day, dayOf: DayOf): Day => {
  const start = ongoingStartOf(account) ?? dayOf(account.created_at);
  if (start >= from) return start;
  return days.toSorted()[0] ?? from;
};

interface ContactRow {
  account_id: string;
  happened_at: string;
  automated: 0 | 1;
}

/** Each account is a seek in the index that its contacts lie in; years of them are not read. */
const contactDays = async (
  db: Kysely<Database>,
  { accounts, from, dayOf }: { accounts: readonly StandingRow[]; from: Day; dayOf: DayOf },
) => {
  const wanted = new Set(accounts.map(({ id }) => id));
  const [only] = accounts;
  const which = accounts.length === 1 && only ? sql`a.id = ${only.id}` : sql`a.status = 'ongoing'`;
  const { rows } = await sql<ContactRow>`
    SELECT i.account_id, i.happened_at, i.automated
    FROM account a CROSS JOIN interaction i ON i.account_id = a.id AND i.happened_at >= ${from}
    WHERE ${which} AND a.deleted_at IS NULL AND i.channel <> 'internal_note' AND i.deleted_at IS NULL`.execute(db);
  return Map.groupBy(
    rows
      .filter(({ account_id }) => wanted.has(account_id))
      .map(({ account_id, happened_at, automated }) => ({
        accountId: account_id,
        on: dayOf(happened_at),
        automated: automated === 1,
      })),
    ({ accountId }) => accountId,
  );
};
