import type { Kysely, Selectable } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ReviewCommitment } from '#shared/contract/review-steps.ts';
import { type Day, dayInZone } from '#shared/domain/calendar.ts';
import { commitmentsToAnswer, isLateCommitment, type OpenCommitment } from '#shared/domain/review-preparation.ts';
import type { ReviewEntity } from './review-repository.ts';

type CommitmentRow = Selectable<Database['commitment']> & {
  contact_name: string | null;
  member_name: string | null;
  made_at: string | null;
  made_zone: string | null;
};

/** A commitment with the day it fell due on, as rules and documents read it. */
export type StandingCommitment = OpenCommitment & { row: CommitmentRow };

const commitments = (db: Kysely<Database>) =>
  db
    .selectFrom('commitment')
    .leftJoin('contact', 'contact.id', 'commitment.contact_id')
    .leftJoin('member', 'member.id', 'commitment.member_id')
    .leftJoin('review', 'review.id', 'commitment.review_id')
    .selectAll('commitment')
    .select(['contact.name as contact_name', 'member.name as member_name'])
    .select(['review.starts_at as made_at', 'review.time_zone as made_zone'])
    .where('commitment.deleted_at', 'is', null);

const standing = (row: CommitmentRow): StandingCommitment => ({
  id: row.id,
  state: row.state,
  dueOn: row.due_on,
  reason: row.reason,
  row,
});

/** F1, F9. What a review opens with: all that is open, what the last one promised, and what was answered in this one. */
export async function standingCommitments(
  db: Kysely<Database>,
  review: Pick<ReviewEntity, 'id' | 'account_id' | 'previous_review_id'>,
): Promise<StandingCommitment[]> {
  const rows = await commitments(db)
    .where('commitment.account_id', '=', review.account_id)
    .where((eb) => eb.or([eb('commitment.review_id', 'is', null), eb('commitment.review_id', '!=', review.id)]))
    .where((eb) =>
      eb.or([
        eb('commitment.state', '=', 'open'),
        eb('commitment.answered_review_id', '=', review.id),
        eb('commitment.review_id', '=', review.previous_review_id ?? ''),
      ]),
    )
    .orderBy('commitment.due_on')
    .orderBy('commitment.position')
    .execute();
  return rows.map(standing);
}

/** What both sides take on in this review (F3 step 8). */
export async function commitmentsMadeIn(db: Kysely<Database>, reviewId: string): Promise<StandingCommitment[]> {
  const rows = await commitments(db)
    .where('commitment.review_id', '=', reviewId)
    .orderBy('commitment.position')
    .orderBy('commitment.id')
    .execute();
  return rows.map(standing);
}

export const ownerOf = (row: CommitmentRow): string | null => row.member_name ?? row.contact_name ?? row.owner_name;

export function toCommitments(found: readonly StandingCommitment[], today: Day): ReviewCommitment[] {
  const toAnswer = new Set(commitmentsToAnswer(found, today).map(({ id }) => id));
  return found.map(({ row, ...each }) => ({
    id: row.id,
    body: row.body,
    side: row.side,
    memberId: row.member_id,
    contactId: row.contact_id,
    ownerName: ownerOf(row),
    dueOn: row.due_on,
    state: row.state,
    late: isLateCommitment(each, today),
    mustAnswer: toAnswer.has(row.id),
    reason: row.reason,
    reasonAudience: row.reason_audience ?? 'internal',
    answeredOn: row.answered_on,
    audience: row.audience,
    madeIn:
      row.review_id && row.made_at && row.made_zone
        ? { id: row.review_id, day: dayInZone(row.made_at, row.made_zone) }
        : null,
  }));
}
