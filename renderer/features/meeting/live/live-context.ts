import { createContext, useContext } from 'react';
import type { LiveView } from '#shared/domain/client-view/live-view.ts';

export interface Live extends LiveView {
  /** Follows a write and says why it failed; null where it did. */
  write<Result>(work: Promise<Result>): Promise<Result | null>;
}

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('A part of live mode was shown outside it');
  return live;
}
