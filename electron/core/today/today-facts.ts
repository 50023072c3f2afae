import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { nextRenewal } from '#shared/domain/contract.ts';
import { staleFrom } from '#shared/domain/feeling.ts';
import { readiness, stepsAskedFor } from '#shared/domain/review-preparation.ts';
import type { TodayFacts } from '#shared/domain/today-facts.ts';
import type { TouchModelKey } from '#shared/domain/vocabulary.ts';
import { cadenceOf } from '../accounts/account-standing.ts';
import { type StandingRow, standingRows } from '../accounts/standing-repository.ts';
import { daysInZone, workspaceFrame } from '../accounts/workspace-days.ts';
import { contractsOfAll } from '../contracts/contract-repository.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import {
  foundSituations,
  latestFeelings,
  openAlerts,
  openReviews,
  openTasks,
  overdueGoals,
  owedCommitments,
  sharedWith,
  untoldCases,
  waitingSends,
} from './today-repository.ts';

export interface TodayQuestion {
  memberId: string;
  today: Day;
  now: string;
  /** The last day of the calendar. */
  until: Day;
}

export interface TodayData {
  /** What the member looks after: own accounts, shared ones, and those without an owner; not those that were lost. */
  accounts: ReadonlyMap<string, StandingRow>;
  /** B3. The touch model of each of them. */
  models: readonly TouchModelKey[];
  facts: TodayFacts;
  reviews: Awaited<ReturnType<typeof openReviews>>;
}

/** What a member looks after, by id. */
export const todayAccounts = async (
  db: Kysely<Database>,
  { memberId, now }: Pick<TodayQuestion, 'memberId' | 'now'>,
): Promise<Map<string, StandingRow>> => {
  const shared = await sharedWith(db, memberId);
  const rows = await standingRows(db, now);
  return new Map(
    rows
      .filter(({ status }) => status !== 'lost')
      .filter(({ id, owner_id }) => owner_id === null || owner_id === memberId || shared.has(id))
      .map((row) => [row.id, row]),
  );
};

/** Reads what the rules of Today ask for (H3): about ten queries, none of them per account. */
export async function readToday(db: Kysely<Database>, question: TodayQuestion): Promise<TodayData> {
  const { memberId, today, now, until } = question;
  const accounts = await todayAccounts(db, { memberId, now });
  const mine = <Row extends { accountId: string }>(found: readonly Row[]) =>
    found.filter(({ accountId }) => accounts.has(accountId));
  const [{ dayOf }, modelOf, contracts, reviews, feelings, settings] = await Promise.all([
    workspaceFrame(db),
    touchModelFinder(db),
    contractsOfAll(db, today),
    openReviews(db, today),
    latestFeelings(db),
    readMethodSettings(db),
  ]);
  const mineReviews = reviews.filter(({ account_id }) => accounts.has(account_id));
  const tasks = await openTasks(db, memberId, until);
  const readinessOf = ({ account_id, kind, done }: (typeof reviews)[number]): number => {
    const account = accounts.get(account_id);
    if (!account) return 0;
    return readiness(done, stepsAskedFor(modelOf(account).rules, kind)).percent;
  };
  return {
    accounts,
    reviews: mineReviews,
    models: [...accounts.values()].map((account) => modelOf(account).rules.key),
    facts: {
      contacts: [...accounts.values()].flatMap((account) => {
        if (account.status !== 'ongoing') return [];
        const cadence = cadenceOf(account, modelOf(account), { today, dayOf });
        if (!cadence) return [];
        const { lastContactOn, dueOn, intervalDays } = cadence;
        return [{ accountId: account.id, lastContactOn, dueOn, intervalDays }];
      }),
      renewals: [...accounts.keys()].flatMap((id) => {
        const renewal = nextRenewal(contracts.get(id) ?? [], today);
        if (!renewal) return [];
        return [{ contractId: renewal.contract.id, accountId: id, endsOn: renewal.endsOn, noticeOn: renewal.noticeOn }];
      }),
      reviews: mineReviews.map((review) => ({
        id: review.id,
        accountId: review.account_id,
        kind: review.kind,
        stage: review.stage,
        on: daysInZone(review.time_zone)(review.starts_at),
        readinessPercent: readinessOf(review),
      })),
      commitments: mine(await owedCommitments(db, today)),
      cases: mine(await untoldCases(db)).map(({ solved_at, ...row }) => ({
        ...row,
        solvedOn: solved_at === null ? null : dayOf(solved_at),
      })),
      goals: mine(await overdueGoals(db, today)),
      alerts: mine(await openAlerts(db)),
      found: mine(await foundSituations(db)),
      sends: mine(await waitingSends(db)),
      feelings: mine(feelings).map(({ felt_at, ...row }) => {
        const feltOn = dayOf(felt_at);
        return { ...row, feltOn, staleOn: staleFrom({ moment: row.moment, feltOn }, settings) };
      }),
      tasks: tasks
        .filter(({ accountId }) => accountId === null || accounts.has(accountId))
        .map(({ source, source_id, step_kind, content_id, ...row }) => ({
          ...row,
          open: true,
          contentId: step_kind === 'content' ? content_id : null,
          commitmentId: source === 'commitment' ? source_id : null,
        })),
    },
  };
}

/** Days shown beside the lanes, today included. */
export const CALENDAR_DAYS = 14;

export const lastCalendarDay = (today: Day): Day => addDays(today, CALENDAR_DAYS - 1);
