import { createContext, useContext } from 'react';
import type { AfterView } from '#shared/contract/meeting.ts';

export interface After extends AfterView {
  /** Follows a write and says why it failed; null where it did. */
  write<Result>(work: Promise<Result>): Promise<Result | null>;
}

export const AfterContext = createContext<After | null>(null);

export function useAfter(): After {
  const after = useContext(AfterContext);
  if (!after) throw new Error('A part of what follows a review was shown outside it');
  return after;
}
