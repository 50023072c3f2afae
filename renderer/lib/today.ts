import { createContext, useContext } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useSessionIfOpen } from './session.ts';

/** For pages without a session: the printed ones are given the day of their data. */
export const TodayContext = createContext<string | null>(null);

/** The one *today* of every rule comes from core (architecture.md, Days). */
export function useToday(): string {
  const given = useContext(TodayContext);
  const session = useSessionIfOpen();
  return given ?? session?.me.today ?? Temporal.Now.plainDateISO().toString();
}
