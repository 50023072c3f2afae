import type { ReviewRow } from '#shared/contract/reviews.ts';
import type { ReviewGroup, ReviewsSearch } from './reviews-search.ts';

/** Where a review stands for whoever plans the week. */
export function groupOf({ canceledAt, stage }: Pick<ReviewRow, 'canceledAt' | 'stage'>): ReviewGroup {
  if (canceledAt !== null) return 'canceled';
  if (stage === 'planned') return 'upcoming';
  return stage === 'held' || stage === 'followed_up' ? 'held' : 'preparing';
}

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function filterReviews(rows: readonly ReviewRow[], search: ReviewsSearch): ReviewRow[] {
  const text = fold(search.text ?? '');
  const groups = search.group ?? ['upcoming', 'preparing'];
  return rows.filter(
    (row) =>
      groups.includes(groupOf(row)) &&
      (!search.kind || search.kind.includes(row.kind)) &&
      (!search.owner || search.owner.includes(row.ownerId ?? '')) &&
      (text === '' || fold(row.accountName).includes(text)),
  );
}
