import { z } from 'zod';
import { plannedReview } from '#shared/contract/method.ts';
import type { PlannedReview } from '#shared/domain/touch-model.ts';

const stored = z.array(plannedReview);

/** B. The reviews that a workspace wrote over the shipped ones; null: as shipped, or in words of a newer app. */
export const plannedReviews = (text: string | null): readonly PlannedReview[] | null => {
  if (text === null) return null;
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    return null;
  }
};
