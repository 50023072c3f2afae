import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFlagEntry, AccountJourney } from '#shared/contract/journeys.ts';
import type { DayOf } from '../accounts/workspace-days.ts';

/** What stands on the timeline beside the stages: reviews and feelings, oldest first. */
export const marksOf = async (
  db: Kysely<Database>,
  accountId: string,
  dayOf: DayOf,
): Promise<Pick<AccountJourney, 'reviews' | 'feelings'>> => {
  const [reviews, feelings] = await Promise.all([
    db
      .selectFrom('review')
      .select(['id', 'kind', 'starts_at', 'stage'])
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .where('canceled_at', 'is', null)
      .orderBy('starts_at')
      .execute(),
    db
      .selectFrom('feeling')
      .select(['id', 'moment', 'felt_at'])
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .orderBy('felt_at')
      .execute(),
  ]);
  return {
    reviews: reviews.map(({ id, kind, starts_at, stage }) => ({
      id,
      kind,
      on: dayOf(starts_at),
      held: stage === 'held' || stage === 'followed_up',
    })),
    feelings: feelings.map(({ id, moment, felt_at }) => ({ id, moment, on: dayOf(felt_at) })),
  };
};

/** D5. Every flag that was set on an account, those that hold first. */
export const flagsOf = async (db: Kysely<Database>, accountId: string): Promise<AccountFlagEntry[]> =>
  db
    .selectFrom('account_flag')
    .select(['id', 'flag', 'label', 'since', 'until', 'note'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy((eb) => eb('until', 'is not', null))
    .orderBy('since', 'desc')
    .execute();
