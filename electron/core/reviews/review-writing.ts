import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { findReview, type ReviewEntity } from './review-repository.ts';

/** Nothing to say but that it is written. */
export type Done = Record<string, never>;

/** What a form sends: a field left out stays as it was. */
export type Partly<Fields> = { [F in keyof Fields]?: Fields[F] | undefined };

/** Rows that hang on a review. */
export type ReviewPart = Extract<
  TableName,
  'review_participant' | 'review_item' | 'commitment' | 'agenda_item' | 'decision'
>;

/** @throws DomainError ROW_NOT_FOUND */
export async function requireReview({ db }: Pick<WriteContext, 'db'>, id: string): Promise<ReviewEntity> {
  const review = await findReview(db, id);
  if (!review) throw new DomainError('ROW_NOT_FOUND', { what: 'review' });
  return review;
}

/** One unit of work on a review; the first one takes a planned review to "preparing" (F1, F3). */
export function prepare<Result>(
  kernel: Kernel,
  reviewId: string,
  label: UndoLabel,
  work: (context: WriteContext, review: ReviewEntity) => Promise<Result> | Result,
): Promise<Result> {
  return kernel.unitOfWork.write(label, async (context) => {
    const review = await requireReview(context, reviewId);
    const result = await work(context, review);
    if (review.stage === 'planned') context.rows.update('review', reviewId, { stage: 'preparing' });
    return result;
  });
}

/** One unit of work on a row of a review that stands. */
export function changePart(
  kernel: Kernel,
  part: { table: ReviewPart; id: string; label?: UndoLabel | null },
  work: (context: WriteContext, reviewId: string) => Promise<void> | void,
): Promise<Done> {
  const { table, id, label = 'reviews.prepare' } = part;
  return kernel.unitOfWork.write(label, async (context) => {
    const row = await context.db
      .selectFrom(table)
      .select('review_id')
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw new DomainError('ROW_NOT_FOUND', { what: table });
    await work(context, row.review_id ?? '');
    return {};
  });
}

/** The sort key after the last row of a review, rows in the trash included: they may come back. */
export async function lastKey(
  { db }: Pick<WriteContext, 'db'>,
  kernel: Kernel,
  table: Exclude<ReviewPart, 'review_participant'>,
  reviewId: string,
): Promise<string> {
  const row = await db
    .selectFrom(table)
    .select('position')
    .where('review_id', '=', reviewId)
    .orderBy('position', 'desc')
    .executeTakeFirst();
  return keyBetween(row?.position ?? null, null, deviceSuffix(kernel.actor.deviceId));
}
