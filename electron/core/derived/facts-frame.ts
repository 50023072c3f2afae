import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { addDays, type Day, isBusinessDay, lastDays } from '#shared/domain/calendar.ts';
import { type DayOf, workspaceFrame } from '../accounts/workspace-days.ts';
import { type JourneyFinder, journeyFinder } from '../journeys/journey-repository.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { holidaysIn } from '../usage/usage-repository.ts';

/** J. Days over which breadth and frequency of use are told. */
export const ADOPTION_DAYS = 28;

/** What the facts of every account are read by: the day and the workspace's own rules. */
export interface FactsFrame {
  today: Day;
  /** UTC instant. */
  now: string;
  dayOf: DayOf;
  /** Knows templates and thresholds; what was written about single accounts comes with those accounts. */
  journeys: JourneyFinder;
  modelOf: Awaited<ReturnType<typeof touchModelFinder>>;
  settings: Awaited<ReturnType<typeof readMethodSettings>>;
  /** The business days of the last 28. */
  workDays: readonly Day[];
}

/** No account has this id: the finder then reads no account's stages. */
const NOBODY = '';

export const readFrame = async (
  db: Kysely<Database>,
  { today, now }: { today: Day; now: string },
): Promise<FactsFrame> => {
  const period = lastDays(today, ADOPTION_DAYS);
  const [{ dayOf }, journeys, modelOf, settings, holidays] = await Promise.all([
    workspaceFrame(db),
    journeyFinder(db, NOBODY),
    touchModelFinder(db),
    readMethodSettings(db),
    holidaysIn(db, period),
  ]);
  const days = Array.from({ length: ADOPTION_DAYS }, (_, index) => addDays(period.start, index));
  const workDays = days.filter((day) => isBusinessDay(day, holidays));
  return { today, now, dayOf, journeys, modelOf, settings, workDays };
};
