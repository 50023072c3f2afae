import { createContext, useContext } from 'react';
import type { StudioView } from '#shared/contract/review-steps.ts';
import type { ReviewStep } from '#shared/domain/vocabulary.ts';

export interface Studio extends StudioView {
  /** Follows a write: shows when it was saved, or why it was not; null where it failed. */
  write<Result>(work: Promise<Result>): Promise<Result | null>;
  /** Follows the save of a field that tells its failure itself: rejects where it failed. */
  save<Result>(work: Promise<Result>): Promise<Result>;
  goTo(step: ReviewStep): void;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('A step was shown outside the studio');
  return studio;
}
