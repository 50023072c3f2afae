import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { addDays, type Day, daysBetween, weekStart } from '#shared/domain/calendar.ts';
import { measured } from '#shared/domain/measured.ts';
import { adoptionDepth, changeAgainst } from '#shared/domain/usage.ts';
import { ADOPTION_DAYS, type FactsFrame } from './facts-frame.ts';
import { byPlace, onePlaced, type Placed, type SomeAccounts } from './some-accounts.ts';

const RECENT_WEEKS = 4;
const BASELINE_WEEKS = 12;
/** As far back as the account page looks for the first use, so that both tell one baseline. */
const KNOWN_WEEKS = 26;

interface Sums {
  account_id: string;
  first_on: Day;
  last_on: Day;
  recent: number | null;
  baseline: number | null;
  /** Of the last 28 days. */
  features: number;
  work_days: number;
}

/** Of the last 16 whole weeks and the one that runs: one range of the index an account, one row each. */
const sumsOf = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  { today, workDays }: FactsFrame,
): Promise<Sums[]> => {
  const { start, recentFrom, end } = windowsOf(today);
  const isUse = sql`used_on >= ${addDays(today, 1 - ADOPTION_DAYS)} AND count > 0`;
  const { rows } = await sql<Sums>`
    SELECT account_id, min(used_on) AS first_on, max(used_on) AS last_on,
      sum(count) FILTER (WHERE used_on >= ${recentFrom} AND used_on <= ${end}) AS recent,
      sum(count) FILTER (WHERE used_on < ${recentFrom}) AS baseline,
      count(DISTINCT feature) FILTER (WHERE ${isUse}) AS features,
      count(DISTINCT used_on) FILTER (WHERE ${isUse}
        AND used_on IN (SELECT value FROM json_each(${JSON.stringify(workDays)}))) AS work_days
    FROM usage_record
    WHERE account_id IN (SELECT value FROM json_each(${accounts.ids}))
      AND used_on >= ${start} AND used_on <= ${today} AND deleted_at IS NULL
    GROUP BY account_id`.execute(db);
  return rows;
};

const windowsOf = (today: Day) => {
  // The week that runs is left out: half a week would look like a drop.
  const end = addDays(weekStart(today), -1);
  const recentFrom = addDays(end, 1 - RECENT_WEEKS * 7);
  return {
    end,
    recentFrom,
    start: addDays(recentFrom, -BASELINE_WEEKS * 7),
    knownFrom: addDays(end, 1 - KNOWN_WEEKS * 7),
  };
};

/** The last use before the sums begin: one seek an account. */
const usedBefore = async (db: Kysely<Database>, accounts: SomeAccounts, today: Day) => {
  const { rows } = await sql<Placed & { used_on: Day | null }>`
    SELECT ids.key AS at,
      (SELECT used_on FROM usage_record u WHERE u.account_id = ids.value AND u.used_on < ${windowsOf(today).start}
        AND u.deleted_at IS NULL ORDER BY u.used_on DESC LIMIT 1) AS used_on
    FROM json_each(${accounts.ids}) ids`.execute(db);
  return rows;
};

interface Point extends Placed {
  kind: 'contracted_features' | 'active_users' | 'licensed_users';
  value: number | null;
}

/** The latest value of the series that adoption is told from (J). */
const latestPoints = async (db: Kysely<Database>, accounts: SomeAccounts, today: Day): Promise<Point[]> => {
  const { rows } = await sql<Point>`
    SELECT ids.key AS at, s.kind, (
      SELECT p.value FROM metric_point p WHERE p.series_id = s.id AND p.starts_on <= ${today} AND p.deleted_at IS NULL
      ORDER BY p.starts_on DESC LIMIT 1) AS value
    FROM json_each(${accounts.ids}) ids CROSS JOIN metric_series s
      ON s.account_id = ids.value AND s.kind IN ('contracted_features', 'active_users', 'licensed_users')
      AND s.deleted_at IS NULL`.execute(db);
  return rows;
};

/** I3, J. Use against the account's own baseline, and adoption of the last 28 days. */
export const usageFacts = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  frame: FactsFrame,
): Promise<(at: number) => AccountFacts['usage']> => {
  const [sums, earlier, points] = await Promise.all([
    sumsOf(db, accounts, frame),
    usedBefore(db, accounts, frame.today),
    latestPoints(db, accounts, frame.today),
  ]);
  const sumOf = new Map(sums.map((row) => [row.account_id, row]));
  const earlierOf = onePlaced(earlier);
  const pointsOf = byPlace(points);
  const { start, recentFrom, knownFrom } = windowsOf(frame.today);
  return (at) => {
    const sum = sumOf.get(accounts.list[at] ?? '');
    const features = sum?.features ?? 0;
    const days = sum?.work_days ?? 0;
    const point = (kind: Point['kind']) => pointsOf(at).findLast((known) => known.kind === kind)?.value ?? null;
    const contracted = point('contracted_features');
    const before = earlierOf(at)?.used_on ?? null;
    const lastUsedOn = sum?.last_on ?? before;
    const wasKnown = before !== null && before >= knownFrom;
    // Weeks before the first use are no silence: the account was not there yet.
    const firstWeek = wasKnown ? start : weekStart(sum?.first_on ?? recentFrom);
    const baselineWeeks = Math.max(0, daysBetween(firstWeek, recentFrom) / 7);
    const recentWeeks = Math.min(RECENT_WEEKS, Math.max(0, RECENT_WEEKS - daysBetween(recentFrom, firstWeek) / 7));
    const isKnown = sum !== undefined || wasKnown;
    const baseline = sum?.baseline ? measured(sum.baseline, baselineWeeks, 1).value : null;
    const weekly = isKnown ? measured(sum?.recent ?? 0, recentWeeks, 1).value : null;
    const depth = adoptionDepth(point('active_users') ?? 0, point('licensed_users') ?? 0).value;
    return {
      lastUsedOn,
      weekly,
      baseline,
      changePercent: changeAgainst(weekly, baseline),
      breadthPercent: lastUsedOn === null ? null : measured(features, contracted ?? 0).value,
      depthPercent: depth,
      frequencyPercent: lastUsedOn === null ? null : measured(days, frame.workDays.length).value,
      featuresUsed: features,
      featuresContracted: contracted,
    };
  };
};
