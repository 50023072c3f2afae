import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { AccountHealth } from '#shared/domain/health-model.ts';
import type { MetRule, TriggerFacts } from '#shared/domain/trigger-rule.ts';
import { ruleTables } from './derived-due.ts';

/** What the rules make of one account on a day. */
export interface Derived {
  facts: TriggerFacts;
  health: AccountHealth;
  met: MetRule[];
}

/** Of a health what cannot be told again from facts and model alone at no cost. */
export type StoredHealth = Pick<
  AccountHealth,
  'modelId' | 'inputs' | 'weights' | 'cap' | 'withoutFeeling' | 'disagreement'
>;

/** Raised when a formula changes: what an older app computed is then computed again. */
const FORMULAS = 1;

/** Everything that is no account and yet changes what is computed of it. */
export const rulesDigest = async (db: Kysely<Database>): Promise<string> => {
  const hash = createHash('sha256').update(`${FORMULAS}`);
  for (const table of ruleTables) {
    const rows = await db.selectFrom(table).selectAll().orderBy('id').execute();
    hash.update(`\n${table}\n${JSON.stringify(rows)}`);
  }
  return hash.digest('base64');
};

export const derivedState = (db: Kysely<Database>): Promise<{ day: Day; rules: string } | undefined> =>
  db.selectFrom('derived_state').select(['day', 'rules']).executeTakeFirst();

/** Every account is due for this day and these rules. */
export const startAnew = (sqlite: BetterSqlite3.Database, { day, rules }: { day: Day; rules: string }): void => {
  sqlite.prepare('INSERT OR IGNORE INTO derived_due SELECT id FROM account WHERE deleted_at IS NULL').run();
  sqlite
    .prepare(
      `INSERT INTO derived_state (one, day, rules) VALUES (1, ?, ?)
       ON CONFLICT (one) DO UPDATE SET day = excluded.day, rules = excluded.rules`,
    )
    .run(day, rules);
};

export const dueAccounts = async (db: Kysely<Database>): Promise<string[]> => {
  const rows = await db.selectFrom('derived_due').select('account_id').execute();
  return rows.map(({ account_id }) => account_id);
};

/** What each of some accounts met when it was computed last. */
export const metBefore = async (db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, MetRule[]>> => {
  const { rows } = await sql<{ account_id: string; met: string }>`
    SELECT account_id, met FROM derived_account INDEXED BY derived_account_met
    WHERE account_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND met <> '[]'`.execute(db);
  return new Map(rows.map(({ account_id, met }) => [account_id, JSON.parse(met) as MetRule[]]));
};

const kept = new WeakMap<BetterSqlite3.Database, Map<string, BetterSqlite3.Statement>>();

/** Made once a connection: a slice asks again and again. */
const statementOf = (sqlite: BetterSqlite3.Database, text: string): BetterSqlite3.Statement => {
  let known = kept.get(sqlite);
  if (!known) kept.set(sqlite, (known = new Map()));
  let statement = known.get(text);
  if (!statement) known.set(text, (statement = sqlite.prepare(text)));
  return statement;
};

/** A row of `derived_account`, in the order of `putDerived`. */
export type DerivedValues = readonly [accountId: string, ...(string | number | null)[]];

export const toDerivedValues = ({ facts, health, met }: Derived, day: Day): DerivedValues => {
  const { score, shownScore, band, state, coverage, modelId, inputs, weights, cap, withoutFeeling } = health;
  const stored: StoredHealth = { modelId, inputs, weights, cap, withoutFeeling, disagreement: health.disagreement };
  const texts = [met, stored, facts].map((part) => JSON.stringify(part));
  return [facts.accountId, day, score, shownScore, band, state, coverage, ...texts];
};

/** Puts what was computed, and forgets the accounts that are gone. */
export const putDerived = (
  sqlite: BetterSqlite3.Database,
  { rows, gone }: { rows: readonly DerivedValues[]; gone: readonly string[] },
): void => {
  const put = statementOf(
    sqlite,
    `INSERT INTO derived_account (account_id, day, score, shown_score, band, state, coverage, met, health, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET day = excluded.day, score = excluded.score,
       shown_score = excluded.shown_score, band = excluded.band, state = excluded.state, coverage = excluded.coverage,
       met = excluded.met, health = excluded.health, facts = excluded.facts`,
  );
  for (const row of rows) put.run(...row);
  if (gone.length === 0) return;
  sqlite
    .prepare('DELETE FROM derived_account WHERE account_id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(gone));
};

export const doneWith = (sqlite: BetterSqlite3.Database, ids: readonly string[]): void => {
  statementOf(sqlite, 'DELETE FROM derived_due WHERE account_id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(ids),
  );
};
