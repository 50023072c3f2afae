import type { Kysely, Selectable } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';
import { type Day, dayInZone } from '#shared/domain/calendar.ts';
import { isUpcomingStage, readiness, stepsAskedFor } from '#shared/domain/review-preparation.ts';
import type { TouchModel } from '#shared/domain/touch-model.ts';
import type { ReviewKind, ReviewStep, TouchModelKey } from '#shared/domain/vocabulary.ts';
import type { JourneyPlan } from '#shared/domain/journey-course.ts';
import { journeyFinder } from '../journeys/journey-repository.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';

export type ReviewEntity = Selectable<Database['review']>;

/** A review that stands, of an account that stands. */
export async function findReview(db: Kysely<Database>, id: string): Promise<ReviewEntity | null> {
  const row = await db
    .selectFrom('review')
    .innerJoin('account', 'account.id', 'review.account_id')
    .selectAll('review')
    .where('review.id', '=', id)
    .where('review.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export interface ReviewAccount {
  id: string;
  name: string;
  legalName: string | null;
  language: 'pt-BR' | 'en';
  ownerId: string | null;
  /** Null where neither the start of ongoing nor the client's first day is known (D1). */
  journey: JourneyPlan | null;
  staffTurnover: 'low' | 'medium' | 'high' | null;
  touchModel: TouchModelKey;
  /** With what the workspace edited: the steps its reviews ask for (F3). */
  rules: TouchModel;
  /** Nobody chose it, neither for the account nor for its segment (B2). */
  touchModelAssumed: boolean;
}

/** The account with the touch model that rules it: its own, else its segment's (B2). */
export async function accountOfReview(db: Kysely<Database>, accountId: string): Promise<ReviewAccount | null> {
  const row = await db
    .selectFrom('account')
    .select(['account.id', 'account.name', 'account.legal_name', 'account.language', 'account.owner_id'])
    .select(['account.ongoing_start', 'account.client_since', 'account.staff_turnover', 'account.status'])
    .select(['account.segment_id', 'account.touch_model_id', 'account.journey_template_id'])
    .where('account.id', '=', accountId)
    .where('account.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { rules, assumed } = (await touchModelFinder(db))(row);
  return {
    id: row.id,
    name: row.name,
    legalName: row.legal_name,
    language: row.language,
    ownerId: row.owner_id,
    journey: (await journeyFinder(db, accountId)).planOf(row),
    staffTurnover: row.staff_turnover,
    touchModel: rules.key,
    rules,
    touchModelAssumed: assumed ?? false,
  };
}

/** Reviews by date, with readiness and what must be answered: three queries whatever their number, and the touch models. */
export async function reviewRows(
  db: Kysely<Database>,
  today: Day,
  only: { accountId?: string | undefined; id?: string | undefined },
): Promise<ReviewRow[]> {
  const rows = await db
    .selectFrom('review')
    .innerJoin('account', 'account.id', 'review.account_id')
    .leftJoin('member', 'member.id', 'review.owner_id')
    .selectAll('review')
    .select(['account.name as account_name', 'member.name as owner_name'])
    .select(['account.segment_id', 'account.touch_model_id'])
    .where('review.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .$if(only.accountId !== undefined, (query) => query.where('review.account_id', '=', only.accountId ?? ''))
    .$if(only.id !== undefined, (query) => query.where('review.id', '=', only.id ?? ''))
    .orderBy('review.starts_at')
    .orderBy('review.id')
    .execute();
  const modelOf = await touchModelFinder(db);
  const done = await doneSteps(db, only);
  const waiting = await commitmentsWaiting(db, today, only);
  return rows.map((row) => {
    const ready = readiness(done.get(row.id) ?? [], stepsAskedFor(modelOf(row).rules, row.kind));
    const { missing: _missing, ...shown } = ready;
    return {
      id: row.id,
      accountId: row.account_id,
      accountName: row.account_name,
      kind: row.kind,
      stage: row.stage,
      title: row.title,
      startsAt: row.starts_at,
      day: dayInZone(row.starts_at, row.time_zone),
      timeZone: row.time_zone,
      durationMinutes: row.duration_minutes,
      place: row.place,
      ownerId: row.owner_id,
      ownerName: row.owner_name,
      periodFrom: row.period_from,
      periodTo: row.period_to,
      heldAt: row.held_at,
      canceledAt: row.canceled_at,
      readiness: shown,
      toAnswer: isUpcomingStage(row.stage)
        ? (waiting.get(row.account_id) ?? []).filter((reviewId) => reviewId !== row.id).length
        : 0,
    };
  });
}

async function doneSteps(db: Kysely<Database>, only: { accountId?: string | undefined; id?: string | undefined }) {
  const rows = await db
    .selectFrom('review_step')
    .select(['review_id', 'step'])
    .where('done', '=', 1)
    .where('deleted_at', 'is', null)
    .$if(only.accountId !== undefined, (query) => query.where('account_id', '=', only.accountId ?? ''))
    .$if(only.id !== undefined, (query) => query.where('review_id', '=', only.id ?? ''))
    .execute();
  const found = new Map<string, ReviewStep[]>();
  for (const { review_id, step } of rows) found.set(review_id, [...(found.get(review_id) ?? []), step]);
  return found;
}

/** By account: the reviews that made commitments which are late now (F9). */
async function commitmentsWaiting(
  db: Kysely<Database>,
  today: Day,
  only: { accountId?: string | undefined; id?: string | undefined },
): Promise<Map<string, (string | null)[]>> {
  const rows = await db
    .selectFrom('commitment')
    .select(['commitment.account_id', 'commitment.review_id'])
    .where('commitment.deleted_at', 'is', null)
    .where('commitment.state', '=', 'open')
    .where('commitment.due_on', '<', today)
    .$if(only.accountId !== undefined, (query) => query.where('commitment.account_id', '=', only.accountId ?? ''))
    .$if(only.id !== undefined, (query) =>
      query.where('commitment.account_id', 'in', (eb) =>
        eb
          .selectFrom('review')
          .select('review.account_id')
          .where('review.id', '=', only.id ?? ''),
      ),
    )
    .execute();
  const found = new Map<string, (string | null)[]>();
  for (const { account_id, review_id } of rows) found.set(account_id, [...(found.get(account_id) ?? []), review_id]);
  return found;
}

/** The latest one of the account before an instant that was held or should have been; of the same kind first. */
export async function previousReview(
  db: Kysely<Database>,
  accountId: string,
  before: string,
  kind: ReviewKind,
): Promise<ReviewEntity | null> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('starts_at', '<', before)
    .where('canceled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .limit(20)
    .execute();
  const business = (each: ReviewEntity) => each.kind === 'qbr' || each.kind === 'ebr';
  if (kind === 'qbr' || kind === 'ebr') return rows.find(business) ?? rows[0] ?? null;
  return rows[0] ?? null;
}

export async function holidaysOf(db: Kysely<Database>): Promise<ReadonlySet<Day>> {
  const rows = await db.selectFrom('holiday').select('day').where('deleted_at', 'is', null).execute();
  return new Set(rows.map(({ day }) => day));
}

export async function workspaceOf(db: Kysely<Database>) {
  return db.selectFrom('workspace').selectAll().where('deleted_at', 'is', null).executeTakeFirstOrThrow();
}
